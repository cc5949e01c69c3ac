// Writes a moment into the plain page, for people and for what reads pages aloud.
import { html } from "hono/html";
import type { Moments } from "../../words/speech.ts";
import type { Html } from "./say.ts";

/** A moment as HTML. */
export type TimeText = (atMs: number) => Html;

/** Writes them as `moments` does. */
export function timeTextIn(moments: Moments): TimeText {
  return (atMs) => html`<time datetime="${new Date(atMs).toISOString()}">${moments.moment(atMs)}</time>`;
}
