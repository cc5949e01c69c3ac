// Each command makes its events once, in one place, and nobody is shown anything twice.
import { entriesOf } from "@handrail/core/machine";
import { isEventOf } from "@handrail/protocol";
import { noDuplicate as noDuplicateAtEnd, shownTwice } from "../../world/no-duplicate.ts";
import type { Invariant } from "../invariant.ts";

export const noDuplicate: Invariant = {
  name: "no-duplicate",
  rule: "HG9",
  committed: ({ stored, author, command }) =>
    stored.decided.has(`${author.type}:${command.id}`) ? `${command.type} ${command.id} was decided twice` : null,
  shown({ after: { outbox, replica } }) {
    for (const { command } of outbox.items) {
      if (command.type === "received") continue;
      if (replica.events.some((event) => isEventOf(event, "visitor", command.id))) {
        return `${command.id} is shown as sent and as not sent`;
      }
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
