-- One series of numbers for schools and people: what publishers know as the portal's own ids (domain facts 1.2).
CREATE SEQUENCE "portal_id_seq" AS BIGINT START WITH 100001;
CREATE FUNCTION next_portal_id() RETURNS BIGINT LANGUAGE sql AS $$ SELECT nextval('portal_id_seq') $$;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "session_kind" AS ENUM ('staff', 'pupil');

-- CreateEnum
CREATE TYPE "audience" AS ENUM ('pupil', 'teacher');

-- CreateEnum
CREATE TYPE "linking" AS ENUM ('portal', 'publisher');

-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('coordinator', 'teacher', 'careCoordinator', 'remedialTeacher', 'intern', 'supportStaff', 'substitute');

-- CreateEnum
CREATE TYPE "group_kind" AS ENUM ('base', 'combined');

-- CreateEnum
CREATE TYPE "login_method" AS ENUM ('pin', 'picture');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('staged', 'queued', 'applied', 'failed', 'cancelled', 'refused');

-- CreateEnum
CREATE TYPE "school_kind" AS ENUM ('primary', 'abroad', 'remedialPractice', 'teacherTraining');

-- CreateEnum
CREATE TYPE "connection_type" AS ENUM ('static', 'dynamic');

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" BYTEA NOT NULL,
    "kind" "session_kind" NOT NULL,
    "user_id" UUID,
    "school_id" UUID,
    "employment_id" UUID,
    "pupil_id" UUID,
    "address" INET NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "school_id" UUID,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_id" TEXT,
    "outcome" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "address" INET,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "publisher" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "attributes" TEXT[],
    "website" TEXT,
    "email" TEXT,
    "telephone" TEXT,
    "client_id" TEXT,
    "client_secret_cipher" BYTEA,
    "redirect_uris" TEXT[],
    "login_url" TEXT,
    "sector" TEXT NOT NULL,
    "certificate_fingerprint" TEXT,
    "last_sync_at" TIMESTAMPTZ(3),

    CONSTRAINT "publisher_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "school_id" UUID NOT NULL,
    "publisher_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "granted_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,
    "first_fetch_at" TIMESTAMPTZ(3),
    "last_fetch_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "method" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "publisher_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "management_url" TEXT,

    CONSTRAINT "method_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "method_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "audience" "audience" NOT NULL DEFAULT 'pupil',
    "teacher_entrance" BOOLEAN NOT NULL DEFAULT false,
    "test" BOOLEAN NOT NULL DEFAULT false,
    "home_allowed" BOOLEAN NOT NULL DEFAULT false,
    "year_groups" TEXT[],
    "links_are_final" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "licence" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "school_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "linking" "linking" NOT NULL DEFAULT 'publisher',
    "seats" INTEGER,
    "starts_on" DATE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_on" DATE,

    CONSTRAINT "licence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "licence_group" (
    "school_id" UUID NOT NULL,
    "licence_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "linked_by_id" UUID,

    CONSTRAINT "licence_group_pkey" PRIMARY KEY ("licence_id","group_id")
);

-- CreateTable
CREATE TABLE "licence_person" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "school_id" UUID NOT NULL,
    "licence_id" UUID NOT NULL,
    "pupil_id" UUID,
    "employment_id" UUID,

    CONSTRAINT "licence_person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "activated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "helpdesk" BOOLEAN NOT NULL DEFAULT false,
    "publisher_id" UUID,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "employment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "portal_id" BIGINT NOT NULL DEFAULT next_portal_id(),
    "school_id" UUID NOT NULL,
    "user_id" UUID,
    "roles" "staff_role"[],
    "from_las" BOOLEAN NOT NULL DEFAULT false,
    "las_key" TEXT,
    "eck_id_cipher" BYTEA,
    "eck_id_hash" BYTEA,
    "first_name" TEXT NOT NULL,
    "prefix" TEXT,
    "last_name" TEXT,
    "initials" TEXT,
    "las_email" TEXT,
    "ends_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "employment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "employment_group" (
    "school_id" UUID NOT NULL,
    "employment_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,

    CONSTRAINT "employment_group_pkey" PRIMARY KEY ("employment_id","group_id")
);

