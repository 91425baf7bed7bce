-- A second factor, what a session was opened in, and what a school asks of logins (AUT-4, AUT-7).
ALTER TABLE "session"
  ADD COLUMN "second_factor" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "browser" TEXT,
  ADD COLUMN "networks" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "noted_network" TEXT,
  ADD COLUMN "proved_at" TIMESTAMPTZ(3),
  ADD COLUMN "ended_because" TEXT;

CREATE TABLE "school_login_rules" (
  "school_id" UUID NOT NULL,
  "coordinators_second_factor" BOOLEAN NOT NULL DEFAULT false,
  "strict_sessions" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "school_login_rules_pkey" PRIMARY KEY ("school_id"),
  CONSTRAINT "school_login_rules_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "passkey" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "user_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "credential_id" BYTEA NOT NULL,
  "public_key" BYTEA NOT NULL,
  "counter" BIGINT NOT NULL DEFAULT 0,
  "transports" TEXT[] NOT NULL DEFAULT '{}',
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "last_used_at" TIMESTAMPTZ(3),
  CONSTRAINT "passkey_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "passkey_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");
CREATE INDEX "passkey_user_id_idx" ON "passkey"("user_id");

CREATE TABLE "totp_app" (
  "user_id" UUID NOT NULL,
  "secret_cipher" BYTEA NOT NULL,
  "last_step" BIGINT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "confirmed_at" TIMESTAMPTZ(3),
  "last_used_at" TIMESTAMPTZ(3),
  CONSTRAINT "totp_app_pkey" PRIMARY KEY ("user_id"),
  CONSTRAINT "totp_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "recovery_code" (
  "user_id" UUID NOT NULL,
  "code_hash" BYTEA NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("user_id", "code_hash"),
  CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "login_step" (
  "token_hash" BYTEA NOT NULL,
  "user_id" UUID NOT NULL,
  "password_hash" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "login_step_pkey" PRIMARY KEY ("token_hash"),
  CONSTRAINT "login_step_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "login_step_user_id_idx" ON "login_step"("user_id");
CREATE INDEX "login_step_expires_at_idx" ON "login_step"("expires_at");
