-- CreateIndex
CREATE INDEX "audit_events_project_id_created_at_id_idx" ON "audit_events"("project_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_events_project_id_action_created_at_id_idx" ON "audit_events"("project_id", "action", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_events_project_id_actor_type_actor_id_created_at_id_idx" ON "audit_events"("project_id", "actor_type", "actor_id", "created_at" DESC, "id" DESC);

-- The audit log only grows. An event may be sealed once; its project's deletion, and nothing else, takes it away: that
-- names itself in a setting of its transaction (lib/projects/delete-project.ts).
CREATE FUNCTION "audit_events_only_grow"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.sequence IS NULL AND OLD.hash IS NULL AND NEW.sequence IS NOT NULL AND NEW.hash IS NOT NULL
      AND to_jsonb(NEW) - 'sequence' - 'hash' = to_jsonb(OLD) - 'sequence' - 'hash'
    THEN RETURN NEW; END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF current_setting('connector_hub.deleted_project', true) = OLD.project_id::text THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION 'the audit log only grows: % of audit_events is refused', lower(TG_OP);
END $$;

CREATE TRIGGER "audit_events_change" BEFORE UPDATE OR DELETE ON "audit_events"
  FOR EACH ROW EXECUTE FUNCTION "audit_events_only_grow"();

CREATE TRIGGER "audit_events_insert" BEFORE INSERT ON "audit_events"
  FOR EACH ROW WHEN (NEW.sequence IS NOT NULL OR NEW.hash IS NOT NULL) EXECUTE FUNCTION "audit_events_only_grow"();

CREATE TRIGGER "audit_events_truncate" BEFORE TRUNCATE ON "audit_events"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_events_only_grow"();

-- The end of a chain only moves on.
CREATE FUNCTION "audit_heads_only_move_on"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.project_id = OLD.project_id AND NEW.sequence > OLD.sequence THEN RETURN NEW; END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF current_setting('connector_hub.deleted_project', true) = OLD.project_id::text THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION 'the end of an audit chain only moves on: % of audit_heads is refused', lower(TG_OP);
END $$;

CREATE TRIGGER "audit_heads_change" BEFORE UPDATE OR DELETE ON "audit_heads"
  FOR EACH ROW EXECUTE FUNCTION "audit_heads_only_move_on"();

CREATE TRIGGER "audit_heads_truncate" BEFORE TRUNCATE ON "audit_heads"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_heads_only_move_on"();
