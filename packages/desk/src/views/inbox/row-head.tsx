// The first line of a row: who, from which site, and a moment or clock at the end.
import type { InboxItem } from "@handrail/protocol";
import type { ComponentChildren } from "preact";
import { knownName } from "../../domain/inbox.ts";
import { rankText } from "../../domain/log-line.ts";
import { NAMELESS } from "../../texts.ts";
import { Avatar } from "../parts/avatar.tsx";
import { VerifiedMark } from "../parts/verified.tsx";

interface RowHeadProps {
  readonly item: InboxItem;
  readonly isMixed: boolean;
  readonly children: ComponentChildren;
}

/** The line. */
export function RowHead({ item, isMixed, children }: RowHeadProps) {
  const name = knownName(item);
  const rank = rankText(item.identity?.rank ?? 0);
  return (
    <span class="item-head">
      <Avatar name={name} seed={item.conversation} isPresent={item.isVisitorPresent} />
      <span class="item-name">{name ?? NAMELESS}</span>
      {item.identity && <VerifiedMark />}
      {rank !== null && <span class="tag is-rank">{rank}</span>}
      {isMixed && <span class="item-site">{item.siteName}</span>}
      {!item.isVisitorPresent && <span class="visually-hidden">, not on the page now</span>}
      <span class="item-when">{children}</span>
    </span>
  );
}
