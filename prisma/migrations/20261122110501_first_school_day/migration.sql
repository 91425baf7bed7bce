-- When a school begins after the summer (ACC-9); without a row: the last Monday of August.
CREATE TABLE "first_school_day" (
    "school_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "set_by_id" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "first_school_day_pkey" PRIMARY KEY ("school_id")
);
ALTER TABLE "first_school_day" ADD CONSTRAINT "first_school_day_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
