// The transcript. It stays at the end while the agent is there, and stays put while they read further up.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { transcriptRows, type Row } from "../../domain/transcript.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../parts/icon.tsx";
import { visitorName, type ConversationFacts } from "./facts.ts";
import { InternalRow } from "./internal-row.tsx";
import { LineRow } from "./line-row.tsx";
import { Message } from "./message.tsx";
import { PendingReply } from "./pending-reply.tsx";

const AT_END_PX = 60;
const HOUR_MS = 3_600_000;

/** The scrolling middle. */
export function Transcript({ me, item, open }: ConversationFacts) {
  const desk = useDesk();
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasMore, setHasMore] = useState(false);
  const replies = desk.replies.outbox.value.filter((reply) => reply.conversation === item.conversation);
  const isTyping = desk.typing.visitors.value.has(item.conversation);
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
  }, [last?.key, notes, isTyping, open.replica.run?.text.length]);
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
    isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < AT_END_PX;
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
            <RowView key={row.key} row={row} botName={botName} />
          ))}
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

function RowView({ row, botName }: { readonly row: Row; readonly botName: string }) {
  switch (row.type) {
    case "day":
      return (
        <h2 class="day">
          <span>{row.text}</span>
        </h2>
      );
    case "message":
      return <Message row={row} />;
    case "line":
      return <LineRow line={row.line} atMs={row.atMs} />;
    case "internal":
      return <InternalRow notes={row.notes} />;
    case "reply":
      return <PendingReply row={row} />;
    case "streaming":
      return (
        <div class="message is-bot is-first is-last">
          <p class="message-who">{botName} · writing…</p>
          <div class="bubble">{row.text}</div>
        </div>
      );
  }
}

function toEnd(box: HTMLElement | null): void {
  if (box) box.scrollTop = box.scrollHeight;
}
