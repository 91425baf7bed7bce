-- Which import took the place of one that never went in (LAS-5), and what an import changed, by name, for its report.
ALTER TABLE "roster_import" ADD COLUMN "replaced_by" UUID, ADD COLUMN "report_cipher" BYTEA;

-- When the LAS last said whether it allows the link (LAS-1): what it said last stays, however many outages come after it.
ALTER TABLE "las_link" ADD COLUMN "las_checked_at" TIMESTAMPTZ(3);
UPDATE "las_link" SET "las_checked_at" = CASE
  WHEN "las_granted_at" IS NOT NULL THEN greatest("las_granted_at", "last_success_at")
  WHEN "last_outcome" = 'fault-authorisation' THEN "last_run_at" END;
