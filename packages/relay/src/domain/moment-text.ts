// Writes a moment as a person reads it: in the site's own time, which is named, because nobody here knows the reader's.

/**
 * @param zone an IANA name, or `null` for UTC
 * @param nowMs a moment of this day is written without its date
 * @returns what writes moments, as `14:32 Oslo time` or `09:01 UTC on Tuesday 3 November`
 */
export function momentTextIn(zone: string | null, nowMs: number): (atMs: number) => string {
  const timeZone = zone ?? "UTC";
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
  const day = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "long", day: "numeric", month: "long" });
  const name = zone === null ? "UTC" : `${(zone.split("/").at(-1) ?? zone).replaceAll("_", " ")} time`;
  return (atMs) => {
    const moment = `${clock.format(atMs)} ${name}`;
    return day.format(atMs) === day.format(nowMs) ? moment : `${moment} on ${day.format(atMs)}`;
  };
}
