-- A group that the coordinator picked for somebody (ACC-4): no import takes it away.
ALTER TABLE "employment_group" ADD COLUMN "by_hand" BOOLEAN NOT NULL DEFAULT false;
UPDATE "employment_group" eg SET "by_hand" = true FROM "employment" e WHERE e."id" = eg."employment_id" AND NOT e."from_las";
