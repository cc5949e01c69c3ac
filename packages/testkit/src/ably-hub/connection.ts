// Decides what one connection may do and what it is told. It outlives its sockets by two minutes. Knows nothing of bytes.
import { allows } from "./capability.ts";
import { createAttachments, isChannelName } from "./attachments.ts";
import type { Channel } from "./channel.ts";
import type { HubClock } from "./clock.ts";
import type { Credentials } from "./credentials.ts";
import type { FaultPlan } from "./faults.ts";
import { mayBe, ownClientId } from "./grant.ts";
import type { Grant } from "./grant.ts";
import type { HubLimits } from "./limits.ts";
import { presenceChanges, syncWords } from "./presence.ts";
import { Refusal, isTokenError, refuse } from "./refusal.ts";
import { createVerdicts } from "./verdicts.ts";
import { ACTION, FLAG } from "./words.ts";
import type { ClientWord, MessageWord, PresenceWord, ServerWord, UnknownWord } from "./words.ts";

/** A socket, as a connection sees it. */
export interface Wire {
  say(word: ServerWord): void;
  /** Closes it when everything has been said. */
  end(): void;
  /** Takes it away without a word. */
  cut(): void;
  /** Nothing passes in either direction until the answer is called, and nobody is told. */
  stall(): () => void;
}

/** One client's connection. */
export interface Connection {
  readonly id: string;
  readonly clientId: string | undefined;
  grant(): Grant;
  wire(): Wire | undefined;
  /** From now on it speaks through this socket, and may do what the visitor's credentials allow. */
  open(opening: Opening): void;
  receive(word: ClientWord | UnknownWord): void;
  /** Its socket is gone, if that is the one. */
  lose(wire: Wire): void;
  /** Tells it why, and takes its socket; it may resume. */
  disconnect(reason: Refusal): void;
  /** Asks for a new token. */
  askRenewal(): void;
  /** It is over: members leave, nothing is kept. */
  end(): void;
}

/** A client's coming, for the first time or again. */
export interface Opening {
  readonly wire: Wire;
  readonly grant: Grant;
  /** Who knows it may resume the connection. */
  readonly key: string;
  /** Why it is not the connection that was asked for. */
  readonly loss: Refusal | undefined;
}

/** What a connection is made of. */
export interface ConnectionParts {
  readonly id: string;
  readonly grant: Grant;
  readonly clientId: string | undefined;
  readonly isEchoed: boolean;
  readonly clock: HubClock;
  readonly limits: HubLimits;
  readonly faults: FaultPlan;
  readonly credentials: Credentials;
  /** A channel of its app. */
  channel(name: string): Channel;
  /** It is over. */
  onEnd(): void;
}

