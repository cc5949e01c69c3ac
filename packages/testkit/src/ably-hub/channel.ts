// Decides what is published on one channel and who hears of it: sizes, rate, ids, echo. Knows nothing of capabilities,
// which whoever calls has looked at, and of sockets.
import { createChannelLog } from "./channel-log.ts";
import type { ChannelLog, Entry, LogParts, Publish, UnloggedMessage } from "./channel-log.ts";
import { readPayload } from "./codec.ts";
import { createPresenceSet } from "./presence-set.ts";
import type { PresenceSet } from "./presence-set.ts";
import { createRate } from "./rate.ts";
import { Refusal, refuse } from "./refusal.ts";
import { ACTION, FLAG } from "./words.ts";
import type { DraftMessage, HubPresence, ServerWord } from "./words.ts";

/** A connection that is attached. */
export interface Subscriber {
  readonly connectionId: string;
  /** Whether it hears its own messages. */
  readonly isEchoed: boolean;
  /** The modes that it is attached with. */
  readonly modes: number;
  hear(word: ServerWord, count: number): void;
}

/** Who publishes. */
export interface Publisher {
  /** Absent for REST, unless it speaks for a connection. */
  readonly connectionId: string | undefined;
  /** What the messages' ids begin with when they bring none: `connection:msgSerial`, by REST a random one. */
  readonly idBase: string;
  /** Who the publisher is, where that is settled; a draft's own client id has been checked against it. */
  readonly clientId: string | undefined;
}

/** One channel of one app. */
export interface Channel {
  readonly name: string;
  readonly log: ChannelLog;
  readonly presence: PresenceSet;
  /** Answers the messages' serials. The same ids within two minutes are the same publish: delivered once. */
  publish(drafts: readonly DraftMessage[], by: Publisher): readonly string[] | Refusal;
  /** Tells those who watch the presence set. */
  announce(changes: readonly HubPresence[]): void;
  join(subscriber: Subscriber): void;
  leave(connectionId: string): void;
  subscribers(): readonly Subscriber[];
}

export function createChannel(name: string, parts: LogParts): Channel {
  const { clock, limits } = parts;
  const log = createChannelLog(parts);
  const presence = createPresenceSet(limits);
  const rate = createRate(limits.messagesPerSecondMax);
  const attached = new Map<string, Subscriber>();
  return {
    name,
    log,
    presence,
    publish(drafts, by) {
      const publish = readDrafts(drafts, by);
      if (publish instanceof Refusal) return publish;
      const bytes = publish.messages.reduce((sum, one) => sum + sizeOf(one), 0);
      if (bytes > limits.messageBytesMax) return refuse(40009, `${bytes} bytes, ${limits.messageBytesMax} are allowed`);
      const known = publish.isNamed ? log.known(publish.messages.map(({ id }) => id)) : undefined;
      if (known !== undefined) return known;
      if (!rate.take(drafts.length, clock.now())) {
        return refuse(42910, `metric = channel.maxRate; permitted frequency = ${limits.messagesPerSecondMax}`);
      }
      const entry = log.append({ ...publish, connectionId: by.connectionId });
      for (const one of attached.values()) if (hears(one, entry)) one.hear(messageWord(name, entry), entry.count);
      return entry.messages.map(({ serial }) => serial);
    },
    announce(changes) {
      if (changes.length === 0) return;
      const word = { action: ACTION.presence, channel: name, channelSerial: log.place(), presence: changes };
      for (const one of attached.values()) {
        if ((one.modes & FLAG.presenceSubscribe) !== 0) one.hear({ ...word, timestamp: clock.now() }, log.count());
      }
    },
    join(subscriber) {
      attached.set(subscriber.connectionId, subscriber);
    },
    leave(connectionId) {
      attached.delete(connectionId);
    },
    subscribers: () => [...attached.values()],
  };
}

/** Whether a subscriber is told of a publish. */
export function hears(subscriber: Subscriber, entry: Entry): boolean {
  if ((subscriber.modes & FLAG.subscribe) === 0) return false;
  return subscriber.isEchoed || entry.connectionId !== subscriber.connectionId;
}

/** A publish as its subscribers are told of it. */
export function messageWord(channel: string, entry: Entry): ServerWord {
  return {
    action: ACTION.message,
    id: entry.id,
    channel,
    channelSerial: entry.serial,
    timestamp: entry.atMs,
    messages: entry.messages,
    ...(entry.connectionId === undefined ? {} : { connectionId: entry.connectionId }),
  };
}

function readDrafts(drafts: readonly DraftMessage[], by: Publisher): Omit<Publish, "connectionId"> | Refusal {
  if (drafts.length === 0) return refuse(40001, "no message");
  if (!areIdsSound(drafts)) return refuse(40031, "ids of one publish are <base>:0, <base>:1 and so on");
  const messages: UnloggedMessage[] = [];
  for (const [index, draft] of drafts.entries()) {
    // Updating, deleting and appending are other actions, which the hub does not speak.
    if ((draft.action ?? 0) !== 0) return refuse(50001, "updates of messages");
    const payload = readPayload(draft.data, draft.encoding);
    if (payload === undefined) return refuse(40013);
    const clientId = draft.clientId ?? by.clientId;
    messages.push({
      id: draft.id ?? `${by.idBase}:${index}`,
      action: 0,
      ...payload,
      ...(draft.name === undefined ? {} : { name: draft.name }),
      ...(clientId === undefined ? {} : { clientId }),
      ...(by.connectionId === undefined ? {} : { connectionId: by.connectionId }),
      ...(draft.extras === undefined || draft.extras === null ? {} : { extras: draft.extras }),
    });
  }
  return { id: by.idBase, messages, isNamed: drafts.every(({ id }) => id !== undefined) };
}

/** One message may bring any id; several bring none, or one base and their index. */
function areIdsSound(drafts: readonly DraftMessage[]): boolean {
  const [first] = drafts;
  if (drafts.length === 1 || drafts.every(({ id }) => id === undefined)) return true;
  const base = /^(.+):0$/.exec(first?.id ?? "")?.[1];
  return base !== undefined && drafts.every(({ id }, index) => id === `${base}:${index}`);
}

/** As the client counts it before it sends (TM6). */
function sizeOf({ name, clientId, data, extras }: UnloggedMessage): number {
  const dataBytes = typeof data === "string" ? Buffer.byteLength(data) : (data?.byteLength ?? 0);
  const extrasBytes = extras === undefined ? 0 : Buffer.byteLength(JSON.stringify(extras));
  return Buffer.byteLength(name ?? "") + Buffer.byteLength(clientId ?? "") + extrasBytes + dataBytes;
}
