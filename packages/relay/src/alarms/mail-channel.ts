// Tells alarms by e-mail, in a few plain sentences and without a word of what was written.
import { momentTextIn } from "../domain/moment-text.ts";
import type { Mailer } from "../mail/mailer.ts";
import { isOfProbe, type Alarm, type Channel, type Notice } from "./alarm.ts";
import { account, headline } from "./words.ts";

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
  return {
    id,
    references: [alarm.id],
    subject: `${site.name}: ${headline(alarm)}`,
    text: [
      ...account(alarm, site.name, moment),
      "",
      `${isOfProbe(alarm) ? "The desk" : "The conversation"}: ${link}`,
      "",
      whatNext(alarm, count),
      "",
    ].join("\n"),
  };
}

function whatNext(alarm: Alarm, count: number): string {
  if (isOfProbe(alarm) && alarm.ended) return "Nothing more is told of this.";
  return count === 1
    ? "You are told again, more and more seldom, until somebody acknowledges it at the desk."
    : "Nobody has acknowledged it yet. You are told again until somebody does so at the desk.";
}
