// Names of things. An id is a string that only its own kind may stand for; nothing here makes one up by chance.

declare const brand: unique symbol;
type Branded<Brand extends string> = string & { readonly [brand]: Brand };

/** A site's public key, as it stands in the script tag: `a-z`, `0-9` and `-`, 3 to 40 characters. */
export type SiteId = Branded<"SiteId">;
/** base64url of the SHA-256 of the conversation's secret: 43 characters. Whoever has the secret has the conversation. */
export type ConversationId = Branded<"ConversationId">;
/** 32 random bytes as base64url: 43 characters. Never in an address or a log line. */
export type ConversationSecret = Branded<"ConversationSecret">;
/** Chosen by the sender, 16 to 64 characters of base64url; the same id always means the same command. */
export type CommandId = Branded<"CommandId">;
/** `<letter of the author>.<command id>.<index>`: one command makes the same event ids however often it is decided. */
export type EventId = Branded<"EventId">;
/** An agent's account. */
export type AgentId = Branded<"AgentId">;
/** The id of the `promise.made` event that made the promise. */
export type PromiseId = Branded<"PromiseId">;
/** Chosen by who uploads it: 16 random bytes as base64url, 22 characters. Whoever knows it, and the conversation's id, can read the file. */
export type FileId = Branded<"FileId">;
/** One attempt of a bot at one answer. */
export type RunId = Branded<"RunId">;

/** Names a string that is known to be a site's key. */
export const siteId = (text: string): SiteId => text as SiteId;
/** Names a string that is known to be a conversation's id. */
export const conversationId = (text: string): ConversationId => text as ConversationId;
/** Names a string that is known to be a conversation's secret. */
export const conversationSecret = (text: string): ConversationSecret => text as ConversationSecret;
/** Names a string that is known to be a command's id. */
export const commandId = (text: string): CommandId => text as CommandId;
/** Names a string that is known to be an event's id. */
export const eventId = (text: string): EventId => text as EventId;
/** Names a string that is known to be an agent's id. */
export const agentId = (text: string): AgentId => text as AgentId;
/** Names a string that is known to be a promise's id. */
export const promiseId = (text: string): PromiseId => text as PromiseId;
/** Names a string that is known to be a file's id. */
export const fileId = (text: string): FileId => text as FileId;
/** Names a string that is known to be a run's id. */
export const runId = (text: string): RunId => text as RunId;
