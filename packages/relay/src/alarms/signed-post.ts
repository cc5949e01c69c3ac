// Posts to an address of the merchant's, signed by the Standard Webhooks rules (https://www.standardwebhooks.com). What is told is not
// its business.
import { Webhook } from "standardwebhooks";
import type { Delivery } from "../domain/delivery.ts";
import type { Platform } from "../platform.ts";

/** A receiver that has not answered by then has not been told, in ms. */
const TIMEOUT_MS = 10_000;

/** What is told. `id`: the same for each attempt, so that a receiver knows a repeat. */
export interface SignedMessage {
  readonly id: string;
  readonly body: object;
}

/** Posts once; ends within seconds. */
export async function postSigned(
  webhook: { readonly url: string; readonly secret: string },
  message: SignedMessage,
  { clock, fetch, stopping }: Pick<Platform, "clock" | "fetch"> & { readonly stopping: AbortSignal },
): Promise<Delivery> {
  const body = JSON.stringify(message.body);
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
        "webhook-id": message.id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": new Webhook(webhook.secret).sign(message.id, at, body),
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
}

function deliveryOf({ status, type }: Response): Delivery {
  if (status >= 200 && status < 300) return { ok: true };
  const isRedirect = type === "opaqueredirect" || (status >= 300 && status < 400);
  return { ok: false, why: isRedirect ? "a redirect, which is not followed" : `HTTP status ${status}` };
}
