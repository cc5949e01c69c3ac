// Says in plain sentences what an alarm is about, for people who read mail and logs. Who reads it, and where, is not its business.
import type { Alarm, ProbeTrouble } from "./alarm.ts";
import { isOfProbe } from "./alarm.ts";

/** A moment in words. */
type Moment = (atMs: number) => string;

/** The first line: what has happened. */
export function headline(alarm: Alarm): string {
  if (!isOfProbe(alarm)) return "a promise to a visitor was not kept";
  if (alarm.why === "clock") return alarm.ended ? "the relay's clock is right again" : "the relay's clock has jumped";
  if (alarm.ended?.by === "passed") return "a human can be reached again";
  if (alarm.ended) return "closed; until then no human could be reached";
  return alarm.kind === "unreachable" ? "no human can be reached" : "a request for a human does not come through";
}

/** What it means, in two or three sentences. */
export function account(alarm: Alarm, siteName: string, moment: Moment): readonly string[] {
  if (!isOfProbe(alarm)) {
    return [
      `A visitor of ${siteName} asked for a human at ${moment(alarm.askedAtMs)}.`,
      `An answer was promised by ${moment(alarm.dueAtMs)}, and none had reached them by then.`,
      alarm.kind === "broken"
        ? "The visitor has been told, and has been promised an answer in writing instead."
        : "That was the last promise: the visitor has been told that nobody has answered in time, and is still in line.",
    ];
  }
  if (alarm.why === "clock") {
    return alarm.ended
      ? [
          `At ${moment(alarm.ended.atMs)} the relay's clock was right again: what visitors have asked meanwhile is taken.`,
        ]
      : [REASONS.clock];
  }
  const asked = `Handrail has asked for a human on ${siteName} as a visitor would, from ${moment(alarm.askedAtMs)} on.`;
  if (alarm.ended?.by === "passed") {
    return [asked, `At ${moment(alarm.ended.atMs)} it got through: a visitor who asks now can be offered to somebody.`];
  }
  if (alarm.ended) {
    return [
      asked,
      `Until the site closed at ${moment(alarm.ended.atMs)} nobody could be reached. ${REASONS[alarm.why]}`,
    ];
  }
  return [
    asked,
    `By ${moment(alarm.dueAtMs)}, when a visitor would have been promised an answer, it had got nowhere.`,
    REASONS[alarm.why],
  ];
}

const REASONS: Readonly<Record<ProbeTrouble, string>> = {
  "nobody-on-duty": "Nobody is on duty, though the site is open.",
  "no-room": "Everybody on duty has as many conversations as they can hold.",
  "no-answer": "The relay gave no answer.",
  refused: "The relay refused the request.",
  storage: "The relay's disk takes nothing: look whether it is full.",
  clock:
    "The clock of the relay or its database has jumped, and nothing is stored, so that no promise is dated wrong; visitors' pages keep what is asked and send it again. Set the machine's clock right. If it is right now, start the relay again, with --trust-clock.",
  receipt: "The receipt was missing or could not be proved: look at the receipt key.",
};
