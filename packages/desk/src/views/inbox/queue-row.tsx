// A visitor who waits: for how long, why, what they said last, what was promised, and a button to take them.
import type { InboxItem, Me } from "@handrail/protocol";
import { isPreferredBy } from "../../domain/inbox.ts";
import { reasonText } from "../../domain/log-line.ts";
import { hrefOf } from "../../domain/route.ts";
import { useDesk } from "../desk-context.ts";
import { PromiseClock, WaitClock } from "../parts/clocks.tsx";
import { Icon } from "../parts/icon.tsx";
import { RowHead } from "./row-head.tsx";

interface QueueRowProps {
  readonly item: InboxItem;
  readonly me: Me;
  readonly isCurrent: boolean;
  readonly isMixed: boolean;
}

/** The row. */
export function QueueRow({ item, me, isCurrent, isMixed }: QueueRowProps) {
  const desk = useDesk();
  const preferred = item.owner.type === "queue" ? item.owner.preferred : null;
  return (
    <article class={isCurrent ? "item is-queue is-current" : "item is-queue"}>
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
        {preferred === null ? (
          <span class="tag">{reasonText(item.why)}</span>
        ) : (
          <span class={isPreferredBy(item, me.id) ? "tag is-mine" : "tag"}>
            <Icon name="handover" />
            {isPreferredBy(item, me.id) ? "Handed to you" : `For ${preferred.name}`}
          </span>
        )}
        {item.promise && <PromiseClock promise={item.promise} />}
        <button
          type="button"
          class="button is-small is-accept"
          disabled={!me.isOnDuty}
          title={me.isOnDuty ? undefined : "Go on duty to take visitors"}
          aria-busy={desk.acts.busy.value === item.conversation}
          onClick={() => void desk.take(item.conversation)}
        >
          Accept<span class="visually-hidden"> this visitor</span>
        </button>
      </div>
    </article>
  );
}
