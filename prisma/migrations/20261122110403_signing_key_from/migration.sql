-- A signing key is published before it signs.
ALTER TABLE "signing_key" ADD COLUMN "signs_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "signing_key" SET "signs_from" = "created_at";
