-- A change of a school that takes several statements, as an import does, marks the school once: nobody sees what is between them.
-- What is set for the transaction goes with a savepoint that is taken back, and the mark with it.
CREATE OR REPLACE FUNCTION mark_school_data(schools uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  this text := pg_current_xact_id()::text || ' ' || schools::text;
BEGIN
  IF schools IS NULL OR this = current_setting('leerpoort.marked', true) THEN RETURN; END IF;
  PERFORM 1 FROM "school" WHERE "id" = ANY(schools) ORDER BY "id" FOR NO KEY UPDATE;
  UPDATE "school" SET "data_changed_at" = next_change("data_changed_at") WHERE "id" = ANY(schools);
  PERFORM set_config('leerpoort.marked', this, true);
END $$;

-- Called for the rows only that do not say yet since when they have an ECK iD: an import adds hundreds that do.
DROP TRIGGER "pupil_eck_id" ON "pupil";
CREATE TRIGGER "pupil_eck_id" BEFORE INSERT OR UPDATE OF "eck_id_hash" ON "pupil" FOR EACH ROW
  WHEN ((NEW."eck_id_hash" IS NULL) <> (NEW."eck_id_at" IS NULL)) EXECUTE FUNCTION note_eck_id();
DROP TRIGGER "employment_eck_id" ON "employment";
CREATE TRIGGER "employment_eck_id" BEFORE INSERT OR UPDATE OF "eck_id_hash" ON "employment" FOR EACH ROW
  WHEN ((NEW."eck_id_hash" IS NULL) <> (NEW."eck_id_at" IS NULL)) EXECUTE FUNCTION note_eck_id();
