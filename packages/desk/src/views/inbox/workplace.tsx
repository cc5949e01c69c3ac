// The agent's workplace: the list, the open conversation, what is known of the visitor. One screen each on a phone.
import type { ConversationId, Me } from "@handrail/protocol";
import { nextToTake } from "../../domain/inbox.ts";
import { EMPTY, OFFERS } from "../../texts.ts";
import { ConversationView } from "../conversation/conversation-view.tsx";
import { useDesk } from "../desk-context.ts";
import { Empty } from "../parts/states.tsx";
import { InboxColumn } from "./inbox-column.tsx";

interface WorkplaceProps {
  readonly me: Me;
  readonly conversation: ConversationId | null;
}

/** The columns. */
export function Workplace({ me, conversation }: WorkplaceProps) {
  return (
    <div class="workplace">
      <InboxColumn me={me} current={conversation} />
      {conversation === null ? (
        <NothingOpen me={me} />
      ) : (
        <ConversationView key={conversation} me={me} conversation={conversation} />
      )}
    </div>
  );
}

function NothingOpen({ me }: { readonly me: Me }) {
  const desk = useDesk();
  const inbox = desk.inbox.value;
  const waiting = inbox?.queue.length ?? 0;
  const next = inbox && nextToTake(inbox, me.id, desk.nowMs.value);
  return (
    <section class="nothing-open" aria-label="Conversation">
      {waiting > 0 && !next ? (
        <Empty icon="hand" title={EMPTY.selectQueueTitle(waiting)} text={OFFERS.allOffered} />
      ) : waiting === 0 || !next ? (
        <Empty icon="inbox" title={EMPTY.selectTitle} text={me.isOnDuty ? EMPTY.selectText : EMPTY.offDutyText} />
      ) : (
        <Empty
          icon="hand"
          title={EMPTY.selectQueueTitle(waiting)}
          text={me.isOnDuty ? EMPTY.selectQueueText : EMPTY.offDutyText}
        >
          {me.isOnDuty ? (
            <button
              type="button"
              class="button is-primary"
              aria-busy={desk.acts.busy.value.has(next.conversation)}
              onClick={() => void desk.take(next.conversation)}
            >
              Take the next visitor <kbd aria-hidden="true">a</kbd>
            </button>
          ) : (
            <button type="button" class="button is-primary" onClick={() => void desk.setDuty(true)}>
              Go on duty <kbd aria-hidden="true">d</kbd>
            </button>
          )}
        </Empty>
      )}
    </section>
  );
}
