-- Whether a whole LAS is down is read from how its last runs ended (lib/las/breaker.ts): the newest few of each system.
CREATE INDEX "las_link_system_last_run_at_idx" ON "las_link"("system", "last_run_at");

-- The helpdesk asks which schools have an import that is held, and housekeeping which imports nobody confirmed.
CREATE INDEX "roster_import_status_created_at_idx" ON "roster_import"("status", "created_at");
