// An acknowledged request survives its log: where a back-up has forgotten it, the page that has its receipt brings it back, with
// the same receipt and the wait counted from when it was first asked for.
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
  said: ({ verdict, command }) =>
    command.type === "ask-human" && command.receipt !== undefined && verdict.ok && verdict.receipt !== command.receipt
      ? `the click ${verdict.id} has two receipts`
      : null,
  ended: ({ relay }) =>
    [...relay.conversations.values()].flatMap(({ owed, events, who }) =>
      owed && !events.some(({ type }) => type === "human.requested")
        ? [{ who, what: `the click ${owed.command} was acknowledged, and the restored log has no request` }]
        : [],
    ),
};
