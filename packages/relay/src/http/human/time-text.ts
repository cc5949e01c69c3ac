// Writes a moment into the plain page, for people and for what reads pages aloud.
import { html } from "hono/html";
import { momentTextIn } from "../../domain/moment-text.ts";

/** A moment as HTML. */
export type TimeText = (atMs: number) => ReturnType<typeof html>;

/** @param zone an IANA name, or `null` for UTC */
export function timeTextIn(zone: string | null, nowMs: number): TimeText {
  const textOf = momentTextIn(zone, nowMs);
  return (atMs) => html`<time datetime="${new Date(atMs).toISOString()}">${textOf(atMs)}</time>`;
}
