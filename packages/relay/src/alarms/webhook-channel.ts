// Tells alarms to an address of the merchant's, signed by the Standard Webhooks rules (https://www.standardwebhooks.com).
import type { Platform } from "../platform.ts";
import { isOfProbe, type Alarm, type Channel, type Notice } from "./alarm.ts";
import { postSigned } from "./signed-post.ts";

/** 24 to 64 bytes, say the rules. */
const SECRET_BYTES = 32;

/** A fresh secret as receivers' libraries take it. */
export function newWebhookSecret(bytes: (length: number) => Uint8Array): string {
  return `whsec_${Buffer.from(bytes(SECRET_BYTES)).toString("base64")}`;
}

export function webhookChannel({ clock, fetch }: Pick<Platform, "clock" | "fetch">): Channel {
  return {
    name: "webhook",
    isWanted: ({ alarms }) => alarms.webhook !== null,
    async tell(notice, stopping) {
      const { webhook } = notice.site.alarms;
      if (!webhook) return { ok: true };
      return postSigned(webhook, { id: notice.id, body: bodyOf(notice) }, { clock, fetch, stopping });
    },
  };
}

function bodyOf({ alarm, site, link, count }: Notice) {
  const ended = isOfProbe(alarm) ? alarm.ended : null;
  return {
    type: typeOf(alarm),
    timestamp: timeText(ended?.atMs ?? alarm.atMs),
    data: {
      alarm: alarm.id,
      site: site.id,
      siteName: site.name,
      askedAt: timeText(alarm.askedAtMs),
      promisedBy: timeText(alarm.dueAtMs),
      ...(isOfProbe(alarm) && { why: alarm.why }),
      ...(ended && { endedBy: ended.by }),
      count,
      link,
    },
  };
}

function typeOf(alarm: Alarm): string {
  if (!isOfProbe(alarm)) return `promise.${alarm.kind}`;
  return alarm.ended ? "site.resolved" : `site.${alarm.kind}`;
}

function timeText(atMs: number): string {
  return new Date(atMs).toISOString();
}
