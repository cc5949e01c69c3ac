// A visitor who waits: for how long, why, what they said last, what was promised, and a button to take them.
import type { InboxItem, Me } from "@handrail/protocol";
import { useId } from "preact/hooks";
import { isPreferredBy } from "../../domain/inbox.ts";
import { reasonText } from "../../domain/log-line.ts";
import { offeredToOther } from "../../domain/offers.ts";
import { hrefOf } from "../../domain/route.ts";
import { OFFERS, WHY_NOT } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { PromiseClock, WaitClock } from "../parts/clocks.tsx";
import { Icon } from "../parts/icon.tsx";
import { RowHead } from "./row-head.tsx";
import { hasStuck, StuckTag } from "./stuck-tag.tsx";

interface QueueRowProps {
  readonly item: InboxItem;
  readonly me: Me;
  readonly isCurrent: boolean;
  readonly isMixed: boolean;
}

/** The row. */
export function QueueRow({ item, me, isCurrent, isMixed }: QueueRowProps) {
  const desk = useDesk();
  const whyId = useId();
  const isMine = item.offer?.agent.id === me.id && item.offer.expiresAtMs > desk.nowMs.value;
  const other = offeredToOther(item, me.id, desk.nowMs.value);
  const names = ["item", "is-queue", isCurrent && "is-current", isMine && "is-offered"].filter(Boolean).join(" ");
  return (
    <article class={names}>
      <a
        class="item-link"
        data-row={item.conversation}
        href={hrefOf({ type: "conversation", conversation: item.conversation })}
        aria-current={isCurrent ? "true" : undefined}
      >
        <RowHead item={item} isMixed={isMixed}>
          <WaitClock sinceMs={item.requestedAtMs} label="waiting for" />
        </RowHead>
        <span class="item-preview">{item.preview === "" ? "Has not written anything yet" : item.preview}</span>
      </a>
      <div class="item-foot">
        {hasStuck(desk.replies.outbox.value, item.conversation) ? (
          <StuckTag />
        ) : isMine ? (
          <span class="tag is-mine">{OFFERS.toYou}</span>
        ) : other ? (
          <span class="offered-line">
            <span class="tag" id={whyId}>
              {OFFERS.to(other.name, other.secondsLeft)}
            </span>
          </span>
        ) : (
          <WhyTag item={item} me={me} />
        )}
        {item.promise && <PromiseClock promise={item.promise} />}
        <button
          type="button"
          class="button is-small is-accept"
          disabled={!me.isOnDuty}
          aria-disabled={other !== null}
          aria-describedby={other ? whyId : undefined}
          title={!me.isOnDuty ? "Go on duty to take visitors" : other ? WHY_NOT.offered(other.name) : undefined}
          aria-busy={desk.acts.busy.value.has(item.conversation)}
          onClick={() => (other ? desk.notices.done(WHY_NOT.offered(other.name)) : void desk.take(item.conversation))}
        >
          Accept<span class="visually-hidden"> this visitor</span>
        </button>
      </div>
    </article>
  );
}

function WhyTag({ item, me }: { readonly item: InboxItem; readonly me: Me }) {
  const preferred = item.owner.type === "queue" ? item.owner.preferred : null;
  if (preferred === null) return <span class="tag">{reasonText(item.why)}</span>;
  const isForMe = isPreferredBy(item, me.id);
  return (
    <span class={isForMe ? "tag is-mine" : "tag"}>
      <Icon name="handover" />
      {isForMe ? "Handed to you" : `For ${preferred.name}`}
    </span>
  );
}
