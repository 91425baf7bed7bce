-- A publisher's engineer tries the portal in a sandbox (PUB-5): an installation of its own, where nothing is real.
create table "sandbox" (
  "id" uuid primary key default gen_random_uuid(),
  "email" text not null,
  "token_hash" bytea not null,
  "token_expires_at" timestamptz(3) not null,
  "publisher_id" uuid,
  "school_id" uuid,
  "password_cipher" bytea,
  "expires_at" timestamptz(3),
  "created_at" timestamptz(3) not null default now(),
  constraint "sandbox_publisher_id_fkey" foreign key ("publisher_id") references "publisher" ("id") on delete set null on update cascade,
  constraint "sandbox_school_id_fkey" foreign key ("school_id") references "school" ("id") on delete set null on update cascade
);
create unique index "sandbox_email_key" on "sandbox" ("email");
create unique index "sandbox_token_hash_key" on "sandbox" ("token_hash");
create unique index "sandbox_publisher_id_key" on "sandbox" ("publisher_id");
create unique index "sandbox_school_id_key" on "sandbox" ("school_id");
