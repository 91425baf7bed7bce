-- A split can be undone within a day (ACC-8). Those of before this have nothing to undo them with.
ALTER TABLE "school_split" ADD COLUMN "undo_cipher" BYTEA, ADD COLUMN "undone_at" TIMESTAMPTZ(3), ADD COLUMN "undone_by_id" UUID;
