// Keeps what was published on one channel, in its order: for two minutes, longer in a persisted namespace; remembers the ids
// that publishers gave for two minutes; and decides whether somebody who was away can be given everything that they have missed.
import { randomName } from "./apps.ts";
import type { HubClock } from "./clock.ts";
import type { HubLimits } from "./limits.ts";
import type { Refusal } from "./refusal.ts";
import { refuse } from "./refusal.ts";
import { readPlace, writePlace } from "./serial.ts";
import type { HubMessage } from "./words.ts";

/** One publish. */
export interface Entry {
  readonly count: number;
  readonly atMs: number;
  readonly serial: string;
  /** The protocol message's id. */
  readonly id: string;
  /** Absent when it was published by REST. */
  readonly connectionId: string | undefined;
  readonly messages: readonly HubMessage[];
}

/** A message without what the log gives it. */
export type UnloggedMessage = Omit<HubMessage, "serial" | "timestamp">;

/** What the log is told of one publish. */
export interface Publish {
  readonly id: string;
  readonly connectionId: string | undefined;
  readonly messages: readonly UnloggedMessage[];
  /** Whether the messages' ids are the publisher's own, by which it may send them again through another connection. */
  readonly isNamed: boolean;
}

/** One channel's past. */
export interface ChannelLog {
  /** Adds a publish at the end. */
  append(publish: Publish): Entry;
  /** The serials under which messages with these ids came within two minutes. */
  known(ids: readonly string[]): readonly string[] | undefined;
  /** The place that it has come to. */
  place(): string;
  /** What came after a place, if all of it is there, and none of it before `sinceMs`. */
  after(place: string, sinceMs: number): readonly Entry[] | Refusal;
  /** What is kept, oldest first. */
  entries(): readonly Entry[];
  /** How many publishes there were. */
  count(): number;
}

/** What a log is kept by. */
export interface LogParts {
  readonly clock: HubClock;
  readonly limits: HubLimits;
  readonly isPersisted: boolean;
}

export function createChannelLog({ clock, limits, isPersisted }: LogParts): ChannelLog {
  const epoch = randomName(6);
  const memory = new Map<string, { readonly serial: string; readonly atMs: number }>();
  let kept: Entry[] = [];
  let count = 0;
  const forget = (): void => {
    const idsFrom = clock.now() - limits.connectionStateTtlMs;
    for (const [id, { atMs }] of memory) if (atMs < idsFrom) memory.delete(id);
    const keptFrom = clock.now() - (isPersisted ? limits.historyMs : limits.connectionStateTtlMs);
    kept = kept.filter(({ atMs }) => atMs >= keptFrom);
  };
  return {
    append({ id, connectionId, messages, isNamed }) {
      forget();
      // What is for those alone who are there takes no place.
      const isPassing = messages.every(({ extras }) => Object(extras)["ephemeral"] === true);
      if (!isPassing) count += 1;
      const atMs = clock.now();
      const serial = writePlace({ atMs, count, epoch });
      const logged = messages.map((one, index) => ({ ...one, serial: `${serial}:${index}`, timestamp: atMs }));
      if (isNamed) for (const one of logged) memory.set(one.id, { serial: one.serial, atMs });
      const entry = { count, atMs, serial, id, connectionId, messages: logged };
      if (!isPassing) kept.push(entry);
      return entry;
    },
    known(ids) {
      forget();
      const serials = ids.map((id) => memory.get(id)?.serial).filter((serial) => serial !== undefined);
      return ids.length > 0 && serials.length === ids.length ? serials : undefined;
    },
    place: () => writePlace({ atMs: clock.now(), count, epoch }),
    after(text, sinceMs) {
      forget();
      const place = readPlace(text);
      if (place === undefined || place.epoch !== epoch || place.count > count) return refuse(90005);
      const missed = kept.filter((entry) => entry.count > place.count);
      const liveFrom = clock.now() - limits.connectionStateTtlMs;
      const isWhole = missed.length === count - place.count && missed.every(({ atMs }) => atMs >= liveFrom);
      return isWhole && place.atMs >= sinceMs ? missed : refuse(90003);
    },
    entries() {
      forget();
      return kept;
    },
    count: () => count,
  };
}
