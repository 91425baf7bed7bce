-- Imports that wait for a person, and those that were undone (LAS-5).
ALTER TYPE "import_status" ADD VALUE 'held';
ALTER TYPE "import_status" ADD VALUE 'undone';
CREATE TYPE "import_source" AS ENUM ('file', 'link', 'maker');
ALTER TABLE "roster_import"
  ADD COLUMN "source" "import_source" NOT NULL DEFAULT 'file',
  ADD COLUMN "pairs" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "undo_cipher" BYTEA,
  ADD COLUMN "undone_at" TIMESTAMPTZ(3),
  ADD COLUMN "undone_by_id" UUID;

-- What a link did last and does next (LAS-1, LAS-2).
ALTER TABLE "las_link"
  ADD COLUMN "next_run_at" TIMESTAMPTZ(3),
  ADD COLUMN "last_run_at" TIMESTAMPTZ(3),
  ADD COLUMN "last_success_at" TIMESTAMPTZ(3),
  ADD COLUMN "last_outcome" TEXT,
  ADD COLUMN "received_at" TIMESTAMPTZ(3),
  ADD COLUMN "failures" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "las_link_next_run_at_idx" ON "las_link"("next_run_at");

-- Work in progress in the XML-maker (LAS-6), encrypted: it names children.
CREATE TABLE "roster_draft" (
  "school_id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "content_cipher" BYTEA NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "roster_draft_pkey" PRIMARY KEY ("school_id", "user_id"),
  CONSTRAINT "roster_draft_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "roster_draft_updated_at_idx" ON "roster_draft"("updated_at");
