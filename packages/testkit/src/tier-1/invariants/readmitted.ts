// An acknowledged request survives its log: where a back-up has forgotten it, the page that has its receipt brings it back, with
// the same receipt and the wait counted from when it was first asked for.
import type { Event } from "@handrail/protocol";
import type { Invariant } from "../invariant.ts";

export const readmitted: Invariant = {
  name: "readmitted",
  rule: "HG10",
  appended(event, _before, { relay, command }) {
    const said = event.type === "human.requested" ? relay.receipts.forgotten(command) : null;
    if (!said || event.type !== "human.requested") return null;
    const askedAtMs = event.askedAtMs ?? event.atMs;
    return askedAtMs > said.askedAtMs ? `waits anew from ${askedAtMs}, and asked at ${said.askedAtMs}` : null;
  },
  said({ stored, verdict, command }) {
    if (command.type !== "ask-human" || command.receipt === undefined || !verdict.ok) return null;
    // A repeat on the network that knew of no receipt may have been there first: the click is told what that was told.
    const first = stored.remembered.get(command.id)?.command;
    if (verdict.receipt === command.receipt || first !== command) return null;
    return `the click ${verdict.id} has two receipts`;
  },
  ended: ({ relay }) =>
    [...relay.conversations.values()].flatMap(({ owed, events, who }) =>
      owed && !events.some(isAnswer)
        ? [{ who, what: `the click ${owed.command} was acknowledged, and the restored log has no request` }]
        : [],
    ),
};

// Whoever has closed the conversation in the meantime is asked whether they still want it (HG4).
const isAnswer = ({ type, from }: Event): boolean =>
  type === "human.requested" || (type === "conversation.closed" && from.type === "visitor");
