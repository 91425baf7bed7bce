-- Two schools that became one (ACC-8).
CREATE TYPE "merge_status" AS ENUM ('done', 'undone');
ALTER TABLE "school" ADD COLUMN "merged_into_id" UUID;
ALTER TABLE "school" ADD CONSTRAINT "school_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TABLE "school_merge" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "goes_id" UUID NOT NULL,
    "stays_id" UUID NOT NULL,
    "status" "merge_status" NOT NULL DEFAULT 'done',
    "report" JSONB NOT NULL,
    "undo_cipher" BYTEA,
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "merged_by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,

    CONSTRAINT "school_merge_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "school_merge_goes_id_idx" ON "school_merge"("goes_id");
CREATE INDEX "school_merge_stays_id_idx" ON "school_merge"("stays_id");
ALTER TABLE "school_merge" ADD CONSTRAINT "school_merge_goes_id_fkey" FOREIGN KEY ("goes_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "school_merge" ADD CONSTRAINT "school_merge_stays_id_fkey" FOREIGN KEY ("stays_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- A school is merged into itself by nobody.
ALTER TABLE "school_merge" ADD CONSTRAINT "school_merge_two" CHECK ("goes_id" <> "stays_id");

-- The keys that carry the school are looked at when a merger is complete: half-way a pupil is at one school and its group at another.
-- Everywhere else they are looked at at once, as before.
ALTER TABLE "licence_group" ALTER CONSTRAINT "licence_group_school_id_licence_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "licence_group" ALTER CONSTRAINT "licence_group_school_id_group_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "licence_person" ALTER CONSTRAINT "licence_person_school_id_licence_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "licence_person" ALTER CONSTRAINT "licence_person_school_id_pupil_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "licence_person" ALTER CONSTRAINT "licence_person_school_id_employment_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "employment_group" ALTER CONSTRAINT "employment_group_school_id_employment_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "employment_group" ALTER CONSTRAINT "employment_group_school_id_group_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "pupil" ALTER CONSTRAINT "pupil_school_id_group_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "pupil_group" ALTER CONSTRAINT "pupil_group_school_id_pupil_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "pupil_group" ALTER CONSTRAINT "pupil_group_school_id_group_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "pupil_home" ALTER CONSTRAINT "pupil_home_school_id_pupil_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "employment" ALTER CONSTRAINT "employment_school_id_substitute_group_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "substitution" ALTER CONSTRAINT "substitution_school_id_group_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "substitution" ALTER CONSTRAINT "substitution_school_id_employment_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "pupil_badge" ALTER CONSTRAINT "pupil_badge_school_id_pupil_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "pupil_login_code" ALTER CONSTRAINT "pupil_login_code_school_id_pupil_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
