-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "created_by" UUID,
ADD COLUMN     "scopes" TEXT[] DEFAULT ARRAY['*']::TEXT[];

-- AlterTable
ALTER TABLE "linked_accounts" ADD COLUMN     "metadata" JSONB;

-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "accent_color" TEXT,
ADD COLUMN     "embed_origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "logo" BYTEA,
ADD COLUMN     "logo_type" TEXT,
ADD COLUMN     "support_url" TEXT,
ADD COLUMN     "whitelabel" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "connect_sessions" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "type" TEXT NOT NULL,
    "origin_owner_id" TEXT NOT NULL,
    "origin_owner_name" TEXT NOT NULL,
    "origin_username" TEXT,
    "provider" TEXT,
    "categories" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "config_id" UUID,
    "account_id" UUID,
    "multiple" BOOLEAN NOT NULL DEFAULT false,
    "label" TEXT,
    "metadata" JSONB,
    "values" JSONB NOT NULL DEFAULT '{}',
    "locked" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "max_links" INTEGER NOT NULL DEFAULT 1,
    "links_made" INTEGER NOT NULL DEFAULT 0,
    "created_by_type" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "renewal_asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "connect_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "connect_sessions_project_id_created_at_id_idx" ON "connect_sessions"("project_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "connect_sessions_expires_at_idx" ON "connect_sessions"("expires_at");
