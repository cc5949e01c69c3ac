// Chooses the colleague to hand a visitor over to: whoever is on duty first.
import type { ConversationId, Me, RosterEntry } from "@handrail/protocol";
import { useDesk } from "../desk-context.ts";
import { PersonFacts, sortRoster } from "../inbox/team.tsx";
import { Sheet } from "../parts/sheet.tsx";

interface HandOverProps {
  readonly me: Me;
  readonly conversation: ConversationId;
  readonly onClose: () => void;
}

/** The sheet. */
export function HandOver({ me, conversation, onClose }: HandOverProps) {
  const desk = useDesk();
  const others = sortRoster(desk.inbox.value?.roster ?? []).filter((entry) => entry.id !== me.id);
  const choose = (entry: RosterEntry): void => {
    onClose();
    void desk.acts.handOver(conversation, entry);
  };
  return (
    <Sheet title="Hand over to" onClose={onClose}>
      <p class="muted sheet-lead">
        The visitor goes back to the queue with their waiting time kept, marked for your colleague.
      </p>
      {others.length === 0 ? (
        <p class="list-empty">You are the only agent here.</p>
      ) : (
        <ul class="rows">
          {others.map((entry, index) => (
            <li key={entry.id}>
              <button type="button" class="person is-button" autofocus={index === 0} onClick={() => choose(entry)}>
                <PersonFacts entry={entry} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
