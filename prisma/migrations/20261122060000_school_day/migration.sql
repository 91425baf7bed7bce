
-- CreateEnum
CREATE TYPE "mail_token_purpose" AS ENUM ('activation', 'password');

-- CreateEnum
CREATE TYPE "las_system" AS ENUM ('parnassys', 'dotcomschool', 'esis', 'eduscope');

-- AlterEnum
ALTER TYPE "login_method" ADD VALUE 'badge';

-- AlterEnum
ALTER TYPE "session_kind" ADD VALUE 'home';

-- DropIndex
DROP INDEX "employment_school_id_user_id_key";

-- AlterTable
ALTER TABLE "employment" ADD COLUMN     "substitute_group_id" UUID;

-- AlterTable
ALTER TABLE "school_address" ADD COLUMN     "added_by_id" UUID;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "device_id" UUID,
ADD COLUMN     "home_account_id" UUID,
ADD COLUMN     "network_supplier_id" UUID;

-- CreateTable
CREATE TABLE "mail_token" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" BYTEA NOT NULL,
    "purpose" "mail_token_purpose" NOT NULL,
    "user_id" UUID,
    "home_account_id" UUID,
    "email" TEXT NOT NULL,
    "sent_by_school_id" UUID,
    "mail_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "substitution" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "school_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "employment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "days" SMALLINT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "started_by_id" UUID,
    "ended_by_id" UUID,

    CONSTRAINT "substitution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pupil_badge" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "school_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "token_cipher" BYTEA NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "pupil_badge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pupil_login_code" (
    "school_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "code_cipher" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pupil_login_code_pkey" PRIMARY KEY ("pupil_id")
);

-- CreateTable
CREATE TABLE "las_link" (
    "school_id" UUID NOT NULL,
    "system" "las_system" NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "chosen_by_id" UUID,
    "key_cipher" BYTEA,
    "las_granted_at" TIMESTAMPTZ(3),

    CONSTRAINT "las_link_pkey" PRIMARY KEY ("school_id")
);

-- CreateTable
CREATE TABLE "duo_location" (
    "brin" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "street" TEXT,
    "house_number" TEXT,
    "postal_code" TEXT,
    "city" TEXT,
    "board_number" TEXT,
    "board_name" TEXT,
    "telephone" TEXT,
    "website" TEXT,
    "listed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "duo_location_pkey" PRIMARY KEY ("brin")
);

-- CreateTable
CREATE TABLE "address_tool" (
    "school_id" UUID NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "last_report_at" TIMESTAMPTZ(3),
    "alarmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "address_tool_pkey" PRIMARY KEY ("school_id")
);

