-- The helpdesk finds schools, people and mails by a part of a word.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "school_words_trgm" ON "school" USING GIN (lower("name" || ' ' || coalesce("brin", '') || ' ' || coalesce("school_key", '') || ' ' || coalesce("city", '')) gin_trgm_ops);
CREATE INDEX "board_name_trgm" ON "board" USING GIN (lower("name") gin_trgm_ops);
CREATE INDEX "school_board" ON "school" ("board_id") WHERE "board_id" IS NOT NULL;
CREATE INDEX "user_words_trgm" ON "user" USING GIN (lower("email" || ' ' || "name") gin_trgm_ops);
CREATE INDEX "employment_words_trgm" ON "employment" USING GIN (lower("first_name" || ' ' || coalesce("prefix" || ' ', '') || coalesce("last_name", '') || ' ' || coalesce("invited_email", '') || ' ' || coalesce("las_email", '')) gin_trgm_ops);
CREATE INDEX "outbox_mail_words_trgm" ON "outbox_mail" USING GIN (lower("recipient" || ' ' || "subject") gin_trgm_ops);
-- What is not sent yet, and what was sent last.
CREATE INDEX "outbox_mail_open" ON "outbox_mail" ("due_at") WHERE "sent_at" IS NULL;
CREATE INDEX "outbox_mail_sent" ON "outbox_mail" ("sent_at") WHERE "sent_at" IS NOT NULL;
-- The imports of all schools by time, and the last that ended.
CREATE INDEX "roster_import_created_at_idx" ON "roster_import" ("created_at");
CREATE INDEX "roster_import_ended" ON "roster_import" ("ended_at") WHERE "ended_at" IS NOT NULL;
-- What one person did at a school (DAT-2).
CREATE INDEX "audit_event_actor" ON "audit_event" ("school_id", "actor_id", "at") WHERE "actor_id" IS NOT NULL;

-- Notices of the helpdesk (AUT-8).
CREATE TYPE "notice_kind" AS ENUM ('outage', 'maintenance', 'news');
CREATE TYPE "notice_audience" AS ENUM ('everybody', 'staff', 'coordinators', 'parents');
CREATE TABLE "notice" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "notice_kind" NOT NULL,
    "audience" "notice_audience" NOT NULL,
    "text" TEXT NOT NULL,
    "more" TEXT NOT NULL DEFAULT '',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "notice_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "notice_period" CHECK ("ends_at" IS NULL OR "ends_at" >= "starts_at")
);
CREATE INDEX "notice_ends_at_idx" ON "notice"("ends_at");
CREATE TABLE "notice_dismissal" (
    "notice_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "notice_dismissal_pkey" PRIMARY KEY ("notice_id", "user_id"),
    CONSTRAINT "notice_dismissal_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- The helpdesk looks on as a school's coordinator (ACC-11).
CREATE TABLE "look_on" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "school_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    CONSTRAINT "look_on_pkey" PRIMARY KEY ("id")
);
-- Of one session at most one is open.
CREATE UNIQUE INDEX "look_on_open" ON "look_on"("session_id") WHERE "ended_at" IS NULL;
CREATE INDEX "look_on_school_id_started_at_idx" ON "look_on"("school_id", "started_at");

-- How to reach the helpdesk, and the suppliers of the LAS systems (HLP-1, HLP-5).
CREATE TABLE "helpdesk_contact" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "telephone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL,
    "opens" TEXT NOT NULL DEFAULT '8:00',
    "closes" TEXT NOT NULL DEFAULT '12:30',
    "closes_at_start" TEXT NOT NULL DEFAULT '17:00',
    "start_from" TEXT NOT NULL DEFAULT '08-15',
    "start_until" TEXT NOT NULL DEFAULT '09-30',
    CONSTRAINT "helpdesk_contact_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "helpdesk_contact_one" CHECK ("id" = 1)
);
CREATE TABLE "las_contact" (
    "system" "las_system" NOT NULL,
    "website" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "telephone" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "las_contact_pkey" PRIMARY KEY ("system")
);

-- When something last gave a sign of life, for the status page (HLP-4).
CREATE TABLE "pulse" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "pulse_pkey" PRIMARY KEY ("name")
);
