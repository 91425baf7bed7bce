-- A sign-in through a network environment that is under way (SSO-3).
CREATE TABLE "network_attempt" (
    "state_hash" BYTEA NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "network_attempt_pkey" PRIMARY KEY ("state_hash")
);

-- CreateIndex
CREATE INDEX "network_attempt_expires_at_idx" ON "network_attempt"("expires_at");

-- It lives for minutes and is worth nothing after a crash: it needs no write-ahead log.
ALTER TABLE "network_attempt" SET UNLOGGED;
