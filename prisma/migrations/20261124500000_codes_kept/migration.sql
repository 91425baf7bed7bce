-- Whether somebody said that the recovery codes are kept (AUT-7); of those from before nobody was asked.
alter table "recovery_code" add column "kept_at" timestamptz(3);
update "recovery_code" set "kept_at" = "created_at";
