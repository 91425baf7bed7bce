-- A signature that came by a coordinator's request holds once the helpdesk looked at who signed (ACC-6). What was signed before stays as it was.
alter table "processing_agreement" add column "checked_at" timestamptz(3), add column "checked_by_id" uuid, add column "refused" boolean not null default false;
update "processing_agreement" set "checked_at" = "signed_at";
