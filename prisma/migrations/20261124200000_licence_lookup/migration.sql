-- Licences that a publisher answers for, person by person, when it is asked (LIC-2): the address to ask, and what it last answered.
alter table "publisher" add column "licence_lookup_url" text;
alter type "linking" add value 'lookup';
create table "licence_lookup" (
  "id" uuid not null default gen_random_uuid(),
  "school_id" uuid not null,
  "publisher_id" uuid not null,
  "pupil_id" uuid,
  "employment_id" uuid,
  "asked_at" timestamptz(3) not null default now(),
  "answered_at" timestamptz(3),
  constraint "licence_lookup_pkey" primary key ("id"),
  constraint "licence_lookup_one_person" check (("pupil_id" is null) <> ("employment_id" is null))
);
create unique index "licence_lookup_publisher_id_pupil_id_key" on "licence_lookup" ("publisher_id", "pupil_id");
create unique index "licence_lookup_publisher_id_employment_id_key" on "licence_lookup" ("publisher_id", "employment_id");
create index "licence_lookup_pupil_id_idx" on "licence_lookup" ("pupil_id");
create index "licence_lookup_employment_id_idx" on "licence_lookup" ("employment_id");
alter table "licence_lookup" add constraint "licence_lookup_school_id_fkey" foreign key ("school_id") references "school" ("id") on delete restrict on update cascade;
alter table "licence_lookup" add constraint "licence_lookup_publisher_id_fkey" foreign key ("publisher_id") references "publisher" ("id") on delete cascade on update cascade;
alter table "licence_lookup" add constraint "licence_lookup_school_id_pupil_id_fkey" foreign key ("school_id", "pupil_id") references "pupil" ("school_id", "id") on delete cascade on update cascade;
alter table "licence_lookup" add constraint "licence_lookup_school_id_employment_id_fkey" foreign key ("school_id", "employment_id") references "employment" ("school_id", "id") on delete cascade on update cascade;

-- Levels of a title, for a group or a single person (LIC-4); none: the person's own.
alter table "product" add column "levels" text[] not null default '{}';
alter table "licence_group" add column "levels" text[] not null default '{}';
alter table "licence_person" add column "levels" text[] not null default '{}';

-- The icon of a title, as a publisher gives it: `<mime>,<base64>` (domain facts 1.4).
alter table "product" add column if not exists "icon" text;
