// What a visitor's disk holds of one site, and how it changes. Run inside the disk's own transaction, so that tabs agree.
import type { AskHuman, CommandId, Conversation, ConversationSecret } from "@handrail/protocol";
import type { Kept, KeptCommand, KeptRequest } from "../platform.ts";

/** Adds a command. The first tab to keep anything decides the secret; the first to keep an id decides its content. */
export function keepCommand(kept: Kept | null, item: KeptCommand, offered: ConversationSecret): Kept {
  const base = kept ?? { version: 1, secret: offered, outbox: [], conversation: null };
  if (base.outbox.some(({ command }) => command.id === item.command.id)) return base;
  const { isFresh: _isFresh, ...used } = base;
  return { ...used, outbox: [...base.outbox, item] };
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
  return { version: 1, secret, outbox, conversation: null, ...(outbox.length === 0 && { isFresh: true }) };
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

/** Remembers how the conversation stood. `null`: nothing to change. */
export function rememberConversation(
  kept: Kept | null,
  conversation: Conversation,
  secret: ConversationSecret,
): Kept | null {
  return kept?.secret === secret ? { ...kept, conversation } : null;
}
