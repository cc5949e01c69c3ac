// Hands one ring to the push service of a browser's maker, encrypted for that browser (RFC 8030, 8291). Whom to ring is not its business.
import { conversationId, type Ring, type RingDevice } from "@handrail/protocol";
import webPush from "web-push";
import type { Platform } from "../platform.ts";
import type { RingKeyPair } from "./ring-key.ts";

/**
 * The services of Chrome and its kin, Firefox, Safari and Edge. An endpoint is an address that a signed-in browser names: the relay posts to
 * none but these.
 */
const SERVICES = ["fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com"] as const;
/** A service that has not answered by then has not been told, in ms. */
const TIMEOUT_MS = 10_000;

/** What became of it. `gone`: the browser is rung no more, for good. */
export type Pushed = "taken" | "gone" | "failed";

export interface Push {
  /** Whether a push service is there that we know, and what can be encrypted for the browser. */
  canReach(device: RingDevice): "yes" | "unknown-service" | "unusable-keys";
  /** `ttlMs`: worth telling for so long. Ends within seconds, and never throws. */
  ring(device: RingDevice, ring: Ring, ttlMs: number): Promise<Pushed>;
}

export interface PushDeps extends Pick<Platform, "clock" | "fetch"> {
  readonly key: RingKeyPair;
  /** Whom a push service can turn to: the relay's public address. */
  readonly publicUrl: string;
  readonly stopping: AbortSignal;
}

export function createPush({ key, publicUrl, clock, fetch, stopping }: PushDeps): Push {
  // Services ask for an https or a mailto address.
  const subject = publicUrl.startsWith("https://") ? publicUrl : "mailto:handrail@localhost.localdomain";
  const sealed = (device: RingDevice, ring: Ring, ttlMs: number) =>
    webPush.generateRequestDetails({ endpoint: device.endpoint, keys: device.keys }, JSON.stringify(ring), {
      vapidDetails: { subject, ...key },
      TTL: Math.max(1, Math.ceil(ttlMs / 1_000)),
      urgency: "high",
      // A later ring about the same conversation takes the place of one that was not delivered.
      topic: ring.conversation.slice(0, 32),
    });
  return {
    canReach(device) {
      if (!isKnownService(device.endpoint)) return "unknown-service";
      try {
        sealed(device, EMPTY, 1);
        return "yes";
      } catch {
        return "unusable-keys";
      }
    },
    async ring(device, ring, ttlMs) {
      const late = new AbortController();
      const timer = clock.setTimeout(() => late.abort(), TIMEOUT_MS);
      try {
        const { endpoint, method, headers, body } = sealed(device, ring, ttlMs);
        const response = await fetch(endpoint, {
          method,
          headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
          body: new Uint8Array(body ?? []),
          redirect: "manual",
          signal: AbortSignal.any([late.signal, stopping]),
        });
        await response.body?.cancel();
        if (response.status === 404 || response.status === 410) return "gone";
        return response.ok ? "taken" : "failed";
      } catch {
        return "failed";
      } finally {
        clock.clearTimeout(timer);
      }
    },
  };
}

const EMPTY: Ring = { type: "waiting", conversation: conversationId(""), site: "", dueAtMs: null };

function isKnownService(endpoint: string): boolean {
  const address = URL.parse(endpoint);
  if (address?.protocol !== "https:" || address.port !== "") return false;
  return SERVICES.some((host) => address.hostname === host || address.hostname.endsWith(`.${host}`));
}
