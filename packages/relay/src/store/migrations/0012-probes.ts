// Alarms that are of no promise but of a site (HG7), and when each site was last probed.
import type { Migration } from "./migration.ts";

export const probes: Migration = {
  name: "0012-probes",
  sql: `
      CREATE TABLE alarms_of_all (
        id TEXT PRIMARY KEY,
        site TEXT NOT NULL,
        kind TEXT NOT NULL,
        -- Of a promise that was not kept.
        conversation TEXT,
        promise TEXT,
        -- Of a probe that reached nobody; over when one has, or when the site has closed.
        why TEXT,
        ended_at INTEGER,
        ended_by TEXT,
        asked_at INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        at INTEGER NOT NULL,
        acknowledged_at INTEGER,
        acknowledged_by TEXT,
        notified INTEGER NOT NULL DEFAULT 0,
        last_notified_at INTEGER,
        UNIQUE (conversation, promise),
        CHECK ((conversation IS NULL) = (promise IS NULL) AND (conversation IS NULL) = (why IS NOT NULL))
      ) STRICT;
      INSERT INTO alarms_of_all (id, site, kind, conversation, promise, asked_at, due_at, at, acknowledged_at, acknowledged_by, notified, last_notified_at)
        SELECT id, site, kind, conversation, promise, asked_at, due_at, at, acknowledged_at, acknowledged_by, notified, last_notified_at FROM alarms;

      CREATE TABLE alarm_channels_of_all (
        alarm TEXT NOT NULL REFERENCES alarms_of_all(id) ON DELETE CASCADE,
        channel TEXT NOT NULL,
        sent INTEGER NOT NULL,
        failures INTEGER NOT NULL,
        next_at INTEGER NOT NULL,
        PRIMARY KEY (alarm, channel)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO alarm_channels_of_all SELECT alarm, channel, sent, failures, next_at FROM alarm_channels;

      DROP TABLE alarm_channels;
      DROP TABLE alarms;
      ALTER TABLE alarms_of_all RENAME TO alarms;
      ALTER TABLE alarm_channels_of_all RENAME TO alarm_channels;
      CREATE INDEX alarms_open ON alarms (at) WHERE acknowledged_at IS NULL AND ended_at IS NULL;
      CREATE UNIQUE INDEX alarms_standing ON alarms (site) WHERE conversation IS NULL AND ended_at IS NULL;

      CREATE TABLE probes (site TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
};
