// Ends an offer whose time is up: asks the law, which settles what has run out before anything else (HG12).
import { commandId } from "@handrail/protocol";
import type { Authority } from "../authority/authority.ts";
import { randomName, type Platform } from "../platform.ts";
import type { LogReader } from "../store/log.ts";
import type { Lane } from "./job-loop.ts";

export function offerExpiredLane(deps: {
  log: Pick<LogReader, "conversation">;
  authority: Authority;
  platform: Platform;
}): Lane {
  const { log, authority, platform } = deps;
  return {
    parallelMax: 256,
    leaseMs: 10_000,
    async run({ conversation, job }) {
      if (job.type !== "offer-expired") return { type: "done" };
      const before = await log.conversation(conversation);
      // It was accepted or declined, or the visitor has gone, and a later offer has a job of its own.
      if (!before?.internal.offer || before.internal.offer.expiresAtMs > job.dueAtMs) return { type: "done" };
      const { verdict } = await authority.submit({
        conversation,
        site: before.state.site,
        author: { type: "relay" },
        command: { type: "offer-expired", id: commandId(randomName(platform)) },
      });
      if (!verdict.ok) return { type: "failed" };
      const standing = (await log.conversation(conversation))?.internal.offer;
      // The clock has been set back since: the same offer stands longer.
      return standing && standing.expiresAtMs <= job.dueAtMs
        ? { type: "again", atMs: standing.expiresAtMs }
        : { type: "done" };
    },
  };
}
