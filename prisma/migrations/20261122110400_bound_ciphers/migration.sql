-- Since when an import waits for its worker: one that nobody comes to ends after a day.
alter table "roster_import" add column "queued_at" timestamptz(3);

-- From here on ciphers are bound to their school and row (docs/operations.md, 'Upgrade'). What was sealed before opens no
-- more, so nothing of it stays: imports that wait are offered again, the last import can no longer be undone, and a LAS key is
-- typed in once more.
update "roster_import" set "status" = 'cancelled', "ended_at" = now() where "status" in ('staged', 'held', 'scheduled', 'queued');
update "roster_import" set "roster_cipher" = null, "undo_cipher" = null, "roster_digest" = null, "state_digest" = null, "answer_digest" = null;
update "las_link" set "key_cipher" = null, "las_granted_at" = null, "next_run_at" = null where "key_cipher" is not null;
update "las_link" set "received_at" = null;
