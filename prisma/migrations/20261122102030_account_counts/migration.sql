-- How many accounts there are of each kind, without counting them. Whatever changes accounts adds rows of its own to
-- account_count_deltas in its transaction: nobody waits for a row that everybody writes. A job adds them up into
-- account_counts; the number of a kind is the sum over both, which is exact at every moment.

CREATE TABLE "account_counts" (
    "project_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "config_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "accounts" BIGINT NOT NULL,

    CONSTRAINT "account_counts_pkey" PRIMARY KEY ("project_id","provider","config_id","type","status")
);

CREATE TABLE "account_count_deltas" (
    "project_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "provider" TEXT NOT NULL,
    "config_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "change" BIGINT NOT NULL,

    CONSTRAINT "account_count_deltas_pkey" PRIMARY KEY ("project_id","id")
);

-- Rows come and go all the time: cleaned up by their number, not by their share.
ALTER TABLE "account_count_deltas" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

CREATE FUNCTION "count_linked_accounts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO account_count_deltas (project_id, provider, config_id, type, status, change)
    SELECT project_id, provider, config_id, type, status, count(*)
    FROM new_rows WHERE deleted_at IS NULL GROUP BY 1, 2, 3, 4, 5;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO account_count_deltas (project_id, provider, config_id, type, status, change)
    SELECT project_id, provider, config_id, type, status, -count(*)
    FROM old_rows WHERE deleted_at IS NULL GROUP BY 1, 2, 3, 4, 5;
  ELSE
    INSERT INTO account_count_deltas (project_id, provider, config_id, type, status, change)
    SELECT project_id, provider, config_id, type, status, sum(change) FROM (
      SELECT project_id, provider, config_id, type, status, 1 AS change FROM new_rows WHERE deleted_at IS NULL
      UNION ALL
      SELECT project_id, provider, config_id, type, status, -1 FROM old_rows WHERE deleted_at IS NULL
    ) AS changes GROUP BY 1, 2, 3, 4, 5 HAVING sum(change) <> 0;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "forget_account_counts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM account_count_deltas;
  DELETE FROM account_counts;
  RETURN NULL;
END $$;

-- Once for each statement, however many accounts it changes. Until this is committed nobody writes accounts, so that
-- what is counted below and what the triggers count make a whole.
CREATE TRIGGER "count_added" AFTER INSERT ON "linked_accounts"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_linked_accounts"();
CREATE TRIGGER "count_changed" AFTER UPDATE ON "linked_accounts"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_linked_accounts"();
CREATE TRIGGER "count_removed" AFTER DELETE ON "linked_accounts"
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_linked_accounts"();
CREATE TRIGGER "count_truncated" AFTER TRUNCATE ON "linked_accounts"
  FOR EACH STATEMENT EXECUTE FUNCTION "forget_account_counts"();

INSERT INTO "account_counts" ("project_id", "provider", "config_id", "type", "status", "accounts")
SELECT "project_id", "provider", "config_id", "type", "status", count(*)
FROM "linked_accounts" WHERE "deleted_at" IS NULL GROUP BY 1, 2, 3, 4, 5;

-- Any choice of connector, config, type and status is a few of the counted groups; of each the newest are read.
CREATE INDEX "linked_accounts_groups_idx" ON "linked_accounts"
  ("project_id", "provider", "config_id", "type", "status", "created_at", "id") WHERE "deleted_at" IS NULL;

-- An owner's accounts in order; what else is asked of them stands in the index as well.
CREATE INDEX "linked_accounts_owned_idx" ON "linked_accounts"
  ("project_id", "origin_owner_id", "created_at", "id") INCLUDE ("provider", "config_id", "type", "status")
  WHERE "deleted_at" IS NULL;

-- Whose status changed last.
CREATE INDEX "linked_accounts_since_idx" ON "linked_accounts" ("project_id", "status_since", "id")
  WHERE "deleted_at" IS NULL;

-- Nothing asks for a status alone any more.
DROP INDEX "linked_accounts_project_id_status_idx";
