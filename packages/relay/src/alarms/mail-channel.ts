// Tells alarms by e-mail, in a few plain sentences and without a word of what was written.
import { momentTextIn } from "../domain/moment-text.ts";
import type { Channel, Notice } from "./alarm.ts";
import type { Mailer } from "./mailer.ts";

export function mailChannel(mailer: Mailer): Channel {
  return {
    name: "email",
    isWanted: ({ alarms }) => alarms.email !== null,
    async tell(notice) {
      const to = notice.site.alarms.email;
      return to === null ? { ok: true } : mailer.send({ to, ...mailOf(notice) });
    },
  };
}

function mailOf({ alarm, site, id, count, link }: Notice) {
  const moment = momentTextIn(site.hours?.timeZone ?? null, alarm.atMs);
  const next =
    alarm.kind === "broken"
      ? "The visitor has been told, and has been promised an answer in writing instead."
      : "That was the last promise: the visitor has been told that nobody has answered in time, and is still in line.";
  const again =
    count === 1
      ? "You are told again, more and more seldom, until somebody acknowledges it at the desk."
      : "Nobody has acknowledged it yet. You are told again until somebody does so at the desk.";
  return {
    id,
    thread: alarm.id,
    subject: `${site.name}: a promise to a visitor was not kept`,
    text: [
      `A visitor of ${site.name} asked for a human at ${moment(alarm.askedAtMs)}.`,
      `An answer was promised by ${moment(alarm.dueAtMs)}, and it did not come.`,
      next,
      "",
      `The conversation: ${link}`,
      "",
      again,
      "",
    ].join("\n"),
  };
}
