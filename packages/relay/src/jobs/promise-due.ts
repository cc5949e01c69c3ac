// Settles a promise whose time has come: asks the law, which settles what is overdue before anything else (HG7).
import { commandId } from "@handrail/protocol";
import type { Authority } from "../authority/authority.ts";
import { randomName, type Platform } from "../platform.ts";
import type { LogReader } from "../store/log.ts";
import type { Lane } from "./job-loop.ts";

export function promiseDueLane(deps: {
  log: Pick<LogReader, "conversation">;
  authority: Authority;
  platform: Platform;
}): Lane {
  const { log, authority, platform } = deps;
  return {
    parallelMax: 256,
    leaseMs: 30_000,
    async run({ conversation, job }) {
      const before = (await log.conversation(conversation))?.state;
      if (job.type !== "promise-due" || before?.promise?.id !== job.promise) return { type: "done" };
      const { verdict } = await authority.submit({
        conversation,
        site: before.site,
        author: { type: "relay" },
        // A new id for each attempt: a verdict is remembered, and one given before the time has come must not be the last.
        command: { type: "promise-due", id: commandId(randomName(platform)) },
      });
      if (!verdict.ok) return { type: "failed" };
      const open = (await log.conversation(conversation))?.state.promise;
      // The clock has been set back since: the same promise is due later.
      return open?.id === job.promise ? { type: "again", atMs: open.dueAtMs } : { type: "done" };
    },
  };
}
