// The head of a conversation: who, where, how the promise stands, and what can be done.
import { useEffect, useRef } from "preact/hooks";
import { hrefOf } from "../../domain/route.ts";
import { knownName } from "../../domain/inbox.ts";
import { useDesk } from "../desk-context.ts";
import { Avatar } from "../parts/avatar.tsx";
import { PromiseClock } from "../parts/clocks.tsx";
import { Icon } from "../parts/icon.tsx";
import { RankTag, VerifiedMark } from "../parts/verified.tsx";
import { Actions } from "./actions.tsx";
import { visitorName, type ConversationFacts } from "./facts.ts";

/** The head. */
export function ConversationHead(props: ConversationFacts & { readonly onDetails: () => void }) {
  const { me, item, open, onDetails } = props;
  const { promise } = open.replica.state;
  const heading = useRef<HTMLHeadingElement>(null);
  // On a phone the list that was touched is gone now; the reader goes on from the new screen's heading.
  useEffect(() => {
    if (matchMedia("(pointer: coarse)").matches) heading.current?.focus({ preventScroll: true });
  }, [item.conversation]);
  return (
    <header class="talk-head">
      <a class="icon-button talk-back" href={hrefOf({ type: "inbox" })} aria-label="Back to the inbox">
        <Icon name="back" />
      </a>
      <Avatar name={knownName(item)} seed={item.conversation} isPresent={item.isVisitorPresent} />
      <div class="talk-who">
        <h1 ref={heading} tabIndex={-1}>
          <span class="talk-name">{visitorName(item)}</span>
          {item.identity && <VerifiedMark />}
        </h1>
        <Presence {...props} />
      </div>
      <RankTag identity={item.identity} />
      {promise && <PromiseClock promise={promise} />}
      <Actions me={me} conversation={item.conversation} state={open.replica.state} />
      <button type="button" class="icon-button details-button" aria-label="About this visitor" onClick={onDetails}>
        <Icon name="info" />
      </button>
    </header>
  );
}

function Presence({ item }: ConversationFacts) {
  const isTyping = useDesk().typing.visitors.value.has(item.conversation);
  return (
    <p class="talk-where">
      {isTyping ? (
        <span class="typing-words">typing…</span>
      ) : item.isVisitorPresent ? (
        <span class="is-here">here now</span>
      ) : (
        <span>away</span>
      )}
      <span aria-hidden="true"> · </span>
      <bdi>{item.siteName}</bdi>
    </p>
  );
}
