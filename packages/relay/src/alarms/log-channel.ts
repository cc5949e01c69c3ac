// Tells alarms to whoever reads the relay's log.
import type { Logger } from "../logger.ts";
import { isOfProbe, type Channel } from "./alarm.ts";
import { headline } from "./words.ts";

export function logChannel(logger: Pick<Logger, "info" | "warn">): Channel {
  return {
    name: "log",
    isWanted: () => true,
    tell({ alarm, count }) {
      const { id, site, kind, dueAtMs } = alarm;
      const line = { alarm: id, site, kind, dueAtMs, count };
      if (!isOfProbe(alarm)) {
        const { conversation, promise } = alarm;
        logger.warn({ ...line, conversation, promise }, "a promise to a visitor was not kept in time");
      } else if (alarm.ended) {
        logger.info({ ...line, ended: alarm.ended.by }, headline(alarm));
      } else {
        logger.warn({ ...line, why: alarm.why }, headline(alarm));
      }
      return Promise.resolve({ ok: true });
    },
  };
}
