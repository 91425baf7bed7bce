-- Publishers that receive people by SAML 2.0 (SSO-4).
create type "saml_name_id" as enum ('persistent', 'unspecified');
alter table "publisher"
  add column "saml_entity_id" text unique,
  add column "saml_acs_urls" text[] not null default '{}',
  add column "saml_certificates" text[] not null default '{}',
  add column "saml_signs" boolean not null default false,
  add column "saml_name_id" "saml_name_id" not null default 'persistent',
  add column "saml_attributes" jsonb not null default '{}',
  add column "saml_opens" boolean not null default false;

-- Requests of service providers: each counts once, and waits here while somebody logs in.
create table "saml_request" (
  "token_hash" bytea primary key,
  "publisher_id" uuid not null references "publisher" ("id") on delete cascade on update cascade,
  "request_id" text not null,
  "acs_url" text not null,
  "relay_state" text,
  "passive" boolean not null,
  "answered_at" timestamptz(3),
  "expires_at" timestamptz(3) not null
);
create unique index "saml_request_publisher_id_request_id_key" on "saml_request" ("publisher_id", "request_id");
create index "saml_request_expires_at_idx" on "saml_request" ("expires_at");

-- Assertions are signed by keys of their own, which have a certificate.
create type "signing_use" as enum ('openid', 'saml');
alter table "signing_key" add column "use" "signing_use" not null default 'openid', add column "certificate" text;
