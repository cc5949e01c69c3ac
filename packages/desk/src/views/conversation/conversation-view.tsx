// One conversation: its head with the promise's clock, the transcript, the place to answer, and what is known of the visitor.
import type { ConversationId, Me } from "@handrail/protocol";
import { useEffect, useState } from "preact/hooks";
import { actionsFor } from "../../domain/actions.ts";
import { findItem } from "../../domain/inbox.ts";
import { hrefOf } from "../../domain/route.ts";
import type { OpenConversation } from "../../state/conversations.ts";
import { FILES } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { Sheet } from "../parts/sheet.tsx";
import { Empty, Skeleton, Trouble } from "../parts/states.tsx";
import { Answering } from "./answering.tsx";
import { ConversationHead } from "./conversation-head.tsx";
import { Details } from "./details.tsx";
import { useFileDrop } from "./file-drop.ts";
import { visitorName } from "./facts.ts";
import { Transcript } from "./transcript.tsx";

interface ConversationViewProps {
  readonly me: Me;
  readonly conversation: ConversationId;
}

/** The middle and right columns. */
export function ConversationView({ me, conversation }: ConversationViewProps) {
  const desk = useDesk();
  const open = desk.conversations.of(conversation).value;
  const item = findItem(desk.inbox.value, conversation) ?? open.item;
  const [isDetailsOpen, setDetailsOpen] = useState(false);
  useEffect(() => void desk.conversations.read(conversation), [desk, conversation]);
  const { head } = open.replica.state;
  useEffect(() => {
    if (desk.attention.isWatching()) desk.markRead(conversation);
  }, [desk, conversation, head]);

  const canReply =
    open.status === "ready" && actionsFor(open.replica.state, { ...me, offeredTo: null }).reply.type === "on";
  const drop = useFileDrop(canReply ? (files) => void desk.attachments.of(conversation).choose(files) : null);

  if (open.status !== "ready" || !item) return <NotReady open={open} conversation={conversation} />;
  const facts = { me, item, open };
  return (
    <>
      <main class="conversation" aria-label={`Conversation with ${visitorName(item)}`} {...drop.handlers}>
        {drop.isOver && <p class="drop-here">{FILES.dropHere}</p>}
        <ConversationHead {...facts} onDetails={() => setDetailsOpen(true)} />
        {open.trouble !== null && (
          <p class="banner is-bad" role="alert">
            {open.trouble}
          </p>
        )}
        <Transcript {...facts} />
        <Answering {...facts} />
      </main>
      <aside class="details" aria-label="About this visitor">
        <Details {...facts} />
      </aside>
      {isDetailsOpen && (
        <Sheet title="About this visitor" kind="side" onClose={() => setDetailsOpen(false)}>
          <Details {...facts} />
        </Sheet>
      )}
    </>
  );
}

function NotReady({ open, conversation }: { readonly open: OpenConversation; readonly conversation: ConversationId }) {
  const desk = useDesk();
  return (
    <main class="conversation is-bare" aria-label="Conversation">
      {open.status === "failed" && (
        <Trouble text={open.trouble ?? ""} onRetry={() => void desk.conversations.read(conversation)} />
      )}
      {open.status === "unknown" && (
        <Empty icon="info" title="There is no such conversation" text={open.trouble ?? ""}>
          <a class="button" href={hrefOf({ type: "inbox" })}>
            To the inbox
          </a>
        </Empty>
      )}
      {(open.status === "loading" || open.status === "ready") && <Skeleton rows={5} kind="talk" />}
    </main>
  );
}
