// Writes a moment as a person reads it: in the site's own time, which is named, because the relay does not know the reader's.
import { html } from "hono/html";

/** A moment as HTML. */
export type TimeText = (atMs: number) => ReturnType<typeof html>;

/** @param zone an IANA name, or `null` for UTC */
export function timeTextIn(zone: string | null, nowMs: number): TimeText {
  const timeZone = zone ?? "UTC";
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
  const day = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "long", day: "numeric", month: "long" });
  const name = zone === null ? "UTC" : `${(zone.split("/").at(-1) ?? zone).replaceAll("_", " ")} time`;
  return (atMs) => {
    const isToday = day.format(atMs) === day.format(nowMs);
    const text = isToday ? `${clock.format(atMs)} ${name}` : `${clock.format(atMs)} ${name} on ${day.format(atMs)}`;
    return html`<time datetime="${new Date(atMs).toISOString()}">${text}</time>`;
  };
}
