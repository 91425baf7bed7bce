-- ACC-1: requests for a school account or a first ICT-coördinator, from outside.
CREATE TYPE "account_request_kind" AS ENUM ('account', 'coordinator');
CREATE TYPE "account_request_status" AS ENUM ('draft', 'open', 'approved', 'rejected');
-- ACC-2: locations that the helpdesk keeps by hand.
ALTER TYPE "school_kind" ADD VALUE 'test';
ALTER TYPE "school_kind" ADD VALUE 'inspection';

CREATE TABLE "account_request" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "kind" "account_request_kind" NOT NULL,
    "school_kind" "school_kind" NOT NULL,
    "status" "account_request_status" NOT NULL DEFAULT 'draft',
    "board_name" TEXT NOT NULL,
    "board_number" TEXT NOT NULL,
    "school_name" TEXT NOT NULL,
    "brin" TEXT,
    "school_key" TEXT,
    "city" TEXT,
    "signatory_name" TEXT NOT NULL,
    "signatory_email" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "prefix" TEXT,
    "last_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "pdf_cipher" BYTEA,
    "pdf_size" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "reason" TEXT,
    "made_school_id" UUID,
    CONSTRAINT "account_request_pkey" PRIMARY KEY ("id"),
    -- Nothing comes before the helpdesk without what the board member signed.
    CONSTRAINT "account_request_sent" CHECK ("status" = 'draft' OR ("sent_at" IS NOT NULL AND "pdf_cipher" IS NOT NULL))
);
CREATE UNIQUE INDEX "account_request_reference_key" ON "account_request"("reference");
CREATE UNIQUE INDEX "account_request_token_hash_key" ON "account_request"("token_hash");
CREATE INDEX "account_request_status_sent_at_idx" ON "account_request"("status", "sent_at");
CREATE INDEX "account_request_brin_idx" ON "account_request"("brin");

-- ACC-3, DAT-5: who accepted the gebruikersovereenkomst.
CREATE TABLE "agreement_acceptance" (
    "user_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "agreement_acceptance_pkey" PRIMARY KEY ("user_id", "version")
);
ALTER TABLE "agreement_acceptance" ADD CONSTRAINT "agreement_acceptance_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "first_steps_hidden" (
    "school_id" UUID NOT NULL,
    "hidden_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "hidden_by_id" UUID,
    CONSTRAINT "first_steps_hidden_pkey" PRIMARY KEY ("school_id")
);

-- ACC-2: DUO's register by upload.
CREATE TYPE "duo_import_status" AS ENUM ('staged', 'applied', 'cancelled');
CREATE TABLE "duo_import" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "status" "duo_import_status" NOT NULL DEFAULT 'staged',
    "file_name" TEXT NOT NULL,
    "locations" JSONB NOT NULL DEFAULT '[]',
    "problems" JSONB NOT NULL DEFAULT '[]',
    "listed" INTEGER NOT NULL,
    "outcome" JSONB,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    CONSTRAINT "duo_import_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "duo_import_created_at_idx" ON "duo_import"("created_at");

CREATE TABLE "name_request" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "school_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "asked_by_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "approved" BOOLEAN,
    CONSTRAINT "name_request_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "name_request_school_id_idx" ON "name_request"("school_id");
-- One question at a time.
CREATE UNIQUE INDEX "name_request_open_key" ON "name_request"("school_id") WHERE "decided_at" IS NULL;
