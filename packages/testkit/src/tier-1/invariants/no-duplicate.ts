// Each command makes its events once, in one place, and nobody is shown anything twice.
import { entriesOf } from "@handrail/core/machine";
import { noDuplicate as noDuplicateAtEnd, shownTwice } from "../../world/no-duplicate.ts";
import type { Invariant } from "../invariant.ts";

export const noDuplicate: Invariant = {
  name: "no-duplicate",
  rule: "HG9",
  committed: ({ stored, command }) =>
    stored.madeAt.has(command.id) ? `${command.type} ${command.id} was decided twice` : null,
  // What is shown of the log is its beginning (that is the same order's to see to), so where it stands in the log is enough.
  shown({ after: { outbox, replica }, stored }) {
    for (const { command } of outbox.items) {
      if (command.type === "received") continue;
      const seq = stored?.madeAt.get(command.id);
      if (seq !== undefined && seq <= replica.events.length) return `${command.id} is shown as sent and as not sent`;
    }
    return null;
  },
  ended: ({ ledger: { visitors }, homes }) => [
    ...noDuplicateAtEnd({ visitors, agents: [], violations: [], note: () => {}, hash: () => "" }),
    ...homes.flatMap(({ tab }) =>
      tab ? shownTwice(entriesOf(tab.state)).map((id) => ({ who: tab.parts.name, what: `${id} is shown twice` })) : [],
    ),
  ],
};
