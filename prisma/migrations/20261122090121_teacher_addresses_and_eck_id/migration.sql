-- LAS-7: the address that a coordinator gave somebody. It becomes a login only when its owner used the mailed link.
ALTER TABLE "employment" ADD COLUMN "invited_email" TEXT;
CREATE INDEX "employment_invited_email_idx" ON "employment"("invited_email") WHERE "invited_email" IS NOT NULL;

-- LAS-12: since when somebody has an ECK iD. By a trigger, so that every way in keeps it.
ALTER TABLE "pupil" ADD COLUMN "eck_id_at" TIMESTAMPTZ(3);
ALTER TABLE "employment" ADD COLUMN "eck_id_at" TIMESTAMPTZ(3);
UPDATE "pupil" SET "eck_id_at" = "created_at" WHERE "eck_id_hash" IS NOT NULL;
UPDATE "employment" SET "eck_id_at" = "created_at" WHERE "eck_id_hash" IS NOT NULL;

CREATE FUNCTION note_eck_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.eck_id_hash IS NULL THEN
    -- An import lets go of an ECK iD for a moment when it passes to another row: the date goes with the ECK iD.
    NEW.eck_id_at := NULL;
  ELSIF NEW.eck_id_at IS NULL THEN
    NEW.eck_id_at := now();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pupil_eck_id BEFORE INSERT OR UPDATE OF eck_id_hash ON "pupil" FOR EACH ROW EXECUTE FUNCTION note_eck_id();
CREATE TRIGGER employment_eck_id BEFORE INSERT OR UPDATE OF eck_id_hash ON "employment" FOR EACH ROW EXECUTE FUNCTION note_eck_id();
