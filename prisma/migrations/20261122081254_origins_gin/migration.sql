-- CreateIndex
CREATE INDEX "connect_sessions_origins_idx" ON "connect_sessions" USING GIN ("origins");

-- CreateIndex
CREATE INDEX "projects_embed_origins_idx" ON "projects" USING GIN ("embed_origins");
