// A conversation in someone's hands, or closed: newest activity, and whether it awaits an answer.
import type { InboxItem } from "@handrail/protocol";
import { agoText } from "../../domain/durations.ts";
import { isUnread } from "../../domain/inbox.ts";
import { hrefOf } from "../../domain/route.ts";
import { useDesk } from "../desk-context.ts";
import { PromiseClock } from "../parts/clocks.tsx";
import { Icon } from "../parts/icon.tsx";
import { RowHead } from "./row-head.tsx";
import { hasStuck, StuckTag } from "./stuck-tag.tsx";

interface TalkRowProps {
  readonly item: InboxItem;
  readonly kind: "mine" | "others" | "closed";
  readonly isCurrent: boolean;
  readonly isMixed: boolean;
}

/** The row. */
export function TalkRow({ item, kind, isCurrent, isMixed }: TalkRowProps) {
  const desk = useDesk();
  const isNew = kind === "mine" && !isCurrent && isUnread(item, desk.marks.value);
  const isTyping = desk.typing.visitors.value.has(item.conversation);
  const names = ["item", `is-${kind}`, isCurrent && "is-current", isNew && "is-unread"].filter(Boolean).join(" ");
  const draft = desk.replies.drafts.value[item.conversation];
  return (
    <article class={names}>
      <a
        class="item-link"
        data-row={item.conversation}
        href={hrefOf({ type: "conversation", conversation: item.conversation })}
        aria-current={isCurrent ? "true" : undefined}
      >
        <RowHead item={item} isMixed={isMixed}>
          {isNew && (
            <span class="unread">
              <span class="visually-hidden">unread</span>
            </span>
          )}
          <Ago atMs={item.lastAtMs} />
        </RowHead>
        <span class="item-preview">
          {isTyping ? (
            <em class="typing-words">typing…</em>
          ) : draft !== undefined && !isCurrent ? (
            <>
              <em class="draft-word">Draft: </em>
              {draft}
            </>
          ) : (
            item.preview
          )}
        </span>
        <Foot item={item} kind={kind} />
      </a>
    </article>
  );
}

function Foot({ item, kind }: { readonly item: InboxItem; readonly kind: TalkRowProps["kind"] }) {
  const holder = kind === "others" && item.owner.type === "agent" ? item.owner.agent.name : null;
  const isAwaiting = kind !== "closed" && item.awaitingSinceMs !== null;
  const isStuck = hasStuck(useDesk().replies.outbox.value, item.conversation);
  if (holder === null && !isAwaiting && item.rating === null && !isStuck) return null;
  return (
    <span class="item-foot">
      {isStuck && <StuckTag />}
      {holder !== null && <span class="tag">with {holder}</span>}
      {isAwaiting && kind === "mine" && <span class="tag is-mine">Your turn</span>}
      {item.rating !== null && (
        <span class="tag">
          <Icon name="star" />
          {item.rating}
          <span class="visually-hidden"> of 5</span>
        </span>
      )}
      {isAwaiting && item.promise && <PromiseClock promise={item.promise} />}
    </span>
  );
}

function Ago({ atMs }: { readonly atMs: number }) {
  return <span class="ago">{agoText(atMs, useDesk().nowMs.value)}</span>;
}