export function createConnection(parts: ConnectionParts): Connection {
  const { id, clientId, clock, limits, faults, credentials } = parts;
  let { grant } = parts;
  let wire: Wire | undefined;
  let key = "";
  let tokenTimers: readonly (() => void)[] = [];
  let departures: readonly (() => void)[] = [];
  const say = (word: ServerWord): void => {
    const isVerdict = word.action === ACTION.ack || word.action === ACTION.nack;
    if (isVerdict && wire !== undefined && faults.swallowsAck()) return;
    wire?.say(word);
  };
  const verdicts = createVerdicts(say);
  const attachments = createAttachments({ ...parts, connectionId: id, grant: () => grant, say });

  const maySpeakAs = (name: string): boolean => (clientId === undefined ? mayBe(grant, name) : name === clientId);
  const doubtPublish = ({ channel, messages }: MessageWord): Refusal | undefined => {
    if (!isChannelName(channel)) return refuse(40010);
    if (!allows(grant.capability, channel, "publish")) return refuse(40160, `publish on ${channel}`);
    const attachment = attachments.find(channel);
    if (attachment !== undefined && (attachment.modes & FLAG.publish) === 0) return refuse(40160, "no publish mode");
    const isForeign = messages.some((one) => one.clientId !== undefined && !maySpeakAs(one.clientId));
    return isForeign ? refuse(40012) : undefined;
  };
  const publish = (word: MessageWord): void => {
    const { channel, messages, msgSerial } = word;
    if (!verdicts.isNew(msgSerial)) return;
    const doubt = doubtPublish(word);
    if (doubt !== undefined) return verdicts.settle(msgSerial, doubt);
    const by = { connectionId: id, idBase: `${id}:${msgSerial}`, clientId };
    const run = (): void => verdicts.settle(msgSerial, parts.channel(channel).publish(messages, by));
    faults.admit({ channel, publisher: id, run });
  };
  const changePresence = (word: PresenceWord): void => {
    const { channel: name, msgSerial } = word;
    if (!verdicts.isNew(msgSerial)) return;
    const attachment = attachments.find(name);
    if (attachment === undefined) return verdicts.settle(msgSerial, refuse(91001, "attach first"));
    if ((attachment.modes & FLAG.presence) === 0)
      return verdicts.settle(msgSerial, refuse(40160, `presence on ${name}`));
    const changes = presenceChanges(word, { connectionId: id, clientId, maySpeakAs, nowMs: clock.now() });
    if (changes instanceof Refusal) return verdicts.settle(msgSerial, changes);
    const { channel } = attachment;
    attachments.entered(channel);
    const news = changes.map((change) => channel.presence.apply(change));
    channel.announce(news.flatMap((one) => (one === undefined || one instanceof Refusal ? [] : [one])));
    verdicts.settle(msgSerial, news.find((one) => one instanceof Refusal) ?? []);
  };

  const sayConnected = (error: Refusal | undefined): void => {
    const identity = clientId ?? grant.clientId;
    say({
      action: ACTION.connected,
      connectionId: id,
      connectionKey: key,
      connectionDetails: {
        connectionKey: key,
        maxMessageSize: limits.messageBytesMax,
        maxInboundRate: limits.messagesPerSecondMax,
        connectionStateTtl: limits.connectionStateTtlMs,
        maxIdleInterval: limits.maxIdleIntervalMs,
        serverId: "local-hub",
        ...(identity === undefined ? {} : { clientId: identity }),
      },
      ...(error === undefined ? {} : { error: error.error }),
    });
  };
  /** Asks for a new token in time, and lets nobody on with an old one. */
  const watchToken = (): void => {
    for (const cancel of tokenTimers) cancel();
    tokenTimers = [];
    if (grant.token === undefined || wire === undefined) return;
    const leftMs = grant.token.expiresAtMs - clock.now();
    const expiry = clock.after(leftMs, () => disconnect(refuse(40142)));
    const renewal = leftMs > limits.renewalMs ? [clock.after(leftMs - limits.renewalMs, askRenewal)] : [];
    tokenTimers = [expiry, ...renewal];
  };
  const askRenewal = (): void => say({ action: ACTION.auth });
  const renew = async (token: string): Promise<void> => {
    const next = await credentials.check({ type: "token", token });
    if (next instanceof Refusal) return isTokenError(next) ? disconnect(next) : fail(next);
    const isSame = clientId === undefined ? ownClientId(next) === undefined : mayBe(next, clientId);
    if (next.app !== grant.app || !isSame) return fail(refuse(40102));
    grant = next;
    watchToken();
    sayConnected(undefined);
    attachments.review();
  };

  /** Says why and ends it: the client does not come back by itself. */
  const fail = (why: Refusal): void => {
    say({ action: ACTION.error, error: why.error });
    wire?.end();
    end();
  };
  const disconnect = (reason: Refusal): void => {
    const last = wire;
    say({ action: ACTION.disconnected, error: reason.error });
    last?.end();
    if (last !== undefined) lose(last);
  };
  const lose = (gone: Wire): void => {
    if (gone !== wire) return;
    wire = undefined;
    watchToken();
    attachments.suspend();
    departures = [
      clock.after(limits.absenceMs, attachments.leavePresence),
      clock.after(limits.connectionStateTtlMs, end),
    ];
  };
  const end = (): void => {
    wire = undefined;
    watchToken();
    attachments.end();
    for (const cancel of departures) cancel();
    parts.onEnd();
  };

  return {
    id,
    clientId,
    grant: () => grant,
    wire: () => wire,
    open(opening) {
      const last = wire;
      if (last !== undefined) lose(last);
      last?.end();
      for (const cancel of departures) cancel();
      wire = opening.wire;
      grant = opening.grant;
      key = opening.key;
      watchToken();
      sayConnected(opening.loss);
    },
    receive(word) {
      switch (word.action) {
        case ACTION.heartbeat:
          say({ action: ACTION.heartbeat, ...(word.id === undefined ? {} : { id: word.id }) });
          return;
        case ACTION.disconnect:
          wire?.end();
          return;
        case ACTION.close:
          say({ action: ACTION.closed });
          wire?.end();
          end();
          return;
        case ACTION.attach:
          attachments.attach(word);
          return;
        case ACTION.detach:
          attachments.detach(word.channel);
          say({ action: ACTION.detached, channel: word.channel });
          return;
        case ACTION.message:
          publish(word);
          return;
        case ACTION.presence:
          changePresence(word);
          return;
        case ACTION.sync: {
          const members = attachments.find(word.channel)?.channel.presence.members() ?? [];
          for (const page of syncWords(word.channel, members)) say(page);
          return;
        }
        case ACTION.auth:
          void renew(word.auth.accessToken);
          return;
        case "unknown": {
          const { msgSerial } = word;
          if (msgSerial !== undefined && verdicts.isNew(msgSerial)) verdicts.settle(msgSerial, refuse(50001));
        }
      }
    },
    lose,
    disconnect,
    askRenewal,
    end,
  };
}
