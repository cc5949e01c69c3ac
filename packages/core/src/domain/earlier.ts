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

/**
 * What the authority knows a signed-in visitor's conversations to be, newest first. Where nothing was said here yet, the newest one is gone
 * on with; where the present one is among them, the others are earlier ones. What is here and is not among them may be somebody
 * else's, and is left alone. `null`: nothing to change.
 */
export function found(kept: Kept | null, theirs: readonly KeptEarlier[]): Kept | null {
  const { erasing } = kept ?? {};
  const all = theirs.filter(({ secret }) => !erasing?.some((one) => one.secret === secret));
  const [newest, ...rest] = all;
  if (!newest) return null;
  if (isUntouched(kept)) {
    const earlier = rest.slice(0, LIMITS.earlierConversationsMax);
    return { version: 1, secret: newest.secret, outbox: [], conversation: null, earlier, ...(erasing && { erasing }) };
  }
  const known = [kept, ...(kept.earlier ?? [])];
  const missing = all.filter(({ secret }) => !known.some((one) => one.secret === secret));
  if (missing.length === 0 || !all.some(({ secret }) => secret === kept.secret)) return null;
  const earlier = [...(kept.earlier ?? []), ...missing].sort((one, other) => other.lastAtMs - one.lastAtMs);
  return { ...kept, earlier: earlier.slice(0, LIMITS.earlierConversationsMax) };
}

// Nothing at all, or what a logout leaves. Whoever has erased a conversation, or begun anew, means to begin anew.
function isUntouched(kept: Kept | null): kept is null | (Kept & { readonly isFresh: true }) {
  return !kept || (!!kept.isFresh && !kept.wasErased && !kept.earlier && kept.outbox.length === 0);
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
