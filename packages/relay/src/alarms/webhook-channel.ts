// Tells alarms to an address of the merchant's, signed by the Standard Webhooks rules (https://www.standardwebhooks.com).
import { Webhook } from "standardwebhooks";
import type { Delivery } from "../domain/delivery.ts";
import type { Platform } from "../platform.ts";
import { isOfProbe, type Alarm, type Channel, type Notice } from "./alarm.ts";

/** A receiver that has not answered by then has not been told, in ms. */
const TIMEOUT_MS = 10_000;
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
      const body = JSON.stringify(bodyOf(notice));
      const at = new Date(clock.now());
      const late = new AbortController();
      const timer = clock.setTimeout(() => late.abort(), TIMEOUT_MS);
      try {
        const response = await fetch(webhook.url, {
          method: "POST",
          // A redirect could lead the signed body anywhere: the address is changed at the site instead.
          redirect: "manual",
          headers: {
            "content-type": "application/json",
            "user-agent": "Handrail",
            "webhook-id": notice.id,
            "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
            "webhook-signature": new Webhook(webhook.secret).sign(notice.id, at, body),
          },
          body,
          signal: AbortSignal.any([late.signal, stopping]),
        });
        await response.body?.cancel();
        return deliveryOf(response);
      } catch {
        return { ok: false, why: late.signal.aborted ? "no answer within 10 s" : "not reached" };
      } finally {
        clock.clearTimeout(timer);
      }
    },
  };
}

function deliveryOf({ status, type }: Response): Delivery {
  if (status >= 200 && status < 300) return { ok: true };
  const isRedirect = type === "opaqueredirect" || (status >= 300 && status < 400);
  return { ok: false, why: isRedirect ? "a redirect, which is not followed" : `HTTP status ${status}` };
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
