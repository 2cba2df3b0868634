-- CreateIndex
CREATE INDEX "connect_sessions_project_id_renewal_asked_at_idx" ON "connect_sessions"("project_id", "renewal_asked_at");
