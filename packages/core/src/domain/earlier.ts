// The visitor's earlier conversations on the disk, and how one takes the place of another. Run inside the disk's own transaction, so that
// tabs agree. HG3: nothing that is unsent, and no request that is not over, is ever left behind.
import { LIMITS, type CommandId, type ConversationSecret } from "@handrail/protocol";
import type { Kept, KeptEarlier } from "../platform.ts";

/** How one conversation makes way for another. */
export interface Change {
  /** The secret that the page goes by: where the disk has another one, another tab was first. */
  readonly of: ConversationSecret;
  /** The next conversation's. */
  readonly to: ConversationSecret;
  /** The present conversation as an earlier one; `null`: nothing was said in it. */
  readonly left: KeptEarlier | null;
}

/** A fresh conversation in the present one's place. `null`: not now, and nothing changes. */
export function startedOver(kept: Kept | null, change: Change): Kept | null {
  const next = left(kept, change);
  return next && { ...next, isFresh: true };
}

/** An earlier conversation in the present one's place. `null`: not now, or it is not among them; nothing changes. */
export function wentOn(kept: Kept | null, change: Change): Kept | null {
  return kept?.earlier?.some(({ secret }) => secret === change.to) ? left(kept, change) : null;
}

/** Forgets an earlier conversation; `id`: and has it erased at the authority (HG14). `null`: it is not among them. */
export function forgotten(kept: Kept | null, secret: ConversationSecret, id: CommandId | null): Kept | null {
  if (!kept?.earlier?.some((one) => one.secret === secret)) return null;
  const erasing = id && { erasing: [...(kept.erasing ?? []), { secret, id }] };
  return { ...kept, earlier: without(kept.earlier, secret), ...erasing };
}

function left(kept: Kept | null, { of, to, left: present }: Change): Kept | null {
  if (kept?.secret !== of || kept.outbox.length > 0 || kept.request) return null;
  const others = without(kept.earlier ?? [], to);
  const earlier = (present ? [present, ...others] : others).slice(0, LIMITS.earlierConversationsMax);
  const { erasing } = kept;
  return { version: 1, secret: to, outbox: [], conversation: null, earlier, ...(erasing && { erasing }) };
}

function without(earlier: readonly KeptEarlier[], secret: ConversationSecret): readonly KeptEarlier[] {
  return earlier.filter((one) => one.secret !== secret);
}
