// What a visitor's disk holds of one site, and how it changes. Run inside the disk's own transaction, so that tabs agree.
import type { AskHuman, CommandId, Conversation, ConversationSecret } from "@handrail/protocol";
import type { Kept, KeptCommand, KeptErasure, KeptRequest } from "../platform.ts";

/** Adds a command. The first tab to keep anything decides the secret; the first to keep an id decides its content. */
export function keepCommand(kept: Kept | null, item: KeptCommand, offered: ConversationSecret): Kept {
  const base = kept ?? { version: 1, secret: offered, outbox: [], conversation: null };
  if (base.outbox.some(({ command }) => command.id === item.command.id)) return base;
  const { isFresh: _isFresh, wasErased: _wasErased, ...used } = base;
  return { ...used, outbox: [...base.outbox, item] };
}

/** Makes sure that there is a secret for what comes before the first word: an upload. `null`: there is one, nothing to change. */
export function keepSecret(kept: Kept | null, secret: ConversationSecret): Kept | null {
  return kept ? null : { version: 1, secret, outbox: [], conversation: null, isFresh: true };
}

/**
 * What a logout leaves: a secret that has nothing to do with the old one, so that no other tab goes on under that, and the
 * request for a human that was not sent (HG3). `null`: there was nothing, and nothing is left (HG13).
 */
export function loggedOut(kept: Kept | null, secret: ConversationSecret): Kept | null {
  if (!kept) return null;
  const click = kept.outbox.flatMap(({ command, atMs }): KeptCommand[] =>
    command.type === "ask-human" ? [{ command: freshClick(command), atMs }] : [],
  );
  const outbox = click.slice(0, 1);
  return {
    version: 1,
    secret,
    outbox,
    conversation: null,
    ...(kept.erasing && { erasing: kept.erasing }),
    ...(outbox.length === 0 && { isFresh: true }),
  };
}

/** A conversation that was erased. */
export interface Erased {
  /** Its secret. */
  readonly of: ConversationSecret;
  /** What the authority is to be told; `null`: it has told us. */
  readonly erasing: KeptErasure | null;
}

/**
 * What an erasure leaves: what a logout does, and the note of what is to be told. A click that was not sent goes, too: the visitor is
 * asked for it again (HG4). A conversation that another tab has begun since is left alone. `null`: nothing to change.
 */
export function erased(kept: Kept | null, { of, erasing }: Erased, secret: ConversationSecret): Kept | null {
  const noted = erasing && { erasing: [...(kept?.erasing ?? []), erasing] };
  if (kept && kept.secret !== of) return noted && { ...kept, ...noted };
  const old: Kept = kept ?? { version: 1, secret, outbox: [], conversation: null };
  const left = loggedOut({ ...old, outbox: [] }, secret);
  // The visitor's earlier conversations are others: each is erased by its own secret.
  return left && { ...left, ...noted, ...(old.earlier && { earlier: old.earlier }), wasErased: true };
}

/** Forgets an erasure that the authority has acknowledged. `null`: nothing to change. */
export function dropErasure(kept: Kept | null, id: CommandId): Kept | null {
  return kept?.erasing ? { ...kept, erasing: kept.erasing.filter((erasure) => erasure.id !== id) } : null;
}

/** The same click with nothing of the conversation that it was made in. */
export function freshClick({ type, id, why, clickedAtMs }: AskHuman): AskHuman {
  return { type, id, why, epoch: null, seen: null, ...(clickedAtMs !== undefined && { clickedAtMs }) };
}

/** Forgets commands that the authority has answered. `null`: nothing to change. */
export function dropCommands(kept: Kept | null, ids: readonly CommandId[]): Kept | null {
  if (!kept?.outbox.some(({ command }) => ids.includes(command.id))) return null;
  return { ...kept, outbox: kept.outbox.filter(({ command }) => !ids.includes(command.id)) };
}

/** Keeps the acknowledged request, or (`null`) forgets it. `null`: nothing to change. */
export function keepRequest(kept: Kept | null, request: KeptRequest | null, secret: ConversationSecret): Kept | null {
  return kept?.secret === secret ? { ...kept, request } : null;
}

/** Remembers how far the visitor, or the human, has seen it. `null`: nothing to change. */
export function keepSeen(
  kept: Kept | null,
  seen: Pick<Kept, "seenSeq" | "humanSeenSeq">,
  secret: ConversationSecret,
): Kept | null {
  return kept?.secret === secret ? { ...kept, ...seen } : null;
}

/** Remembers how the conversation stood. `null`: nothing to change. */
export function rememberConversation(
  kept: Kept | null,
  conversation: Conversation,
  secret: ConversationSecret,
): Kept | null {
  return kept?.secret === secret ? { ...kept, conversation } : null;
}
