-- Who asked for a check. Null in rows that are older.
ALTER TABLE "calls" ADD COLUMN "actor_type" TEXT, ADD COLUMN "actor_id" UUID;
