// A click counts over what was wished before it: what would end its stretch and is still on its way takes nothing back.
import { isEventOf } from "@handrail/protocol";
import type { VisitorEvidence } from "../world/evidence.ts";
import type { Invariant, Wrong } from "./invariant.ts";

export const lastWish: Invariant = {
  name: "last-wish",
  rule: "HG3",
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
