-- Titles as their publisher describes them over its service (domain facts 1.4).
alter table "method" add column "own_code" text, add column "icon" text, add column "icon_url" text, add column "url" text, add column "tags" text[] not null default '{}';
alter table "product" add column "own_code" text, add column "icon_url" text;
alter table "product" add column if not exists "icon" text;

-- What the helpdesk keeps of a publisher: where its titles may lie, where it hears of consents, its keys for OAuth 2.0
-- (public ones only), and what a school must do by hand where new groups do not come over by themselves (PUB-6).
alter table "publisher" add column "allowed_urls" text[] not null default '{}', add column "notify_url" text, add column "api_keys" jsonb, add column "new_groups_advice" text;

-- Several certificates a publisher, so that one can follow another without a gap.
create table "publisher_certificate" (
  "id" uuid not null default gen_random_uuid(),
  "publisher_id" uuid not null,
  "fingerprint" text not null,
  "subject" text not null default '',
  "valid_until" timestamptz(3),
  "added_at" timestamptz(3) not null default now(),
  "ends_at" timestamptz(3),
  constraint "publisher_certificate_pkey" primary key ("id")
);
create index "publisher_certificate_publisher_id_idx" on "publisher_certificate" ("publisher_id");
alter table "publisher_certificate" add constraint "publisher_certificate_publisher_id_fkey" foreign key ("publisher_id") references "publisher" ("id") on delete cascade on update cascade;
insert into "publisher_certificate" ("publisher_id", "fingerprint") select "id", "certificate_fingerprint" from "publisher" where "certificate_fingerprint" is not null;
alter table "publisher" drop column "certificate_fingerprint";
-- After the drop: the column had an index of that name.
create unique index "publisher_certificate_fingerprint_key" on "publisher_certificate" ("fingerprint");

-- A publisher asks a school for consent (PUB-4).
create table "consent_request" (
  "id" uuid not null default gen_random_uuid(),
  "school_id" uuid not null,
  "publisher_id" uuid not null,
  "asked_at" timestamptz(3) not null default now(),
  "answered_at" timestamptz(3),
  "answered_by_id" uuid,
  "granted" boolean,
  constraint "consent_request_pkey" primary key ("id")
);
create unique index "consent_request_open" on "consent_request" ("school_id", "publisher_id") where "answered_at" is null;
create index "consent_request_school_id_publisher_id_idx" on "consent_request" ("school_id", "publisher_id");
alter table "consent_request" add constraint "consent_request_school_id_fkey" foreign key ("school_id") references "school" ("id") on delete restrict on update cascade;
alter table "consent_request" add constraint "consent_request_publisher_id_fkey" foreign key ("publisher_id") references "publisher" ("id") on delete restrict on update cascade;

-- What a publisher reads of all its schools at once: who ticked it, and on which day.
create index "consent_publisher_id_granted_at_idx" on "consent" ("publisher_id", "granted_at");
create index "consent_publisher_id_withdrawn_at_idx" on "consent" ("publisher_id", "withdrawn_at");
