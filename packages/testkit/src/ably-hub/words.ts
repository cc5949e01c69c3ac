// Names the words of Ably's realtime protocol, version 6, as far as the hub speaks it, and reads a client's. Knows no channel
// and no connection.
import * as v from "valibot";
import type { WireError } from "./refusal.ts";

/** The protocol that this hub speaks. */
export const PROTOCOL_VERSION = 6;

/** What a protocol message does. */
export const ACTION = {
  heartbeat: 0,
  ack: 1,
  nack: 2,
  connected: 4,
  disconnect: 5,
  disconnected: 6,
  close: 7,
  closed: 8,
  error: 9,
  attach: 10,
  attached: 11,
  detach: 12,
  detached: 13,
  presence: 14,
  message: 15,
  sync: 16,
  auth: 17,
} as const;

/** What an ATTACHED says of the channel, and the modes that ATTACH asks for. */
export const FLAG = {
  hasPresence: 1 << 0,
  hasBacklog: 1 << 1,
  resumed: 1 << 2,
  /** Asks to go on where it was; clients of today name the place instead. */
  attachResume: 1 << 5,
  presence: 1 << 16,
  publish: 1 << 17,
  subscribe: 1 << 18,
  presenceSubscribe: 1 << 19,
} as const;

/** What a presence message says of its member. */
export const PRESENCE = { absent: 0, present: 1, enter: 2, leave: 3, update: 4 } as const;

/** A message as the hub keeps and sends it. `data` is text or bytes; what it stands for is the clients' business. */
export interface HubMessage {
  readonly id: string;
  readonly serial: string;
  readonly action: number;
  readonly timestamp: number;
  readonly name?: string;
  readonly data?: string | Uint8Array;
  readonly encoding?: string;
  readonly clientId?: string;
  readonly connectionId?: string;
  readonly extras?: unknown;
}

/** A presence message as the hub keeps and sends it. */
export interface HubPresence {
  readonly id: string;
  readonly action: number;
  readonly timestamp: number;
  readonly clientId: string;
  readonly connectionId: string;
  readonly data?: string | Uint8Array;
  readonly encoding?: string;
}

/** A protocol message to a client. */
export interface ServerWord {
  readonly action: number;
  readonly id?: string;
  readonly channel?: string;
  readonly channelSerial?: string;
  readonly connectionId?: string;
  readonly connectionKey?: string;
  readonly connectionDetails?: Readonly<Record<string, unknown>>;
  readonly msgSerial?: number;
  readonly count?: number;
  readonly res?: readonly { readonly serials: readonly string[] }[];
  readonly timestamp?: number;
  readonly flags?: number;
  readonly params?: Readonly<Record<string, string>>;
  readonly messages?: readonly HubMessage[];
  readonly presence?: readonly HubPresence[];
  readonly error?: WireError;
}

const text = v.pipe(
  v.nullish(v.string()),
  v.transform((value) => value ?? undefined),
);
const serial = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A message as a client sends it, by either transport. */
export const DraftMessageSchema = v.object({
  id: text,
  name: text,
  data: v.optional(v.unknown()),
  encoding: text,
  clientId: text,
  connectionKey: text,
  action: v.nullish(v.number()),
  extras: v.optional(v.unknown()),
});
export type DraftMessage = v.InferOutput<typeof DraftMessageSchema>;

const DraftPresenceSchema = v.object({
  id: text,
  action: v.number(),
  data: v.optional(v.unknown()),
  encoding: text,
  clientId: text,
});
export type DraftPresence = v.InferOutput<typeof DraftPresenceSchema>;

const ClientWordSchema = v.variant("action", [
  v.object({ action: v.literal(ACTION.heartbeat), id: text }),
  v.object({ action: v.literal(ACTION.disconnect) }),
  v.object({ action: v.literal(ACTION.close) }),
  v.object({
    action: v.literal(ACTION.attach),
    channel: v.string(),
    channelSerial: text,
    flags: v.nullish(v.number()),
    params: v.nullish(v.record(v.string(), v.string())),
  }),
  v.object({ action: v.literal(ACTION.detach), channel: v.string() }),
  v.object({
    action: v.literal(ACTION.presence),
    channel: v.string(),
    msgSerial: serial,
    presence: v.array(DraftPresenceSchema),
  }),
  v.object({
    action: v.literal(ACTION.message),
    channel: v.string(),
    msgSerial: serial,
    messages: v.array(DraftMessageSchema),
  }),
  v.object({ action: v.literal(ACTION.sync), channel: v.string() }),
  v.object({ action: v.literal(ACTION.auth), auth: v.object({ accessToken: v.string() }) }),
]);

/** A protocol message from a client. */
export type ClientWord = v.InferOutput<typeof ClientWordSchema>;
export type AttachWord = Extract<ClientWord, { action: typeof ACTION.attach }>;
export type MessageWord = Extract<ClientWord, { action: typeof ACTION.message }>;
export type PresenceWord = Extract<ClientWord, { action: typeof ACTION.presence }>;

/** What the hub does not speak (annotations, objects, push) is named by its serial, so that its sender is told. */
export interface UnknownWord {
  readonly action: "unknown";
  readonly msgSerial: number | undefined;
}

const SerialSchema = v.object({ msgSerial: serial });

/** Reads what came from a client. */
export function readClientWord(value: unknown): ClientWord | UnknownWord {
  const word = v.safeParse(ClientWordSchema, value);
  if (word.success) return word.output;
  const numbered = v.safeParse(SerialSchema, value);
  return { action: "unknown", msgSerial: numbered.success ? numbered.output.msgSerial : undefined };
}
