-- A service provider may ask for a login anew (ForceAuthn): one after its request came in.
alter table "saml_request" add column "force_authn" boolean not null default false, add column "asked_at" timestamptz(3) not null default now();
