export { browserPlatform } from "./adapters/browser-platform.ts";
export { clickKey, indexedDbStorage, type IndexedDbParts } from "./adapters/indexed-db-storage.ts";
export { memoryStorage } from "./adapters/memory-storage.ts";
export { relay } from "./adapters/relay-backend.ts";
export type { Answer, Backend, Wire } from "./backend.ts";
export type { Chat, Connection, Entry, HumanOutcome, HumanStatus, SendResult } from "./chat.ts";
export { chatSignals, type ChatSignals } from "./chat-signals.ts";
export { createChat, type ChatOptions } from "./create-chat.ts";
export type { Clock, Kept, KeptCommand, KeptEarlier, NotedClick, Platform, Storage, Tabs, Timer } from "./platform.ts";
