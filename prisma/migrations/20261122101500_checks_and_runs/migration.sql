-- Checks of a config in the order in which they are due, for a fair share of each.
DROP INDEX "linked_accounts_project_id_config_id_idx";
CREATE INDEX "linked_accounts_project_id_config_id_next_check_at_idx" ON "linked_accounts"("project_id", "config_id", "next_check_at");

-- Who has a run, or a queued check of one, in hand.
ALTER TABLE "bulk_runs" ADD COLUMN     "claimed_until" TIMESTAMPTZ(3);
ALTER TABLE "bulk_items" ADD COLUMN     "claimed_until" TIMESTAMPTZ(3);
CREATE INDEX "bulk_runs_state_idx" ON "bulk_runs"("state");

-- Accounts that were linked before there were scheduled checks: spread over the first day.
UPDATE "linked_accounts" SET "next_check_at" = now() + random() * interval '24 hours'
WHERE "next_check_at" IS NULL AND "deleted_at" IS NULL AND "status" IN ('active', 'error', 'expired');