-- CreateTable
CREATE TABLE "group" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "school_id" UUID NOT NULL,
    "las_key" TEXT,
    "kind" "group_kind" NOT NULL DEFAULT 'base',
    "name" TEXT NOT NULL,
    "year_group" TEXT,
    "description" TEXT,
    "login_method" "login_method" NOT NULL DEFAULT 'pin',
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pupil" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "portal_id" BIGINT NOT NULL DEFAULT next_portal_id(),
    "school_id" UUID NOT NULL,
    "las_key" TEXT,
    "eck_id_cipher" BYTEA,
    "eck_id_hash" BYTEA,
    "first_name" TEXT NOT NULL,
    "prefix" TEXT,
    "last_name" TEXT,
    "initials" TEXT,
    "year_group" TEXT,
    "group_id" UUID,
    "picture" TEXT NOT NULL,
    "login_method" "login_method",
    "pin_cipher" BYTEA NOT NULL,
    "picture_cipher" BYTEA NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pupil_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pupil_group" (
    "school_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,

    CONSTRAINT "pupil_group_pkey" PRIMARY KEY ("pupil_id","group_id")
);

-- CreateTable
CREATE TABLE "home_account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "password_hash" TEXT,
    "activated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "home_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pupil_home" (
    "school_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "slot" SMALLINT NOT NULL,
    "home_account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pupil_home_pkey" PRIMARY KEY ("pupil_id","slot")
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" TEXT NOT NULL,
    "school_id" UUID,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roster_import" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "school_id" UUID NOT NULL,
    "status" "import_status" NOT NULL DEFAULT 'staged',
    "file_name" TEXT NOT NULL,
    "format" TEXT,
    "school_year" TEXT,
    "producer" TEXT,
    "roster_cipher" BYTEA,
    "findings" JSONB NOT NULL DEFAULT '[]',
    "dropped" JSONB NOT NULL DEFAULT '{}',
    "plan_digest" TEXT,
    "counts" JSONB,
    "failure" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "roster_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "board" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "board_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "portal_id" BIGINT NOT NULL DEFAULT next_portal_id(),
    "kind" "school_kind" NOT NULL DEFAULT 'primary',
    "name" TEXT NOT NULL,
    "brin" TEXT,
    "school_key" TEXT,
    "street" TEXT,
    "house_number" TEXT,
    "postal_code" TEXT,
    "city" TEXT,
    "board_id" UUID NOT NULL,
    "school_ref" UUID NOT NULL DEFAULT gen_random_uuid(),
    "active" BOOLEAN NOT NULL DEFAULT true,
    "revision" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "school_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school_address" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "school_id" UUID NOT NULL,
    "cidr" INET NOT NULL,
    "connection_type" "connection_type" NOT NULL DEFAULT 'static',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "school_address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "oidc_payload" (
    "model" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "grant_id" TEXT,
    "payload" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "oidc_payload_pkey" PRIMARY KEY ("model","id")
);

