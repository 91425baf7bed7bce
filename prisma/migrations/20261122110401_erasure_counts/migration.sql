-- DAT-3: what each night's jobs erased, in counts.
CREATE TABLE "erasure_count" (
    "id" BIGSERIAL NOT NULL,
    "day" DATE NOT NULL,
    "school_id" UUID,
    "kind" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "erasure_count_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "erasure_count_day_idx" ON "erasure_count"("day");
CREATE INDEX "erasure_count_school_id_day_idx" ON "erasure_count"("school_id", "day");
