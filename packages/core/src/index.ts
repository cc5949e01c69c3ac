export type { Answer, Backend, Wire } from "./backend.ts";
export type { Chat, Connection, Entry, HumanOutcome, HumanStatus, SendResult } from "./chat.ts";
export type { Clock, Kept, KeptCommand, NotedClick, Platform, Storage, Tabs, Timer } from "./platform.ts";
