// What was acknowledged, or kept on a visitor's disk, is in the log at the quiet end.
import { isEventOf, type Event } from "@handrail/protocol";
import type { VisitorEvidence } from "../world/evidence.ts";
import type { End, Invariant, Wrong } from "./invariant.ts";

export const noLostRequest: Invariant = {
  name: "no-lost-request",
  rule: "HG3",
  ended: ({ ledger }) => losses(ledger),
};

function losses({ visitors, agents }: End["ledger"]): readonly Wrong[] {
  const found = visitors.flatMap(ofVisitor);
  for (const { conversation, command } of agents ?? []) {
    if (command.type !== "reply" && command.type !== "close") continue;
    const visitor = visitors.find(({ end }) => end?.conversation === conversation);
    if (!visitor?.end) continue;
    if (!visitor.end.log.some((event) => isEventOf(event, "agent", command.id))) {
      found.push(loss(visitor, `an agent's acknowledged ${command.type} ${command.id} is not in the log`));
    }
  }
  return found;
}

function ofVisitor(visitor: VisitorEvidence): Wrong[] {
  const { end, kept, acknowledged, refused } = visitor;
  if (!end) return kept.size > 0 ? [loss(visitor, "kept something and never came back")] : [];
  const found: Wrong[] = [];
  for (const [id, command] of kept) {
    const isThere = end.log.some((event) => isEventOf(event, "visitor", id));
    if (command.type === "say" || command.type === "give-contact") {
      // The law refuses neither, whatever has become of the conversation.
      // But one that was erased is nobody's to find.
      if (!isThere && !visitor.void.has(id))
        found.push(loss(visitor, `${command.type} ${id} was kept and is not in the log`));
    } else if (!isThere && !acknowledged.has(id) && !refused.has(id) && !visitor.void.has(id)) {
      // Such a command may change nothing (a second click, a withdrawal of nothing); but it must have been answered.
      found.push(loss(visitor, `${command.type} ${id} was kept and never answered`));
    }
    if (command.type === "ask-human" && !refused.has(id) && !visitor.void.has(id) && !end.log.some(isRequest)) {
      found.push(loss(visitor, `the click ${id} left no request for a human in the log`));
    }
  }
  for (const [id, seq] of acknowledged) {
    if (seq > end.head) found.push(loss(visitor, `${id} was acknowledged at ${seq}, the log ends earlier`));
  }
  for (const id of end.onDisk) found.push(loss(visitor, `${id} is still on the disk, with the network at its best`));
  for (const line of end.pending) found.push(loss(visitor, `${line} is still shown as not sent`));
  return found;
}

const isRequest = (event: Event): boolean => event.type === "human.requested";

function loss({ name }: VisitorEvidence, what: string): Wrong {
  return { who: name, what };
}
