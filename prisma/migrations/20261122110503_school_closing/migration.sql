-- A school that asked to be closed, or is (ACC-7).
CREATE TABLE "school_closing" (
    "school_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3),
    "requested_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "school_closing_pkey" PRIMARY KEY ("school_id")
);
CREATE INDEX "school_closing_closed_at_idx" ON "school_closing"("closed_at");
ALTER TABLE "school_closing" ADD CONSTRAINT "school_closing_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Groups that went on as another school (ACC-8).
CREATE TABLE "school_split" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "report" JSONB NOT NULL,
    "split_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "split_by_id" UUID,

    CONSTRAINT "school_split_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "school_split_from_id_idx" ON "school_split"("from_id");
CREATE INDEX "school_split_to_id_idx" ON "school_split"("to_id");
ALTER TABLE "school_split" ADD CONSTRAINT "school_split_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "school_split" ADD CONSTRAINT "school_split_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "school_split" ADD CONSTRAINT "school_split_two" CHECK ("from_id" <> "to_id");
