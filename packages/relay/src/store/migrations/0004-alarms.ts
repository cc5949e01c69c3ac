// Alarms of promises that were not kept, and how far each way of telling has come (HG7).
import type { Migration } from "./migration.ts";

export const alarms: Migration = {
  name: "0004-alarms",
  sql: `
      CREATE TABLE alarms (
        id TEXT PRIMARY KEY,
        site TEXT NOT NULL,
        conversation TEXT NOT NULL,
        promise TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('broken', 'unanswered')),
        asked_at INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        at INTEGER NOT NULL,
        acknowledged_at INTEGER,
        acknowledged_by TEXT,
        notified INTEGER NOT NULL DEFAULT 0,
        last_notified_at INTEGER,
        UNIQUE (conversation, promise)
      ) STRICT;
      CREATE INDEX alarms_open ON alarms (at) WHERE acknowledged_at IS NULL;

      CREATE TABLE alarm_channels (
        alarm TEXT NOT NULL REFERENCES alarms(id) ON DELETE CASCADE,
        channel TEXT NOT NULL,
        sent INTEGER NOT NULL,
        failures INTEGER NOT NULL,
        next_at INTEGER NOT NULL,
        PRIMARY KEY (alarm, channel)
      ) STRICT, WITHOUT ROWID;
  `,
};
