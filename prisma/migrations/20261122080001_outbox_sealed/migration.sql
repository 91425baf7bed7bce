-- Mails carry links that log somebody in: their content is kept encrypted, and only until it was sent.
ALTER TABLE "outbox_mail" ADD COLUMN "content_cipher" BYTEA;
ALTER TABLE "outbox_mail" DROP COLUMN "html", DROP COLUMN "text";
