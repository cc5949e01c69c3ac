// Tells whoever is on call that a visitor still waits and that what was promised to them runs out soon (HG7). It holds no word of what
// was written.
import { createHash } from "node:crypto";
import { commandId, type OpenPromise } from "@handrail/protocol";
import { retryMs } from "../alarms/rhythm.ts";
import { postSigned } from "../alarms/signed-post.ts";
import type { Authority } from "../authority/authority.ts";
import type { Delivery } from "../domain/delivery.ts";
import { momentTextIn } from "../domain/moment-text.ts";
import type { Logger } from "../logger.ts";
import type { Mailer } from "../mail/mailer.ts";
import { randomName, type Platform } from "../platform.ts";
import type { Site, Sites } from "../sites/site.ts";
import type { LogReader } from "../store/log.ts";
import type { JobEnd, Lane } from "./job-loop.ts";

export interface OnCallDeps {
  readonly log: Pick<LogReader, "conversation">;
  readonly authority: Authority;
  readonly sites: Pick<Sites, "get">;
  /** `null`: nothing is mailed. */
  readonly mailer: Mailer | null;
  readonly platform: Pick<Platform, "clock" | "fetch" | "random">;
  /** The relay's public address without a slash at its end. */
  readonly publicUrl: string;
  readonly logger: Pick<Logger, "warn">;
}

/** One telling. */
interface Call {
  /** The same for each attempt. */
  readonly id: string;
  readonly site: Site;
  readonly promise: OpenPromise;
  readonly askedAtMs: number;
  readonly link: string;
}

export function onCallLane(deps: OnCallDeps): Lane {
  const { log, sites, authority, platform, publicUrl } = deps;
  return {
    parallelMax: 16,
    // Longer than the slowest way may take.
    leaseMs: 60_000,
    async run({ id, conversation, job, attempts }, stopping) {
      const found = await log.conversation(conversation);
      const site = found && sites.get(found.state.site);
      if (job.type !== "on-call" || !found || !site?.onCall) return { type: "done" };
      const { owner, promise, request } = found.state;
      // Somebody has come, has answered, or has been told; or the time is over, which is alarmed.
      const isOpen = owner.type === "queue" && promise?.id === job.promise && promise.answeredSeq === null;
      if (!isOpen || promise.dueAtMs <= platform.clock.now() || found.internal.alerted === job.promise)
        return { type: "done" };
      const call = {
        id: `oc_${createHash("sha256").update(`${conversation} ${promise.id}`).digest("base64url").slice(0, 22)}`,
        site,
        promise,
        askedAtMs: request?.atMs ?? promise.madeAtMs,
        link: `${publicUrl}/desk/#/c/${conversation}`,
      };
      const isTold = await tell(deps, call, stopping);
      if (!isTold) return again(deps, attempts);
      const { verdict } = await authority.submit({
        conversation,
        site: site.id,
        author: { type: "relay" },
        command: { type: "alerted", id: commandId(randomName(platform)), promise: promise.id },
        completes: id,
      });
      return verdict.ok ? { type: "gone" } : { type: "failed" };
    },
  };
}

// One way that works is enough: somebody knows. The other's failure is in the log.
async function tell(deps: OnCallDeps, call: Call, stopping: AbortSignal): Promise<boolean> {
  const { mailer, platform, logger } = deps;
  const { webhook = null, email = null } = call.site.onCall ?? {};
  const ways: (readonly [string, Promise<Delivery>])[] = [];
  if (webhook) {
    ways.push([
      "webhook",
      postSigned(webhook, { id: call.id, body: bodyOf(call, platform.clock.now()) }, { ...platform, stopping }),
    ]);
  }
  if (email !== null && mailer) ways.push(["email", mailer.send({ to: email, ...mailOf(call, platform.clock.now()) })]);
  const deliveries = await Promise.all(ways.map(async ([way, delivery]) => ({ way, delivery: await delivery })));
  for (const { way, delivery } of deliveries) {
    if (!delivery.ok) logger.warn({ site: call.site.id, way, why: delivery.why }, "somebody on call could not be told");
  }
  return deliveries.some(({ delivery }) => delivery.ok);
}

function again({ platform }: OnCallDeps, attempts: number): JobEnd {
  const dice = (platform.random.bytes(1)[0] ?? 0) / 255;
  return { type: "again", atMs: platform.clock.now() + retryMs(attempts, dice) };
}

function bodyOf({ site, promise, askedAtMs, link }: Call, nowMs: number): object {
  const text = (ms: number): string => new Date(ms).toISOString();
  return {
    type: "visitor.waiting",
    timestamp: text(nowMs),
    data: { site: site.id, siteName: site.name, askedAt: text(askedAtMs), promisedBy: text(promise.dueAtMs), link },
  };
}

function mailOf({ id, site, promise, askedAtMs, link }: Call, nowMs: number) {
  const moment = momentTextIn(site.hours?.timeZone ?? null, nowMs);
  return {
    id,
    references: [],
    subject: `${site.name}: a visitor is waiting for a human`,
    text: [
      `A visitor of ${site.name} asked for a human at ${moment(askedAtMs)}, and nobody is with them now.`,
      `An answer was promised by ${moment(promise.dueAtMs)}.`,
      "",
      `The conversation: ${link}`,
      "",
    ].join("\n"),
  };
}
