// Nobody is shown anything twice, at any moment.
import { entriesOf } from "@handrail/core/machine";
import { noDuplicate as shared, shownTwice } from "../../invariants/no-duplicate.ts";
import type { Invariant } from "../invariant.ts";

export const noDuplicate: Invariant = {
  ...shared,
  // What is shown of the log is its beginning (that is the same order's to see to), so where it stands in the log is enough.
  shown({ after: { outbox, replica }, stored }) {
    for (const { command } of outbox.items) {
      if (command.type === "received") continue;
      const seq = stored?.madeAt.get(command.id);
      if (seq !== undefined && seq <= replica.events.length) return `${command.id} is shown as sent and as not sent`;
    }
    return null;
  },
  ended: (end) => [
    ...shared.ended(end),
    ...end.homes.flatMap(({ tab }) =>
      tab ? shownTwice(entriesOf(tab.state)).map((id) => ({ who: tab.parts.name, what: `${id} is shown twice` })) : [],
    ),
  ],
};
