-- ACC-6: the verwerkersovereenkomst, asked for by a mailed link and signed by the board member.
CREATE TABLE "agreement_request" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "board_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "name" TEXT NOT NULL,
    "position" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at_school_id" UUID,
    "mail_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "agreement_request_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "processing_agreement" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "board_id" UUID NOT NULL,
    "sole_school_id" UUID,
    "version" TEXT NOT NULL,
    "text_digest" TEXT NOT NULL,
    "board_name" TEXT NOT NULL,
    "board_number" TEXT NOT NULL,
    "schools" JSONB NOT NULL,
    "name" TEXT NOT NULL,
    "position" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "address" INET,
    "request_id" UUID,

    CONSTRAINT "processing_agreement_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "agreement_request_token_hash_key" ON "agreement_request"("token_hash");
CREATE INDEX "agreement_request_board_id_created_at_idx" ON "agreement_request"("board_id", "created_at");
CREATE INDEX "agreement_request_expires_at_idx" ON "agreement_request"("expires_at");
CREATE UNIQUE INDEX "processing_agreement_request_id_key" ON "processing_agreement"("request_id");
CREATE INDEX "processing_agreement_board_id_signed_at_idx" ON "processing_agreement"("board_id", "signed_at");
ALTER TABLE "agreement_request" ADD CONSTRAINT "agreement_request_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "processing_agreement" ADD CONSTRAINT "processing_agreement_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "processing_agreement" ADD CONSTRAINT "processing_agreement_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "agreement_request"("id") ON DELETE SET NULL ON UPDATE CASCADE;
