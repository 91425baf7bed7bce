-- By which an import that brings nothing new is seen without comparing everybody (LAS-2): of the file, and of the school as it left it.
ALTER TABLE "roster_import"
  ADD COLUMN "roster_digest" TEXT,
  ADD COLUMN "state_digest" TEXT;
