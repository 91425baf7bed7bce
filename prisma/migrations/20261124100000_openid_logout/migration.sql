-- OpenID clients that prove themselves with a key of their own (private_key_jwt), and that hear of it when somebody logs out (SSO-2).
create type "client_auth" as enum ('secret_basic', 'secret_post', 'key', 'none');
alter table "publisher"
  add column "client_auth" "client_auth" not null default 'secret_basic',
  add column "client_keys" jsonb,
  add column "post_logout_redirect_uris" text[] not null default '{}',
  add column "backchannel_logout_uri" text;

-- Which publishers somebody went to in a session: whom to tell of its end.
create table "sso_visit" (
  "session_id" uuid not null references "session" ("id") on delete cascade on update cascade,
  "publisher_id" uuid not null references "publisher" ("id") on delete cascade on update cascade,
  "sid" text not null unique,
  "tries" integer not null default 0,
  "try_at" timestamptz(3) not null default now(),
  primary key ("session_id", "publisher_id")
);
create index "sso_visit_publisher_id_idx" on "sso_visit" ("publisher_id");
