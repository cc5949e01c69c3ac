// The transcript. It stays at the end while the agent is there, and stays put while they read further up.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { transcriptRows, type Row } from "../../domain/transcript.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../parts/icon.tsx";
import type { FilesOf } from "./files.tsx";
import { visitorName, type ConversationFacts } from "./facts.ts";
import { InternalRow } from "./internal-row.tsx";
import { LineRow } from "./line-row.tsx";
import { Message } from "./message.tsx";
import { NoteRow } from "./note-row.tsx";
import { PendingReply } from "./pending-reply.tsx";
import { WaitingReplies } from "./waiting-replies.tsx";

const AT_END_PX = 60;
const HOUR_MS = 3_600_000;

/** The scrolling middle. */
export function Transcript({ me, item, open }: ConversationFacts) {
  const desk = useDesk();
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const lastTop = useRef(0);
  const [hasMore, setHasMore] = useState(false);
  const replies = desk.replies.outbox.value.filter((reply) => reply.conversation === item.conversation);
  const isTyping = desk.typing.visitors.value.has(item.conversation);
  const { conversation } = item;
  const uploads = desk.attachments.of(conversation);
  const files = { conversation, blobOf: uploads.blobOf };
  const botName = desk.botNames.value[item.site] ?? "Bot";
  const rows = transcriptRows(open.replica, replies, {
    me: me.id,
    // By the hour is enough for "today", and spares a rebuild each second.
    nowMs: Math.floor(desk.nowMs.peek() / HOUR_MS) * HOUR_MS,
    botName,
    visitorName: visitorName(item),
  });

  const last = rows.at(-1);
  const notes = last?.type === "internal" ? last.notes.length : 0;
  useLayoutEffect(() => {
    if (isAtEnd.current) toEnd(scroller.current);
    // A note from behind is no message to come down for.
    else if (notes === 0) setHasMore(true);
  }, [last?.key, notes, isTyping, open.replica.run?.text.length, uploads.messages.value.length]);
  // The foot grows and shrinks, and on a phone the keyboard comes and goes: who was at the end stays there.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const watch = new ResizeObserver(() => {
      if (isAtEnd.current) toEnd(box);
    });
    watch.observe(box);
    return () => watch.disconnect();
  }, []);

  const onScroll = (): void => {
    const box = scroller.current;
    if (!box) return;
    const isUp = box.scrollTop < lastTop.current;
    lastTop.current = box.scrollTop;
    // Only the agent scrolls up: what grows below, or above the composer, does not mean that they have left.
    if (box.scrollHeight - box.scrollTop - box.clientHeight < AT_END_PX) isAtEnd.current = true;
    else if (isUp) isAtEnd.current = false;
    if (isAtEnd.current) setHasMore(false);
  };

  return (
    <div class="transcript-frame">
      <div
        ref={scroller}
        class="transcript"
        role="log"
        aria-label="Transcript"
        data-transcript
        tabIndex={0}
        onScroll={onScroll}
      >
        <div class="transcript-rows">
          {rows.map((row) => (
            <RowView key={row.key} row={row} botName={botName} files={files} />
          ))}
          <WaitingReplies conversation={conversation} />
          {isTyping && (
            <p class="typing-bubble">
              <span class="visually-hidden">{visitorName(item)} is typing</span>
              <i />
              <i />
              <i />
            </p>
          )}
        </div>
      </div>
      {hasMore && (
        <button type="button" class="to-end" onClick={() => toEnd(scroller.current)}>
          <Icon name="down" /> New messages
        </button>
      )}
    </div>
  );
}

interface RowViewProps {
  readonly row: Row;
  readonly botName: string;
  readonly files: FilesOf;
}

function RowView({ row, botName, files }: RowViewProps) {
  switch (row.type) {
    case "day":
      return (
        <h2 class="day">
          <span>{row.text}</span>
        </h2>
      );
    case "message":
      return <Message row={row} files={files} />;
    case "line":
      return <LineRow line={row.line} atMs={row.atMs} />;
    case "internal":
      return <InternalRow notes={row.notes} />;
    case "note":
      return <NoteRow {...row} />;
    case "reply":
      return <PendingReply row={row} files={files} />;
    case "streaming":
      return (
        // Each piece would be read out; the finished answer is.
        <div class="message is-bot is-first is-last" aria-live="off">
          <p class="message-who">{botName} · writing…</p>
          <div class="bubble">{row.text}</div>
        </div>
      );
  }
}

function toEnd(box: HTMLElement | null): void {
  if (box) box.scrollTop = box.scrollHeight;
}
