-- One line of deliveries in order: those of one record to one endpoint. What is due is found here, one row for each line,
-- so that ten thousand deliveries behind a failing one cost nothing to pass over.
CREATE TABLE "webhook_lanes" (
    "project_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "lease" UUID,
    "arrivals" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "webhook_lanes_pkey" PRIMARY KEY ("project_id","endpoint_id","record_id")
);

-- For the workers, across projects: lines where something waits, and events without deliveries yet.
CREATE INDEX "webhook_lanes_due_idx" ON "webhook_lanes"("endpoint_id", "next_at") WHERE "next_at" IS NOT NULL;
CREATE INDEX "outbox_events_new_idx" ON "outbox_events"("sequence") WHERE "fanned_out_at" IS NULL;

-- What waits in a line. Both ids in one expression, because a planner without statistics takes any index that has the
-- endpoint, and reads everything that was ever sent to it.
DROP INDEX "deliveries_project_id_endpoint_id_record_id_sequence_idx";
CREATE INDEX "deliveries_lane_idx" ON "deliveries"((uuid_send("endpoint_id") || uuid_send("record_id")), "sequence", "id")
WHERE "state" = 'waiting';

-- What waits and what failed are looked for among much that arrived.
CREATE INDEX "deliveries_waiting_idx" ON "deliveries"("project_id", "endpoint_id", "id") WHERE "state" = 'waiting';
CREATE INDEX "deliveries_failed_idx" ON "deliveries"("project_id", "endpoint_id", "id") WHERE "state" = 'failed';
