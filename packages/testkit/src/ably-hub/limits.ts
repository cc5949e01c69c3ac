// Says how much, how often and how long, as Ably documents it for its smallest paid plans, so that whoever goes beyond it
// learns it here. Decides nothing.

/** The hub's limits; each can be given another value, for a test that would otherwise wait. */
export interface HubLimits {
  /** One publish, all of its messages together: names, client ids, extras and data. */
  readonly messageBytesMax: number;
  /** Messages that one channel takes in any second. */
  readonly messagesPerSecondMax: number;
  /** Channels that one connection may be attached to. */
  readonly channelsPerConnectionMax: number;
  /** Members of one channel's presence set. */
  readonly membersMax: number;
  /** How long a connection that has lost its socket is kept, its channels' messages are replayed and ids are remembered. */
  readonly connectionStateTtlMs: number;
  /** How long the messages of a namespace with persistence are kept. */
  readonly historyMs: number;
  /** How long a member whose connection has lost its socket still counts as present. */
  readonly absenceMs: number;
  /** A connection that says nothing for this long is taken for dead by the client. */
  readonly maxIdleIntervalMs: number;
  /** How long before its token expires a connection is asked for a new one. */
  readonly renewalMs: number;
  /** A token without a wish of its own. */
  readonly tokenMs: number;
  /** A token cannot be wished longer than this. */
  readonly tokenMsMax: number;
  /** How far the timestamp of a token request may lie from the hub's clock. */
  readonly timestampDriftMs: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export const HUB_LIMITS: HubLimits = {
  messageBytesMax: 64 * 1_024,
  messagesPerSecondMax: 50,
  channelsPerConnectionMax: 200,
  membersMax: 250,
  connectionStateTtlMs: 2 * MINUTE,
  historyMs: 72 * HOUR,
  absenceMs: 15 * SECOND,
  maxIdleIntervalMs: 15 * SECOND,
  renewalMs: 30 * SECOND,
  tokenMs: HOUR,
  tokenMsMax: 24 * HOUR,
  timestampDriftMs: 15 * MINUTE,
};
