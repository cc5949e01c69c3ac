// Browsers of agents that are rung while the desk is closed. They go with the account.
import type { Migration } from "./migration.ts";

export const ringDevices: Migration = {
  name: "0020-ring-devices",
  sql: `
      CREATE TABLE ring_devices (
        endpoint TEXT NOT NULL PRIMARY KEY,
        agent TEXT NOT NULL REFERENCES user(id) ON DELETE CASCADE,
        p256dh TEXT NOT NULL,
        auth TEXT NOT NULL,
        is_rung_off_duty INTEGER NOT NULL,
        at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX ring_devices_agent ON ring_devices (agent, at);
  `,
};
