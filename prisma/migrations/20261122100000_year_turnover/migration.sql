-- A roster of the next school year waits until that begins (ACC-10), and tells afterwards what became of the licences.
ALTER TYPE "import_status" ADD VALUE 'scheduled';
ALTER TABLE "roster_import" ADD COLUMN "licence_turnover" JSONB, ADD COLUMN "held_at" TIMESTAMPTZ(3);
CREATE INDEX "roster_import_status_school_year_idx" ON "roster_import"("status", "school_year");
