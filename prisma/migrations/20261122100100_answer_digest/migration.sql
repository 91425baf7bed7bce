-- An answer of a LAS that is, to the byte, the one that the school has already need not be read again (LAS-2).
ALTER TABLE "roster_import" ADD COLUMN "answer_digest" TEXT;
