-- AlterTable
ALTER TABLE "audit_events" ADD COLUMN     "hash" BYTEA,
ADD COLUMN     "sequence" BIGINT;

-- AlterTable
ALTER TABLE "configs" ADD COLUMN     "is_default" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "linked_accounts" ADD COLUMN     "credentials_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "next_check_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "outbox_events" ADD COLUMN     "fanned_out_at" TIMESTAMPTZ(3),
ADD COLUMN     "sequence" BIGSERIAL NOT NULL;

-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "attempt_days" INTEGER NOT NULL DEFAULT 30,
ADD COLUMN     "call_days" INTEGER NOT NULL DEFAULT 30,
ADD COLUMN     "delivery_days" INTEGER NOT NULL DEFAULT 30;

-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT,
    "types" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sealed_secret" BYTEA NOT NULL,
    "sealed_previous" BYTEA,
    "previous_until" TIMESTAMPTZ(3),
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "disabled_reason" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "last_status" INTEGER,
    "last_error" TEXT,
    "is_replay" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "delivery_attempts" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ms" INTEGER NOT NULL,
    "status" INTEGER,
    "error" TEXT,
    "answer" TEXT,

    CONSTRAINT "delivery_attempts_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "status_changes" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "code" TEXT,
    "description" TEXT,
    "actor_type" TEXT NOT NULL,
    "actor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "status_changes_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "calls" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "action" TEXT,
    "cause" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT,
    "message" TEXT,
    "ms" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calls_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "incidents" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "accounts" INTEGER NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "incidents_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "provider_paces" (
    "host" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_paces_pkey" PRIMARY KEY ("host")
);

-- CreateTable
CREATE TABLE "bulk_runs" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "input" JSONB NOT NULL DEFAULT '{}',
    "created_by_type" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_runs_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "bulk_items" (
    "project_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "code" TEXT,
    "message" TEXT,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_items_pkey" PRIMARY KEY ("project_id","run_id","account_id")
);

-- CreateTable
CREATE TABLE "audit_heads" (
    "project_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_heads_pkey" PRIMARY KEY ("project_id")
);

-- CreateIndex
CREATE INDEX "deliveries_project_id_endpoint_id_id_idx" ON "deliveries"("project_id", "endpoint_id", "id");

-- CreateIndex
CREATE INDEX "deliveries_project_id_event_id_idx" ON "deliveries"("project_id", "event_id");

-- CreateIndex
CREATE INDEX "deliveries_project_id_endpoint_id_record_id_sequence_idx" ON "deliveries"("project_id", "endpoint_id", "record_id", "sequence");

-- CreateIndex
CREATE INDEX "delivery_attempts_project_id_delivery_id_id_idx" ON "delivery_attempts"("project_id", "delivery_id", "id");

-- CreateIndex
CREATE INDEX "delivery_attempts_project_id_created_at_idx" ON "delivery_attempts"("project_id", "created_at");

-- CreateIndex
CREATE INDEX "status_changes_project_id_account_id_id_idx" ON "status_changes"("project_id", "account_id", "id");

-- CreateIndex
CREATE INDEX "calls_project_id_account_id_id_idx" ON "calls"("project_id", "account_id", "id");

-- CreateIndex
CREATE INDEX "calls_project_id_provider_created_at_idx" ON "calls"("project_id", "provider", "created_at");

-- CreateIndex
CREATE INDEX "incidents_project_id_ended_at_opened_at_idx" ON "incidents"("project_id", "ended_at", "opened_at");

-- CreateIndex
CREATE INDEX "incidents_project_id_provider_environment_idx" ON "incidents"("project_id", "provider", "environment");

-- CreateIndex
CREATE INDEX "bulk_runs_project_id_created_at_idx" ON "bulk_runs"("project_id", "created_at");

-- CreateIndex
CREATE INDEX "bulk_items_project_id_run_id_state_position_idx" ON "bulk_items"("project_id", "run_id", "state", "position");

-- CreateIndex
CREATE UNIQUE INDEX "audit_events_project_id_sequence_key" ON "audit_events"("project_id", "sequence");

-- CreateIndex
CREATE INDEX "linked_accounts_project_id_provider_credentials_at_idx" ON "linked_accounts"("project_id", "provider", "credentials_at");

-- CreateIndex
CREATE INDEX "linked_accounts_project_id_config_id_idx" ON "linked_accounts"("project_id", "config_id");

-- CreateIndex
CREATE INDEX "linked_accounts_next_check_at_idx" ON "linked_accounts"("next_check_at");

-- CreateIndex
CREATE INDEX "outbox_events_project_id_created_at_idx" ON "outbox_events"("project_id", "created_at");

-- What is there already: the first config of each connector and environment is the one that is taken, accounts that can
-- be checked are due within a day, and a secret is as old as the oldest that was entered.
UPDATE "configs" SET "is_default" = true
WHERE ("project_id", "id") IN (
  SELECT DISTINCT ON ("project_id", "connector", "environment") "project_id", "id" FROM "configs"
  ORDER BY "project_id", "connector", "environment", "created_at", "id"
);

UPDATE "linked_accounts" SET
  "next_check_at" = CASE WHEN "status" IN ('active', 'error', 'expired') AND "deleted_at" IS NULL
    THEN now() + random() * interval '24 hours' END,
  "credentials_at" = LEAST("updated_at", COALESCE(
    (SELECT min((hint.value ->> 'changedAt')::timestamptz) FROM jsonb_each("sealed_hints") AS hint), "created_at"));
