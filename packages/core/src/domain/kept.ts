// What a visitor's disk holds of one site, and how it changes. Run inside the disk's own transaction, so that tabs agree.
import type { CommandId, Conversation, ConversationSecret } from "@handrail/protocol";
import type { Kept, KeptCommand, KeptRequest } from "../platform.ts";

/** Adds a command. The first tab to keep anything decides the secret; the first to keep an id decides its content. */
export function keepCommand(kept: Kept | null, item: KeptCommand, offered: ConversationSecret): Kept {
  const base = kept ?? { version: 1, secret: offered, outbox: [], conversation: null };
  if (base.outbox.some(({ command }) => command.id === item.command.id)) return base;
  return { ...base, outbox: [...base.outbox, item] };
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