-- CreateTable
CREATE TABLE "pairwise_subject" (
    "person_id" UUID NOT NULL,
    "sector" TEXT NOT NULL,
    "subject" TEXT NOT NULL,

    CONSTRAINT "pairwise_subject_pkey" PRIMARY KEY ("person_id","sector")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "kid" TEXT NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "private_cipher" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("kid")
);

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "session_pupil_id_idx" ON "session"("pupil_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "audit_event_school_id_at_idx" ON "audit_event"("school_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "publisher_slug_key" ON "publisher"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "publisher_client_id_key" ON "publisher"("client_id");

-- CreateIndex
CREATE UNIQUE INDEX "publisher_sector_key" ON "publisher"("sector");

-- CreateIndex
CREATE UNIQUE INDEX "publisher_certificate_fingerprint_key" ON "publisher"("certificate_fingerprint");

-- CreateIndex
CREATE INDEX "consent_school_id_publisher_id_idx" ON "consent"("school_id", "publisher_id");

-- CreateIndex
CREATE UNIQUE INDEX "method_publisher_id_code_key" ON "method"("publisher_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "product_url_key" ON "product"("url");

-- CreateIndex
CREATE UNIQUE INDEX "product_method_id_code_key" ON "product"("method_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "licence_school_id_id_key" ON "licence"("school_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "licence_school_id_product_id_key" ON "licence"("school_id", "product_id");

-- CreateIndex
CREATE INDEX "licence_group_group_id_idx" ON "licence_group"("group_id");

-- CreateIndex
CREATE INDEX "licence_person_pupil_id_idx" ON "licence_person"("pupil_id");

-- CreateIndex
CREATE INDEX "licence_person_employment_id_idx" ON "licence_person"("employment_id");

-- CreateIndex
CREATE UNIQUE INDEX "licence_person_licence_id_pupil_id_key" ON "licence_person"("licence_id", "pupil_id");

-- CreateIndex
CREATE UNIQUE INDEX "licence_person_licence_id_employment_id_key" ON "licence_person"("licence_id", "employment_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "employment_portal_id_key" ON "employment"("portal_id");

-- CreateIndex
CREATE INDEX "employment_user_id_idx" ON "employment"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "employment_school_id_id_key" ON "employment"("school_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "employment_school_id_user_id_key" ON "employment"("school_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "employment_school_id_las_key_key" ON "employment"("school_id", "las_key");

-- CreateIndex
CREATE UNIQUE INDEX "employment_school_id_eck_id_hash_key" ON "employment"("school_id", "eck_id_hash");

-- CreateIndex
CREATE INDEX "employment_group_group_id_idx" ON "employment_group"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "group_school_id_id_key" ON "group"("school_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "group_school_id_las_key_key" ON "group"("school_id", "las_key");

-- CreateIndex
CREATE UNIQUE INDEX "pupil_portal_id_key" ON "pupil"("portal_id");

-- CreateIndex
CREATE INDEX "pupil_group_id_idx" ON "pupil"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "pupil_school_id_id_key" ON "pupil"("school_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "pupil_school_id_las_key_key" ON "pupil"("school_id", "las_key");

-- CreateIndex
CREATE UNIQUE INDEX "pupil_school_id_eck_id_hash_key" ON "pupil"("school_id", "eck_id_hash");

-- CreateIndex
CREATE INDEX "pupil_group_group_id_idx" ON "pupil_group"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "home_account_email_key" ON "home_account"("email");

-- CreateIndex
CREATE INDEX "pupil_home_home_account_id_idx" ON "pupil_home"("home_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "pupil_home_pupil_id_home_account_id_key" ON "pupil_home"("pupil_id", "home_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_mail_key_key" ON "outbox_mail"("key");

-- CreateIndex
CREATE INDEX "outbox_mail_due_at_idx" ON "outbox_mail"("due_at");

-- CreateIndex
CREATE INDEX "roster_import_school_id_created_at_idx" ON "roster_import"("school_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "roster_import_school_id_id_key" ON "roster_import"("school_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "board_number_key" ON "board"("number");

-- CreateIndex
CREATE UNIQUE INDEX "school_portal_id_key" ON "school"("portal_id");

-- CreateIndex
CREATE UNIQUE INDEX "school_brin_key" ON "school"("brin");

-- CreateIndex
CREATE UNIQUE INDEX "school_school_key_key" ON "school"("school_key");

-- CreateIndex
CREATE UNIQUE INDEX "school_school_ref_key" ON "school"("school_ref");

-- CreateIndex
CREATE UNIQUE INDEX "school_address_school_id_cidr_key" ON "school_address"("school_id", "cidr");

-- CreateIndex
CREATE INDEX "oidc_payload_grant_id_idx" ON "oidc_payload"("grant_id");

-- CreateIndex
CREATE INDEX "oidc_payload_expires_at_idx" ON "oidc_payload"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "pairwise_subject_subject_key" ON "pairwise_subject"("subject");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_employment_id_fkey" FOREIGN KEY ("employment_id") REFERENCES "employment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "pupil"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publisher"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "method" ADD CONSTRAINT "method_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publisher"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_method_id_fkey" FOREIGN KEY ("method_id") REFERENCES "method"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "licence" ADD CONSTRAINT "licence_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "licence" ADD CONSTRAINT "licence_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "licence_group" ADD CONSTRAINT "licence_group_school_id_licence_id_fkey" FOREIGN KEY ("school_id", "licence_id") REFERENCES "licence"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "licence_group" ADD CONSTRAINT "licence_group_school_id_group_id_fkey" FOREIGN KEY ("school_id", "group_id") REFERENCES "group"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "licence_person" ADD CONSTRAINT "licence_person_school_id_licence_id_fkey" FOREIGN KEY ("school_id", "licence_id") REFERENCES "licence"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "licence_person" ADD CONSTRAINT "licence_person_school_id_pupil_id_fkey" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "licence_person" ADD CONSTRAINT "licence_person_school_id_employment_id_fkey" FOREIGN KEY ("school_id", "employment_id") REFERENCES "employment"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user" ADD CONSTRAINT "user_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publisher"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employment" ADD CONSTRAINT "employment_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employment" ADD CONSTRAINT "employment_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employment_group" ADD CONSTRAINT "employment_group_school_id_employment_id_fkey" FOREIGN KEY ("school_id", "employment_id") REFERENCES "employment"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employment_group" ADD CONSTRAINT "employment_group_school_id_group_id_fkey" FOREIGN KEY ("school_id", "group_id") REFERENCES "group"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group" ADD CONSTRAINT "group_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pupil" ADD CONSTRAINT "pupil_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pupil" ADD CONSTRAINT "pupil_school_id_group_id_fkey" FOREIGN KEY ("school_id", "group_id") REFERENCES "group"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pupil_group" ADD CONSTRAINT "pupil_group_school_id_pupil_id_fkey" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pupil_group" ADD CONSTRAINT "pupil_group_school_id_group_id_fkey" FOREIGN KEY ("school_id", "group_id") REFERENCES "group"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pupil_home" ADD CONSTRAINT "pupil_home_school_id_pupil_id_fkey" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pupil_home" ADD CONSTRAINT "pupil_home_home_account_id_fkey" FOREIGN KEY ("home_account_id") REFERENCES "home_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_import" ADD CONSTRAINT "roster_import_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school" ADD CONSTRAINT "school_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_address" ADD CONSTRAINT "school_address_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- A school has at most one live tick per publisher; withdrawn ones stay as history.
CREATE UNIQUE INDEX "consent_live_key" ON "consent"("school_id", "publisher_id") WHERE "withdrawn_at" IS NULL;

-- A licence is given to a pupil or to a member of staff, never to both or to nobody.
ALTER TABLE "licence_person" ADD CONSTRAINT "licence_person_one" CHECK (("pupil_id" IS NULL) <> ("employment_id" IS NULL));

-- A session belongs to exactly one kind of person.
ALTER TABLE "session" ADD CONSTRAINT "session_person" CHECK (
  ("kind" = 'staff' AND "user_id" IS NOT NULL AND "pupil_id" IS NULL) OR
  ("kind" = 'pupil' AND "pupil_id" IS NOT NULL AND "school_id" IS NOT NULL AND "user_id" IS NULL)
);

-- Addresses are stored as they were meant: 192.0.2.0/24, never 192.0.2.7/24.
ALTER TABLE "school_address" ADD CONSTRAINT "school_address_network" CHECK ("cidr" = network("cidr")::inet);

-- What pupils' screens show is cached under the school's revision. The database itself raises it,
-- so that no command can forget to.
CREATE FUNCTION raise_school_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE "school" SET "revision" = "revision" + 1 WHERE "id" IN (SELECT DISTINCT "school_id" FROM changed_new);
  ELSE
    UPDATE "school" SET "revision" = "revision" + 1 WHERE "id" IN (SELECT DISTINCT "school_id" FROM changed_old);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "group_revision_insert" AFTER INSERT ON "group" REFERENCING NEW TABLE AS changed_new FOR EACH STATEMENT EXECUTE FUNCTION raise_school_revision();
CREATE TRIGGER "group_revision_update" AFTER UPDATE ON "group" REFERENCING OLD TABLE AS changed_old FOR EACH STATEMENT EXECUTE FUNCTION raise_school_revision();
CREATE TRIGGER "group_revision_delete" AFTER DELETE ON "group" REFERENCING OLD TABLE AS changed_old FOR EACH STATEMENT EXECUTE FUNCTION raise_school_revision();
CREATE TRIGGER "pupil_revision_insert" AFTER INSERT ON "pupil" REFERENCING NEW TABLE AS changed_new FOR EACH STATEMENT EXECUTE FUNCTION raise_school_revision();
CREATE TRIGGER "pupil_revision_update" AFTER UPDATE ON "pupil" REFERENCING OLD TABLE AS changed_old FOR EACH STATEMENT EXECUTE FUNCTION raise_school_revision();
CREATE TRIGGER "pupil_revision_delete" AFTER DELETE ON "pupil" REFERENCING OLD TABLE AS changed_old FOR EACH STATEMENT EXECUTE FUNCTION raise_school_revision();

-- The audit log only grows: rows are added, never changed or taken away by the application (DAT-2).
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_event_never_emptied" BEFORE TRUNCATE ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
