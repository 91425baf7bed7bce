-- One run of a link at a time (LAS-2): whose run it is, and until when it counts. A worker that died holds nobody up for long.
ALTER TABLE "las_link"
  ADD COLUMN "run_id" UUID,
  ADD COLUMN "run_until" TIMESTAMPTZ(3);
