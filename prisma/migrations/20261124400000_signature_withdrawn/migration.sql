-- A signature that held and that the helpdesk took back is something else than one that never was accepted (decision 0034).
alter table "processing_agreement" add column "withdrawn_at" timestamptz(3);
