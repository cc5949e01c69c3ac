// Carries what conversations say to their channels: gathered, in batches, tried again within bounds. It is never in the way of a commit,
// and what it gives up is no loss: news carries how far the log goes, and readers read it now and then in any case.
import { LIMITS, type ChannelNews, type ConversationId, type DeskFrame, type Frame } from "@handrail/protocol";
import { backoffMs } from "../domain/backoff.ts";
import { randomName, type Platform, type Timer } from "../platform.ts";
import type { Bearers } from "./channel-names.ts";
import type { AblyRest, Outgoing } from "./rest.ts";
import { TOKEN_MS } from "./tokens.ts";

/** What a conversation's channel carries, and a desk's. */
type AnyFrame = Frame | DeskFrame;

export interface Publisher {
  /** Sends a frame soon, behind what waits for the same channel. `hint`: what is sent in its place when it is too large or too late. */
  send(channel: string, frame: AnyFrame, hint: AnyFrame): void;
  /** HG14: of a conversation that is erased nothing that waits is sent any more: not on its own channel, and not on desks'. */
  forget(channel: string, conversation: ConversationId): void;
  /** Ends their tokens, after what waits was sent. */
  revoke(bearers: Bearers): void;
  stop(): void;
}

export interface PublisherDeps {
  readonly rest: AblyRest;
  readonly platform: Pick<Platform, "clock" | "random">;
  /** Nothing was published, or not all of it. */
  onFault(error: unknown): void;
}

/** What is said in this time travels together: 25 messages a second at most, of the 50 that Ably allows on a channel. */
const GATHER_MS = 40;
/** Channels in one request; Ably takes 100. */
const CHANNELS_MAX = 100;
/** Frames of one channel that may wait: beyond it, one hint says the same. */
const FRAMES_MAX = 50;
/** Channels that may wait while Ably is away; those beyond it hear by their next reading. */
const WAITING_MAX = 20_000;
/** After so many attempts in a row, about half a minute, news is too old to be worth sending. */
const ATTEMPTS_MAX = 6;
/** Whose tokens are ended by one request; Ably takes 100. */
const TARGETS_MAX = 100;

interface Waiting {
  readonly frames: readonly AnyFrame[];
  readonly hint: AnyFrame;
}

export function createPublisher({ rest, platform, onFault }: PublisherDeps): Publisher {
  const { clock } = platform;
  const waiting = new Map<string, Waiting>();
  // With the moment up to which their tokens are ended.
  const revoking = new Map<Bearers, number>();
  // What was erased while Ably was being asked: what comes back of it is not sent again.
  let erasedMeanwhile: (readonly [channel: string, conversation: ConversationId])[] = [];
  let attempts = 0;
  let timer: Timer | null = null;
  let isSending = false;
  let isStopped = false;

  const soon = (ms: number): void => {
    if (!isStopped && !isSending) timer ??= clock.setTimeout(() => void flush(), ms);
  };
  const flush = async (): Promise<void> => {
    timer = null;
    isSending = true;
    const batch = [...waiting].slice(0, CHANNELS_MAX);
    for (const [channel] of batch) waiting.delete(channel);
    const ending = batch.length < CHANNELS_MAX ? [...revoking].slice(0, TARGETS_MAX) : [];
    for (const [bearers] of ending) revoking.delete(bearers);
    let left = new Set<string>();
    try {
      if (batch.length > 0) left = new Set(await rest.publish(batch.map(outgoing)));
      if (ending.length > 0) {
        const madeBeforeMs = Math.max(...ending.map(([, atMs]) => atMs));
        await rest.revoke(
          ending.map(([bearers]) => bearers),
          madeBeforeMs,
        );
      }
      attempts = left.size > 0 ? attempts + 1 : 0;
    } catch (error) {
      onFault(error);
      attempts += 1;
      left = new Set(batch.map(([channel]) => channel));
      // Older tokens have ended by themselves.
      for (const [bearers, atMs] of ending) {
        if (atMs + TOKEN_MS > clock.now() && !revoking.has(bearers)) revoking.set(bearers, atMs);
      }
    }
    isSending = false;
    if (attempts < ATTEMPTS_MAX) for (const [channel, before] of batch) if (left.has(channel)) putBack(channel, before);
    erasedMeanwhile = [];
    const restMs = attempts > 0 ? backoffMs(attempts, (platform.random.bytes(1)[0] ?? 0) / 255) : GATHER_MS;
    if (attempts >= ATTEMPTS_MAX && waiting.size === 0 && revoking.size === 0) attempts = 0;
    if (waiting.size > 0 || revoking.size > 0) soon(restMs);
  };
  const putBack = (channel: string, unsent: Waiting): void => {
    const before = erasedMeanwhile.reduce<Waiting | null>(
      (left, [own, conversation]) => left && (channel === own ? null : without(left, conversation)),
      unsent,
    );
    const since = waiting.get(channel);
    if (before) waiting.set(channel, since ? joined(before, since) : before);
  };
  const outgoing = ([channel, { frames, hint }]: [string, Waiting]): Outgoing => {
    const id = randomName(platform);
    const whole: ChannelNews<AnyFrame> = { frames };
    const isTooLarge = Buffer.byteLength(JSON.stringify(whole)) > LIMITS.channelBytesMax;
    return { channel, id, data: isTooLarge ? { frames: [hint] } : whole };
  };
  return {
    send(channel, frame, hint) {
      const before = waiting.get(channel);
      if (!before && waiting.size >= WAITING_MAX) return;
      const now = { frames: [frame], hint };
      waiting.set(channel, before ? joined(before, now) : now);
      soon(GATHER_MS);
    },
    forget(channel, conversation) {
      if (isSending) erasedMeanwhile.push([channel, conversation]);
      waiting.delete(channel);
      for (const [other, before] of waiting) {
        const left = without(before, conversation);
        if (left === null) waiting.delete(other);
        else if (left !== before) waiting.set(other, left);
      }
    },
    revoke(bearers) {
      revoking.set(bearers, clock.now());
      soon(GATHER_MS);
    },
    stop() {
      isStopped = true;
      if (timer !== null) clock.clearTimeout(timer);
    },
  };
}

// A desk's channel carries more conversations than one.
function without(before: Waiting, conversation: ConversationId): Waiting | null {
  const frames = before.frames.filter((frame) => !("conversation" in frame && frame.conversation === conversation));
  if (frames.length === before.frames.length) return before;
  return frames.length === 0 ? null : { ...before, frames };
}

function joined(first: Waiting, then: Waiting): Waiting {
  const frames = [...first.frames, ...then.frames];
  return { frames: frames.length > FRAMES_MAX ? [then.hint] : frames, hint: then.hint };
}
