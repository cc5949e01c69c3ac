// The foot of a conversation: the composer for whoever has it, and for everyone else who has it, or how to get it.
import type { Conversation } from "@handrail/protocol";
import { actionsFor } from "../../domain/actions.ts";
import { offeredToOther } from "../../domain/offers.ts";
import { OFFERS } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { CopyButton } from "../parts/copy-button.tsx";
import { Icon, type IconName } from "../parts/icon.tsx";
import { Composer } from "./composer.tsx";
import type { ConversationFacts } from "./facts.ts";

/** The foot. */
export function Answering({ me, item, open }: ConversationFacts) {
  const desk = useDesk();
  const { state } = open.replica;
  const offer = offeredToOther(item, me.id, desk.nowMs.value);
  const actions = actionsFor(state, { ...me, offeredTo: offer?.name ?? null });
  if (actions.reply.type === "on") return <Composer conversation={item.conversation} state={state} />;
  return (
    <div class="answering">
      <KeptDraft conversation={item.conversation} />
      {actions.accept.type === "hidden" ? (
        <ReadOnly state={state} />
      ) : (
        <div class="accept-bar">
          <p>{actions.accept.type === "off" ? actions.accept.why : "This visitor is waiting for a human."}</p>
          {offer && me.isOnDuty ? (
            <span class="accept-wait">{OFFERS.wait(offer.secondsLeft)}</span>
          ) : actions.accept.type === "off" ? (
            <button type="button" class="button is-primary" onClick={() => void desk.setDuty(true)}>
              Go on duty
            </button>
          ) : (
            <button
              type="button"
              class="button is-primary"
              aria-busy={desk.acts.busy.value.has(item.conversation)}
              onClick={() => void desk.take(item.conversation)}
            >
              Accept <kbd aria-hidden="true">a</kbd>
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function ReadOnly({ state }: { readonly state: Conversation }) {
  const [icon, text] = readOnlyWords(state);
  return (
    <p class="read-only">
      <Icon name={icon} />
      {text}
    </p>
  );
}

function readOnlyWords({ owner, erased }: Conversation): readonly [IconName, string] {
  if (erased) return ["trash", "Nothing of this conversation is kept, and nobody can write in it any more."];
  switch (owner.type) {
    case "agent":
      return ["user", `${owner.agent.name} has this conversation. You can read along.`];
    case "bot":
      return ["bot", "The bot has this conversation. If the visitor asks for a human, it appears in the queue."];
    case "nobody":
      return ["archive", "This conversation is closed. The visitor's next message opens it again."];
    case "queue":
      return ["hand", "This visitor is waiting for a human."];
  }
}

// What was begun before the conversation went to someone else is not thrown away.
function KeptDraft({ conversation }: { readonly conversation: ConversationFacts["item"]["conversation"] }) {
  const desk = useDesk();
  const draft = desk.replies.drafts.value[conversation];
  if (draft === undefined) return null;
  return (
    <div class="kept-draft">
      <p>
        <span class="draft-word">Your draft: </span>
        <bdi>{draft}</bdi>
      </p>
      <CopyButton text={draft} label="Copy" />
      <button type="button" class="button is-small" onClick={() => desk.replies.write(conversation, "")}>
        Discard
      </button>
    </div>
  );
}
