// Tells alarms to whoever reads the relay's log.
import type { Logger } from "../logger.ts";
import type { Channel } from "./alarm.ts";

export function logChannel(logger: Pick<Logger, "warn">): Channel {
  return {
    name: "log",
    isWanted: () => true,
    tell({ alarm, count }) {
      const { id, site, conversation, promise, kind, dueAtMs } = alarm;
      logger.warn(
        { alarm: id, site, conversation, promise, kind, dueAtMs, count },
        "a promise to a visitor was not kept in time",
      );
      return Promise.resolve({ ok: true });
    },
  };
}