-- CreateTable
CREATE TABLE "address_report" (
    "id" BIGSERIAL NOT NULL,
    "school_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "address" INET NOT NULL,

    CONSTRAINT "address_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolled_device" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "school_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "enrolled_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "enrolled_device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "network_supplier" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "company" TEXT,
    "website" TEXT,
    "email" TEXT,
    "telephone" TEXT,
    "issuer" TEXT,
    "client_id" TEXT,
    "client_secret_cipher" BYTEA,
    "publisher_id" UUID,

    CONSTRAINT "network_supplier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "network_consent" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "school_id" UUID NOT NULL,
    "supplier_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "granted_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,

    CONSTRAINT "network_consent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_token_token_hash_key" ON "mail_token"("token_hash");

-- CreateIndex
CREATE INDEX "mail_token_user_id_created_at_idx" ON "mail_token"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "mail_token_home_account_id_created_at_idx" ON "mail_token"("home_account_id", "created_at");

-- CreateIndex
CREATE INDEX "mail_token_expires_at_idx" ON "mail_token"("expires_at");

-- CreateIndex
CREATE INDEX "substitution_school_id_started_at_idx" ON "substitution"("school_id", "started_at");

-- CreateIndex
CREATE INDEX "substitution_ended_at_ends_at_idx" ON "substitution"("ended_at", "ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "pupil_badge_token_hash_key" ON "pupil_badge"("token_hash");

-- CreateIndex
CREATE INDEX "pupil_badge_pupil_id_idx" ON "pupil_badge"("pupil_id");

-- CreateIndex
CREATE UNIQUE INDEX "pupil_login_code_school_id_pupil_id_key" ON "pupil_login_code"("school_id", "pupil_id");

-- CreateIndex
CREATE UNIQUE INDEX "address_tool_key_hash_key" ON "address_tool"("key_hash");

-- CreateIndex
CREATE INDEX "address_report_school_id_at_idx" ON "address_report"("school_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "enrolled_device_token_hash_key" ON "enrolled_device"("token_hash");

-- CreateIndex
CREATE INDEX "enrolled_device_school_id_idx" ON "enrolled_device"("school_id");

-- CreateIndex
CREATE UNIQUE INDEX "network_supplier_slug_key" ON "network_supplier"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "network_supplier_issuer_key" ON "network_supplier"("issuer");

-- CreateIndex
CREATE INDEX "network_consent_school_id_supplier_id_idx" ON "network_consent"("school_id", "supplier_id");

-- CreateIndex
CREATE UNIQUE INDEX "employment_school_id_substitute_group_id_key" ON "employment"("school_id", "substitute_group_id");

-- CreateIndex
CREATE INDEX "session_home_account_id_idx" ON "session"("home_account_id");

-- CreateIndex
CREATE INDEX "session_device_id_idx" ON "session"("device_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_home_account_id_fkey" FOREIGN KEY ("home_account_id") REFERENCES "home_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "enrolled_device"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_network_supplier_id_fkey" FOREIGN KEY ("network_supplier_id") REFERENCES "network_supplier"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_token" ADD CONSTRAINT "mail_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_token" ADD CONSTRAINT "mail_token_home_account_id_fkey" FOREIGN KEY ("home_account_id") REFERENCES "home_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employment" ADD CONSTRAINT "employment_school_id_substitute_group_id_fkey" FOREIGN KEY ("school_id", "substitute_group_id") REFERENCES "group"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_school_id_group_id_fkey" FOREIGN KEY ("school_id", "group_id") REFERENCES "group"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_school_id_employment_id_fkey" FOREIGN KEY ("school_id", "employment_id") REFERENCES "employment"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pupil_badge" ADD CONSTRAINT "pupil_badge_school_id_pupil_id_fkey" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pupil_login_code" ADD CONSTRAINT "pupil_login_code_school_id_pupil_id_fkey" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "las_link" ADD CONSTRAINT "las_link_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address_tool" ADD CONSTRAINT "address_tool_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address_report" ADD CONSTRAINT "address_report_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolled_device" ADD CONSTRAINT "enrolled_device_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_supplier" ADD CONSTRAINT "network_supplier_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publisher"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_consent" ADD CONSTRAINT "network_consent_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_consent" ADD CONSTRAINT "network_consent_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "network_supplier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.

-- A person works once at a school; the groups' anonymous substitute accounts stand beside that.
CREATE UNIQUE INDEX "employment_person_key" ON "employment"("school_id", "user_id") WHERE "substitute_group_id" IS NULL;
-- One live tick a school and network environment; one live badge a pupil; one running substitution a group.
CREATE UNIQUE INDEX "network_consent_live_key" ON "network_consent"("school_id", "supplier_id") WHERE "withdrawn_at" IS NULL;
CREATE UNIQUE INDEX "pupil_badge_live_key" ON "pupil_badge"("pupil_id") WHERE "voided_at" IS NULL;
CREATE UNIQUE INDEX "substitution_running_key" ON "substitution"("group_id") WHERE "ended_at" IS NULL;
-- A link in a mail is for exactly one account.
ALTER TABLE "mail_token" ADD CONSTRAINT "mail_token_one_account" CHECK (("user_id" IS NULL) <> ("home_account_id" IS NULL));

-- Codes that live for a minute and counts of tries are worth nothing after a crash: they need no write-ahead log.
ALTER TABLE "oidc_payload" SET UNLOGGED;
ALTER TABLE "rate_limit" SET UNLOGGED;

-- A session is one person's: of staff, of a pupil (with the home login that opened it, if one did), or of a parent.
-- The kind is compared as text: a value added to an enum cannot be used in the transaction that adds it.
ALTER TABLE "session" DROP CONSTRAINT "session_person";
ALTER TABLE "session" ADD CONSTRAINT "session_person" CHECK (CASE "kind"::text
  WHEN 'staff' THEN "user_id" IS NOT NULL AND "pupil_id" IS NULL AND "home_account_id" IS NULL AND "device_id" IS NULL
  WHEN 'pupil' THEN "pupil_id" IS NOT NULL AND "user_id" IS NULL
  ELSE "home_account_id" IS NOT NULL AND "user_id" IS NULL AND "pupil_id" IS NULL END);
