// Decides what a ring comes to on this device: the words of its notification, where following it leads, and whether it is shown at all.
// Knows nothing of service workers; they ask it.
import type { Ring, RingDevice } from "@handrail/protocol";
import { RING_CALLS } from "../texts-of-rings.ts";
import { momentText, type Place } from "./durations.ts";
import { hrefOf, parseRoute } from "./route.ts";

/** A notification of the system. */
export interface RingNotice {
  readonly title: string;
  readonly body: string;
  /** One notification for each conversation: a later ring takes the place of the one before. */
  readonly tag: string;
  /** It stays until it is followed or put away. */
  readonly isPressing: boolean;
  /** The address after the `#` that it leads to. */
  readonly hash: string;
}

/** A window of this origin, as the browser tells a service worker of it. */
export interface OpenWindow {
  readonly url: string;
  readonly focused: boolean;
  readonly visibilityState: string;
}

/** What a push message says; `null` when it cannot be read, or is of a later version. */
export function readRing(text: string | null): Ring | null {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isRing(value) ? value : null;
  } catch {
    return null;
  }
}

/** The notification. A ring that cannot be read has general words: browsers take the right to ring away from whoever stays silent. */
export function noticeOf(ring: Ring | null, nowMs: number, place: Place = {}): RingNotice {
  if (ring === null) {
    return { ...RING_CALLS.any, tag: "handrail", isPressing: false, hash: hrefOf({ type: "inbox" }) };
  }
  const { type, conversation } = ring;
  // Nothing of one who waits is an agent's to answer before they are on duty.
  const to = type === "waiting" ? ({ type: "inbox" } as const) : ({ type: "conversation", conversation } as const);
  return {
    title: RING_CALLS[type],
    body: bodyOf(ring, nowMs, place),
    tag: conversation,
    isPressing: type !== "message",
    hash: hrefOf(to),
  };
}

/** Whether the agent looks at a desk: then the page itself calls for them. `desk` is the address that all of its pages begin with. */
export function isWatched(windows: readonly OpenWindow[], desk: string): boolean {
  return windows.some((each) => isDesk(each, desk) && each.focused && each.visibilityState === "visible");
}

/** The desk that is to come to the front: the one that was looked at last, as browsers list them. */
export function deskAmong<Window extends OpenWindow>(windows: readonly Window[], desk: string): Window | null {
  const open = windows.filter((each) => isDesk(each, desk));
  return open.find(({ visibilityState }) => visibilityState === "visible") ?? open[0] ?? null;
}

/**
 * Whether this browser minds a push that shows nothing, even to somebody who looks at the page. Chromium and Firefox do not; Safari, and with it
 * every browser of iPhones and iPads, ends the subscription after a few.
 */
export function mindsSilence(userAgent: string): boolean {
  return userAgent.includes("AppleWebKit/") && !/Chrom(?:e|ium)\//.test(userAgent);
}

/** What the relay is told of a subscription; `null` when the browser left something out. */
export function deviceOf({ endpoint, keys }: PushSubscriptionJSON, isRungOffDuty: boolean): RingDevice | null {
  const { p256dh, auth } = keys ?? {};
  if (endpoint === undefined || p256dh === undefined || auth === undefined) return null;
  return { endpoint, keys: { p256dh, auth }, isRungOffDuty };
}

/** Where a message of the service worker leads; `null`: it is none, or names no place that rings lead to. */
export function placeIn(message: unknown): string | null {
  if (typeof message !== "object" || message === null || !("hash" in message)) return null;
  if (typeof message.hash !== "string") return null;
  const route = parseRoute(message.hash);
  return route.type === "inbox" || route.type === "conversation" ? hrefOf(route) : null;
}

/** Whether a notification is an open desk's own, by what it carries: whoever has heard that one need not hear a ring for the same visitor. */
export function isByDesk(data: unknown): boolean {
  return typeof data === "object" && data !== null && "isByDesk" in data && data.isByDesk === true;
}

function bodyOf({ site, dueAtMs }: Ring, nowMs: number, place: Place): string {
  if (dueAtMs === null) return site;
  const due = momentText(dueAtMs, nowMs, place);
  return dueAtMs > nowMs ? RING_CALLS.due(site, due) : RING_CALLS.wasDue(site, due);
}

function isDesk({ url }: OpenWindow, desk: string): boolean {
  return url.startsWith(desk);
}

const TYPES: Readonly<Record<Ring["type"], true>> = { offer: true, waiting: true, message: true };

function isRing(value: unknown): value is Ring {
  if (typeof value !== "object" || value === null) return false;
  if (!("type" in value && "conversation" in value && "site" in value && "dueAtMs" in value)) return false;
  const { type, conversation, site, dueAtMs } = value;
  return (
    typeof type === "string" &&
    Object.hasOwn(TYPES, type) &&
    typeof conversation === "string" &&
    /^[A-Za-z0-9_-]{43}$/.test(conversation) &&
    typeof site === "string" &&
    (dueAtMs === null || Number.isSafeInteger(dueAtMs))
  );
}
