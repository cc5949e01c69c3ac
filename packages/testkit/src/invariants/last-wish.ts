// A click counts over what was wished before it: what would end its stretch and is still on its way takes nothing back, and where that
// came first, nobody is asked again for a human whom they have just asked for.
import { isEventOf, LIMITS } from "@handrail/protocol";
import { unseenBy } from "../explore/book.ts";
import type { VisitorEvidence } from "../world/evidence.ts";
import type { Invariant, Wrong } from "./invariant.ts";

export const lastWish: Invariant = {
  name: "last-wish",
  rule: "HG3",
  said({ stored: { book, conversation, said }, verdict, command }) {
    if (command.type !== "ask-human" || verdict.ok || verdict.error.code !== "stale-request") return null;
    // Another page of the visitor's may send the same click and name other things: it gets the answer that there was.
    if (said.has(verdict.id)) return null;
    const epoch = Number(verdict.error.details?.["epoch"]);
    // What is told again much later is of a time that the account has nothing of any more.
    const [first] = book.ends;
    const isTooLate = book.ends.length > LIMITS.voidsMax && (first?.epoch ?? 0) > (command.epoch ?? epoch - 1);
    if (conversation?.erased || isTooLate || unseenBy(command, book, epoch).length > 0) return null;
    return `the click ${command.id} is asked "still want this?" for what it names itself`;
  },
  ended: ({ ledger }) => ledger.visitors.flatMap(takenBack),
};

function takenBack({ name, kept, acknowledged, end }: VisitorEvidence): Wrong[] {
  return [...kept.values()].flatMap((click) => {
    const seq = acknowledged.get(click.id);
    if (click.type !== "ask-human" || seq === undefined) return [];
    return (click.voids ?? [])
      .filter(({ id }) => end?.log.some((event) => event.seq > seq && isEventOf(event, "visitor", id)))
      .map(({ type, id }) => ({
        who: name,
        what: `the click ${click.id} was taken back by the earlier ${type} ${id}`,
      }));
  });
}
