-- When what publishers are shown of a school last changed (metaResult.mutationTimestamp, domain facts 1.3). The database keeps it itself, so
-- that no command can forget to, and never sets it back.
ALTER TABLE "school" ADD COLUMN "data_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "publisher" ADD COLUMN "attributes_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Changes of one school wait for each other at its row, so each is later than the one before.
CREATE FUNCTION next_change(before timestamptz) RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
  SELECT greatest(date_trunc('milliseconds', clock_timestamp()), before + interval '1 millisecond')
$$;

-- In one order, so that two statements over several schools do not wait for each other.
CREATE FUNCTION mark_school_data(schools uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF schools IS NULL THEN RETURN; END IF;
  PERFORM 1 FROM "school" WHERE "id" = ANY(schools) ORDER BY "id" FOR NO KEY UPDATE;
  UPDATE "school" SET "data_changed_at" = next_change("data_changed_at") WHERE "id" = ANY(schools);
END $$;

CREATE FUNCTION keep_school_data_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."portal_id", NEW."name", NEW."brin", NEW."school_key", NEW."street", NEW."house_number", NEW."postal_code", NEW."city", NEW."board_id", NEW."school_ref", NEW."active", NEW."merged_into_id")
    IS DISTINCT FROM (OLD."portal_id", OLD."name", OLD."brin", OLD."school_key", OLD."street", OLD."house_number", OLD."postal_code", OLD."city", OLD."board_id", OLD."school_ref", OLD."active", OLD."merged_into_id") THEN
    NEW."data_changed_at" := next_change(OLD."data_changed_at");
  ELSE
    NEW."data_changed_at" := greatest(OLD."data_changed_at", NEW."data_changed_at");
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "school_data_changed" BEFORE UPDATE ON "school" FOR EACH ROW EXECUTE FUNCTION keep_school_data_changed();

CREATE FUNCTION keep_attributes_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."attributes_changed_at" := next_change(OLD."attributes_changed_at");
  RETURN NEW;
END $$;
CREATE TRIGGER "publisher_attributes_changed" BEFORE UPDATE ON "publisher" FOR EACH ROW WHEN (OLD."attributes" IS DISTINCT FROM NEW."attributes") EXECUTE FUNCTION keep_attributes_changed();

CREATE FUNCTION board_number_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mark_school_data((SELECT array_agg("id") FROM "school" WHERE "board_id" = NEW."id"));
  RETURN NULL;
END $$;
CREATE TRIGGER "board_number_changed" AFTER UPDATE ON "board" FOR EACH ROW WHEN (OLD."number" IS DISTINCT FROM NEW."number") EXECUTE FUNCTION board_number_changed();

CREATE FUNCTION user_email_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mark_school_data((SELECT array_agg(DISTINCT "school_id") FROM "employment" WHERE "user_id" = NEW."id" AND "removed_at" IS NULL));
  RETURN NULL;
END $$;
CREATE TRIGGER "user_email_changed" AFTER UPDATE ON "user" FOR EACH ROW WHEN (OLD."email" IS DISTINCT FROM NEW."email") EXECUTE FUNCTION user_email_changed();

-- Rows that come and go.
CREATE FUNCTION school_rows_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mark_school_data((SELECT array_agg(DISTINCT "school_id") FROM changed_new));
  RETURN NULL;
END $$;
CREATE FUNCTION school_rows_went() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mark_school_data((SELECT array_agg(DISTINCT "school_id") FROM changed_old));
  RETURN NULL;
END $$;
-- Who was removed already is erased without anybody seeing a difference.
CREATE FUNCTION school_shown_rows_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mark_school_data((SELECT array_agg(DISTINCT "school_id") FROM changed_new WHERE "removed_at" IS NULL));
  RETURN NULL;
END $$;
CREATE FUNCTION school_shown_rows_went() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mark_school_data((SELECT array_agg(DISTINCT "school_id") FROM changed_old WHERE "removed_at" IS NULL));
  RETURN NULL;
END $$;

-- Not every column of a group is shown: a new picture or pin changes nothing for a publisher.
CREATE FUNCTION group_shown_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mark_school_data((
    SELECT array_agg(DISTINCT s."school_id") FROM changed_old o JOIN changed_new n ON n."id" = o."id" CROSS JOIN LATERAL (VALUES (o."school_id"), (n."school_id")) s("school_id")
    WHERE (o."removed_at" IS NULL OR n."removed_at" IS NULL)
      AND (o."school_id", o."id", o."removed_at", o."las_key", o."kind", o."name", o."year_group", o."description")
        IS DISTINCT FROM (n."school_id", n."id", n."removed_at", n."las_key", n."kind", n."name", n."year_group", n."description")));
  RETURN NULL;
END $$;
CREATE TRIGGER "group_shown_insert" AFTER INSERT ON "group" REFERENCING NEW TABLE AS changed_new FOR EACH STATEMENT EXECUTE FUNCTION school_shown_rows_came();
CREATE TRIGGER "group_shown_update" AFTER UPDATE ON "group" REFERENCING OLD TABLE AS changed_old NEW TABLE AS changed_new FOR EACH STATEMENT EXECUTE FUNCTION group_shown_changed();
CREATE TRIGGER "group_shown_delete" AFTER DELETE ON "group" REFERENCING OLD TABLE AS changed_old FOR EACH STATEMENT EXECUTE FUNCTION school_shown_rows_went();

