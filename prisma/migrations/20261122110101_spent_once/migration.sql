-- What counts once and proves itself by its seal: solved captchas, challenges of passkeys (AUT-2, AUT-7). Used ones are kept until they expire.
CREATE TABLE "spent_once" (
  "hash" BYTEA NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "spent_once_pkey" PRIMARY KEY ("hash")
);
CREATE INDEX "spent_once_expires_at_idx" ON "spent_once"("expires_at");
