-- Whether the coordinator does not want the address that the LAS has used here (LAS-7): it is not offered again.
alter table "employment" add column "las_email_declined" boolean not null default false;
