// When nothing more happens, nothing more is to be done: no job, no run, no unsent line, no question that nobody answers.
import { isEventOf, type VisitorCommand } from "@handrail/protocol";
import { quietMeansSettled as shared } from "../../invariants/quiet-means-settled.ts";
import { isAsked } from "../stored.ts";
import type { End, Invariant } from "../invariant.ts";

export const quietMeansSettled: Invariant = {
  ...shared,
  ended: (end) => [...ofRelay(end), ...ofHomes(end)],
};

function ofRelay({ relay }: End) {
  const jobs = [...relay.jobs.waiting].map(({ stored, job }) => ({
    who: stored.who,
    what: `${job.type} is still to be done`,
  }));
  const { hasBot, isLive } = relay.parts.plan.policy;
  const open = [...relay.conversations.values()].flatMap((stored) => {
    const { conversation, who, run } = stored;
    if (run) return [{ who, what: "the bot is still talking" }];
    const askSeq = conversation?.askSeq ?? null;
    if (askSeq === null || !isAsked(stored, askSeq)) return [];
    // Without a bot a human answers, unless there is none to be asked for, or the visitor has taken the request back.
    const isHumans = isLive && conversation?.owner.type === "bot" && stored.book.ended?.end !== "withdrawn";
    return hasBot || isHumans ? [{ who, what: "a turn that nobody answers" }] : [];
  });
  return [...jobs, ...open];
}

function ofHomes({ homes }: End) {
  return homes.flatMap(({ tab, stored }) => {
    // What is in the log was sent: the word of it was on its way when the page was left.
    const isThere = ({ id }: VisitorCommand): boolean =>
      stored?.events.some((event) => isEventOf(event, "visitor", id)) === true;
    const unsent = tab?.state.outbox.items.find(
      ({ stage, command }) => (stage === "new" || stage === "kept") && !isThere(command),
    );
    return tab && unsent
      ? [{ who: tab.parts.name, what: `${unsent.command.type} ${unsent.command.id} is still not sent` }]
      : [];
  });
}
