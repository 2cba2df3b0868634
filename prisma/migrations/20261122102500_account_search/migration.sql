-- The search of accounts. Its text stands apart from them, so that a check, which changes an account every few hours,
-- never touches the index. Nobody writes accounts until this is committed (an index cannot be made concurrently inside a
-- migration): a minute for a million, during which the hub reads.

-- Both come with PostgreSQL and need no superuser.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- Capitals, accents, full width and ligatures make no difference.
CREATE FUNCTION "search_fold"(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(regexp_replace(normalize(given, NFKD), '[\u0300-\u036f]', '', 'g'));

-- pg_trgm knows the letters of the database's locale alone; in C, which is ours, it takes Cyrillic or Chinese for
-- punctuation. What is no ASCII is written as the hexadecimal digits of its bytes, which are letters everywhere.
CREATE FUNCTION "search_key"(folded text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN folded !~ '[^\x01-\x7f]' THEN folded ELSE (
  SELECT string_agg(CASE WHEN letter ~ '[^\x01-\x7f]' THEN encode(convert_to(letter, 'UTF8'), 'hex') ELSE letter END, '' ORDER BY place)
  FROM string_to_table(folded, NULL) WITH ORDINALITY AS letters(letter, place)
) END;

-- What is searched of an account, a line for each: no word goes over the end of a line, and short ones look at beginnings.
CREATE FUNCTION "account_text"(label text, identity_name text, identity_id text, owner_name text, owner_id text, username text, "values" jsonb)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN search_fold(E'\n' || concat_ws(E'\n', label, identity_name, identity_id, owner_name, owner_id, username,
  (SELECT string_agg(value, E'\n') FROM jsonb_each_text("values"))));

CREATE TABLE "account_texts" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT,

    CONSTRAINT "account_texts_pkey" PRIMARY KEY ("project_id","id")
);

CREATE FUNCTION "write_account_texts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM account_texts AS t USING old_rows AS o WHERE t.project_id = o.project_id AND t.id = o.id;
  ELSE
    INSERT INTO account_texts (project_id, id, created_at, key, text)
    SELECT project_id, id, created_at, search_key(folded), nullif(folded, search_key(folded)) FROM (
      SELECT project_id, id, created_at, account_text(label, identity_name, identity_id, origin_owner_name,
        origin_owner_id, origin_username, public_values) AS folded FROM new_rows OFFSET 0
    ) AS texts;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "rewrite_account_text"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  folded text := account_text(NEW.label, NEW.identity_name, NEW.identity_id, NEW.origin_owner_name,
    NEW.origin_owner_id, NEW.origin_username, NEW.public_values);
BEGIN
  UPDATE account_texts SET created_at = NEW.created_at, key = search_key(folded),
    text = nullif(folded, search_key(folded))
  WHERE project_id = NEW.project_id AND id = NEW.id;
  RETURN NULL;
END $$;

CREATE FUNCTION "forget_account_texts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM account_texts;
  RETURN NULL;
END $$;

CREATE TRIGGER "text_added" AFTER INSERT ON "linked_accounts"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "write_account_texts"();
CREATE TRIGGER "text_changed" AFTER UPDATE OF "created_at", "label", "identity_name", "identity_id", "origin_owner_name", "origin_owner_id", "origin_username", "public_values" ON "linked_accounts"
  FOR EACH ROW WHEN (
    (OLD.created_at, OLD.label, OLD.identity_name, OLD.identity_id, OLD.origin_owner_name, OLD.origin_owner_id, OLD.origin_username, OLD.public_values)
    IS DISTINCT FROM
    (NEW.created_at, NEW.label, NEW.identity_name, NEW.identity_id, NEW.origin_owner_name, NEW.origin_owner_id, NEW.origin_username, NEW.public_values)
  ) EXECUTE FUNCTION "rewrite_account_text"();
CREATE TRIGGER "text_removed" AFTER DELETE ON "linked_accounts"
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION "write_account_texts"();
CREATE TRIGGER "text_truncated" AFTER TRUNCATE ON "linked_accounts"
  FOR EACH STATEMENT EXECUTE FUNCTION "forget_account_texts"();

INSERT INTO "account_texts" ("project_id", "id", "created_at", "key", "text")
SELECT "project_id", "id", "created_at", search_key(folded), nullif(folded, search_key(folded)) FROM (
  SELECT "project_id", "id", "created_at", account_text("label", "identity_name", "identity_id", "origin_owner_name",
    "origin_owner_id", "origin_username", "public_values") AS folded FROM "linked_accounts" OFFSET 0
) AS texts;

-- CreateIndex
CREATE INDEX "account_texts_project_id_created_at_id_idx" ON "account_texts"("project_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "account_texts_project_id_key_idx" ON "account_texts" USING GIN ("project_id", "key" gin_trgm_ops);
