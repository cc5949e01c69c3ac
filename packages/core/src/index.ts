export { browserPlatform } from "./adapters/browser-platform.ts";
export { clickKey, indexedDbStorage, type IndexedDbParts } from "./adapters/indexed-db-storage.ts";
export { memoryStorage } from "./adapters/memory-storage.ts";
export { relay } from "./adapters/relay-backend.ts";
export { tabStorage } from "./adapters/tab-storage.ts";
export type { Answer, Backend, Wire } from "./backend.ts";
export type { Chat, Connection, Entry, HumanStatus, SendResult } from "./chat.ts";
export type { HumanOutcome } from "./domain/state.ts";
export { chatSignals, type ChatSignals } from "./chat-signals.ts";
export { createChat, type ChatOptions } from "./create-chat.ts";
export type {
  Clock,
  Kept,
  KeptCommand,
  KeptEarlier,
  NotedClick,
  Platform,
  Storage,
  StorageKind,
  Tabs,
  Timer,
} from "./platform.ts";
