-- A tick keeps what was agreed: what a publisher asks for later, it gets after it was agreed again.
alter table "consent"
  add column "purpose" text not null default '',
  add column "attributes" text[] not null default '{}',
  add column "replaced" boolean not null default false,
  add column "declined_terms" text;

-- Until now the publisher's own set was what was shown and given.
update "consent" k set "purpose" = p."purpose", "attributes" = p."attributes" from "publisher" p where p."id" = k."publisher_id";

alter table "consent" alter column "purpose" drop default, alter column "attributes" drop default;
