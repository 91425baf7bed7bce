-- Every night asks of each school whether its people stand where they stood (LAS-2): not by reading everybody's places in the country.
CREATE INDEX "pupil_group_school_id_idx" ON "pupil_group"("school_id");
CREATE INDEX "employment_group_school_id_idx" ON "employment_group"("school_id");