-- Not every column of a pupil is shown: a new picture or pin changes nothing for a publisher.
CREATE FUNCTION pupil_shown_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mark_school_data((
    SELECT array_agg(DISTINCT s."school_id") FROM changed_old o JOIN changed_new n ON n."id" = o."id" CROSS JOIN LATERAL (VALUES (o."school_id"), (n."school_id")) s("school_id")
    WHERE (o."removed_at" IS NULL OR n."removed_at" IS NULL)
      AND (o."school_id", o."portal_id", o."removed_at", o."las_key", o."eck_id_hash", o."first_name", o."prefix", o."last_name", o."initials", o."year_group", o."group_id")
        IS DISTINCT FROM (n."school_id", n."portal_id", n."removed_at", n."las_key", n."eck_id_hash", n."first_name", n."prefix", n."last_name", n."initials", n."year_group", n."group_id")));
  RETURN NULL;
END $$;
CREATE TRIGGER "pupil_shown_insert" AFTER INSERT ON "pupil" REFERENCING NEW TABLE AS changed_new FOR EACH STATEMENT EXECUTE FUNCTION school_shown_rows_came();
CREATE TRIGGER "pupil_shown_update" AFTER UPDATE ON "pupil" REFERENCING OLD TABLE AS changed_old NEW TABLE AS changed_new FOR EACH STATEMENT EXECUTE FUNCTION pupil_shown_changed();
CREATE TRIGGER "pupil_shown_delete" AFTER DELETE ON "pupil" REFERENCING OLD TABLE AS changed_old FOR EACH STATEMENT EXECUTE FUNCTION school_shown_rows_went();

-- Not every column of a employment is shown: a new picture or pin changes nothing for a publisher.
CREATE FUNCTION employment_shown_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mark_school_data((
    SELECT array_agg(DISTINCT s."school_id") FROM changed_old o JOIN changed_new n ON n."id" = o."id" CROSS JOIN LATERAL (VALUES (o."school_id"), (n."school_id")) s("school_id")
    WHERE (o."removed_at" IS NULL OR n."removed_at" IS NULL)
      AND (o."school_id", o."portal_id", o."removed_at", o."las_key", o."eck_id_hash", o."first_name", o."prefix", o."last_name", o."initials", o."roles", o."ends_at", o."user_id", o."substitute_group_id")
        IS DISTINCT FROM (n."school_id", n."portal_id", n."removed_at", n."las_key", n."eck_id_hash", n."first_name", n."prefix", n."last_name", n."initials", n."roles", n."ends_at", n."user_id", n."substitute_group_id")));
  RETURN NULL;
END $$;
CREATE TRIGGER "employment_shown_insert" AFTER INSERT ON "employment" REFERENCING NEW TABLE AS changed_new FOR EACH STATEMENT EXECUTE FUNCTION school_shown_rows_came();
CREATE TRIGGER "employment_shown_update" AFTER UPDATE ON "employment" REFERENCING OLD TABLE AS changed_old NEW TABLE AS changed_new FOR EACH STATEMENT EXECUTE FUNCTION employment_shown_changed();
CREATE TRIGGER "employment_shown_delete" AFTER DELETE ON "employment" REFERENCING OLD TABLE AS changed_old FOR EACH STATEMENT EXECUTE FUNCTION school_shown_rows_went();

CREATE FUNCTION place_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mark_school_data((SELECT array_agg(DISTINCT "school_id") FROM (SELECT "school_id" FROM changed_old UNION ALL SELECT "school_id" FROM changed_new) s));
  RETURN NULL;
END $$;
CREATE TRIGGER "pupil_group_shown_insert" AFTER INSERT ON "pupil_group" REFERENCING NEW TABLE AS changed_new FOR EACH STATEMENT EXECUTE FUNCTION school_rows_came();
CREATE TRIGGER "pupil_group_shown_update" AFTER UPDATE ON "pupil_group" REFERENCING OLD TABLE AS changed_old NEW TABLE AS changed_new FOR EACH STATEMENT EXECUTE FUNCTION place_changed();
CREATE TRIGGER "pupil_group_shown_delete" AFTER DELETE ON "pupil_group" REFERENCING OLD TABLE AS changed_old FOR EACH STATEMENT EXECUTE FUNCTION school_rows_went();
CREATE TRIGGER "employment_group_shown_insert" AFTER INSERT ON "employment_group" REFERENCING NEW TABLE AS changed_new FOR EACH STATEMENT EXECUTE FUNCTION school_rows_came();
CREATE TRIGGER "employment_group_shown_update" AFTER UPDATE ON "employment_group" REFERENCING OLD TABLE AS changed_old NEW TABLE AS changed_new FOR EACH STATEMENT EXECUTE FUNCTION place_changed();
CREATE TRIGGER "employment_group_shown_delete" AFTER DELETE ON "employment_group" REFERENCING OLD TABLE AS changed_old FOR EACH STATEMENT EXECUTE FUNCTION school_rows_went();
