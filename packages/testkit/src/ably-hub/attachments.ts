// Decides which channels one connection is attached to, with which modes, and what it is given of what it missed. Knows
// nothing of sockets, and of publishing.
import type { Channel, Subscriber } from "./channel.ts";
import { hears, messageWord } from "./channel.ts";
import type { HubClock } from "./clock.ts";
import type { Grant } from "./grant.ts";
import type { HubLimits } from "./limits.ts";
import { grantedModes } from "./modes.ts";
import { syncWords } from "./presence.ts";
import { Refusal, refuse } from "./refusal.ts";
import { rewound } from "./rewind.ts";
import { ACTION, FLAG } from "./words.ts";
import type { AttachWord, ServerWord } from "./words.ts";

/** One channel that a connection is attached to. */
export interface Attachment extends Subscriber {
  readonly channel: Channel;
}

/** A connection's channels. */
export interface Attachments {
  find(name: string): Attachment | undefined;
  /** Attaches, or attaches again, and says so. */
  attach(word: AttachWord): void;
  /** Detaches without a word; whoever it let in leaves. */
  detach(name: string): void;
  /** Whatever a new token allows more or less from now on; a channel that it allows nothing on fails. */
  review(): void;
  /** The socket is gone: nothing more is heard, until the client attaches again. */
  suspend(): void;
  /** Whoever is present through the connection leaves. */
  leavePresence(): void;
  /** It has brought somebody into that channel. */
  entered(channel: Channel): void;
  end(): void;
}

/** What attachments are made of. */
export interface AttachmentsParts {
  readonly connectionId: string;
  readonly isEchoed: boolean;
  readonly clock: HubClock;
  readonly limits: HubLimits;
  grant(): Grant;
  channel(name: string): Channel;
  say(word: ServerWord): void;
}

interface OwnAttachment extends Attachment {
  modes: number;
  /** The modes that were asked for; 0 for all that the credentials allow. */
  readonly asked: number;
  /** The last publish that went out through the present socket: what is on its way is not replayed. */
  heard: number;
}

export function createAttachments(parts: AttachmentsParts): Attachments {
  const { connectionId, isEchoed, clock, limits, say } = parts;
  const sinceMs = clock.now();
  const attached = new Map<string, OwnAttachment>();
  const present = new Set<Channel>();

  const fail = (name: string, why: Refusal): void => {
    say({ action: ACTION.error, channel: name, error: why.error });
    detach(name);
  };
  const leave = (channel: Channel): void => channel.announce(channel.presence.leaveAll(connectionId, clock.now()));
  const detach = (name: string): void => {
    const channel = attached.get(name)?.channel;
    if (channel === undefined) return;
    attached.delete(name);
    channel.leave(connectionId);
    present.delete(channel);
    leave(channel);
  };
  const doubt = (name: string, modes: number): Refusal | undefined => {
    if (!isChannelName(name)) return refuse(40010);
    if (modes === 0) return refuse(40160, `attach to ${name}`);
    const isFull = !attached.has(name) && attached.size >= limits.channelsPerConnectionMax;
    return isFull ? refuse(90010) : undefined;
  };
  const leavePresence = (): void => {
    for (const channel of present) leave(channel);
    present.clear();
  };

  return {
    find: (name) => attached.get(name),
    attach(word) {
      const { channel: name } = word;
      const modes = grantedModes(word.flags ?? 0, parts.grant(), name);
      const doubts = doubt(name, modes);
      if (doubts !== undefined) return fail(name, doubts);
      const channel = parts.channel(name);
      const attachment: OwnAttachment = {
        connectionId,
        isEchoed,
        modes,
        asked: word.flags ?? 0,
        channel,
        heard: attached.get(name)?.heard ?? 0,
        hear(news, count) {
          attachment.heard = count;
          say(news);
        },
      };
      const past = pastFor(attachment, word, { sinceMs, nowMs: clock.now() });
      const sync = (modes & FLAG.presenceSubscribe) === 0 ? [] : syncWords(name, channel.presence.members());
      say(attachedWord(word, { modes, past, hasPresence: sync.length > 0 }));
      for (const entry of past.entries) say(messageWord(name, entry));
      for (const page of sync) say(page);
      attachment.heard = channel.log.count();
      attached.set(name, attachment);
      channel.join(attachment);
    },
    detach,
    review() {
      for (const [name, attachment] of attached) {
        const modes = grantedModes(attachment.asked, parts.grant(), name);
        if (modes === 0) fail(name, refuse(40160, `the new token on ${name}`));
        else if (modes !== attachment.modes) {
          attachment.modes = modes;
          const channelSerial = attachment.channel.log.place();
          say({ action: ACTION.attached, channel: name, channelSerial, flags: modes | FLAG.resumed });
        }
      }
    },
    suspend() {
      for (const { channel } of attached.values()) channel.leave(connectionId);
      attached.clear();
    },
    leavePresence,
    entered: (channel) => void present.add(channel),
    end() {
      for (const name of attached.keys()) detach(name);
      leavePresence();
    },
  };
}

/** What an attaching connection gets of the time before. */
interface Past {
  /** Everything that it missed is among the entries. */
  readonly isResumed: boolean;
  readonly entries: ReturnType<Channel["log"]["entries"]>;
  readonly serial: string;
  /** Why it is not resumed, if it asked to be. */
  readonly loss?: Refusal;
}

/** From the place that the client names, if that is possible; by `rewind`, if it was not attached before and asks for that; else nothing. */
function pastFor(
  attachment: OwnAttachment,
  word: AttachWord,
  { sinceMs, nowMs }: { readonly sinceMs: number; readonly nowMs: number },
): Past {
  const { log } = attachment.channel;
  const mayHear = (attachment.modes & FLAG.subscribe) !== 0;
  const missed = word.channelSerial === undefined ? undefined : log.after(word.channelSerial, sinceMs);
  if (missed !== undefined && !(missed instanceof Refusal)) {
    const entries = missed.filter((entry) => entry.count > attachment.heard && hears(attachment, entry));
    return { isResumed: true, entries, serial: word.channelSerial ?? log.place() };
  }
  const isFirst = missed === undefined && ((word.flags ?? 0) & FLAG.attachResume) === 0;
  const rewind = mayHear && isFirst ? rewound(log.entries(), word.params ?? {}, nowMs) : undefined;
  const past = { isResumed: false, entries: rewind ?? [], serial: log.place() };
  return missed === undefined ? past : { ...past, loss: missed };
}

function attachedWord(
  { channel, params }: AttachWord,
  { modes, past, hasPresence }: { readonly modes: number; readonly past: Past; readonly hasPresence: boolean },
): ServerWord {
  const told = Object.entries(params ?? {}).filter(([name]) => name === "rewind" || name === "rewindLimit");
  return {
    action: ACTION.attached,
    channel,
    channelSerial: past.serial,
    flags:
      modes |
      (hasPresence ? FLAG.hasPresence : 0) |
      (past.entries.length > 0 ? FLAG.hasBacklog : 0) |
      (past.isResumed ? FLAG.resumed : 0),
    params: Object.fromEntries(told),
    ...(past.loss === undefined ? {} : { error: past.loss.error }),
  };
}

/** Whether a channel can have that name. */
export function isChannelName(name: string): boolean {
  return name !== "" && !name.startsWith(":") && !/[\r\n]/.test(name);
}
