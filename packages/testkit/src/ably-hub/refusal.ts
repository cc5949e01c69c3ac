// Says no in Ably's words: each code once, with its HTTP status. Decides nothing about who is refused.

/** A refusal as a value; `error` is what travels. */
export class Refusal {
  readonly error: WireError;

  constructor(error: WireError) {
    this.error = error;
  }
}

/** An error as Ably's clients read it, in a protocol message and in an answer's body. */
export interface WireError {
  readonly code: number;
  readonly statusCode: number;
  readonly message: string;
  readonly href: string;
}

/** The codes that the hub uses, after Ably's public list of error codes. 40140 to 40149 make a client renew its token. */
const REFUSALS = {
  40000: [400, "bad request"],
  40001: [400, "invalid request body"],
  40003: [400, "invalid parameter value"],
  40006: [400, "invalid connection id"],
  40009: [400, "maximum message length exceeded"],
  40010: [400, "invalid channel name"],
  40012: [400, "invalid client id"],
  40013: [400, "invalid message data or encoding"],
  40017: [400, "unsupported protocol version"],
  40031: [400, "invalid publish request (invalid client-specified id)"],
  40101: [401, "invalid credentials"],
  40102: [401, "incompatible credentials"],
  40104: [401, "timestamp not current"],
  40105: [401, "nonce value replayed"],
  40106: [401, "unable to obtain credentials from given parameters"],
  40140: [401, "token error"],
  40141: [401, "token revoked"],
  40142: [401, "token expired"],
  40143: [401, "token unrecognised"],
  40144: [401, "invalid JWT format"],
  40160: [401, "operation not permitted with provided capability"],
  40162: [401, "operation requires the key's own secret, not a token"],
  40163: [401, "the key's tokens cannot be revoked"],
  40400: [404, "not found"],
  42910: [429, "rate limit exceeded (nonfatal); request rejected"],
  50000: [500, "internal error, answered on command"],
  50001: [500, "not spoken by the local hub"],
  50310: [503, "service unavailable, answered on command"],
  80003: [503, "disconnected"],
  80008: [400, "unable to recover connection: connection expired"],
  80011: [400, "unable to recover connection: incompatible auth params"],
  80013: [400, "protocol error"],
  80016: [400, "operation on superseded connection"],
  80018: [400, "invalid connection id (invalid format)"],
  90001: [400, "channel operation failed (invalid channel state)"],
  90003: [400, "unable to recover channel (messages expired)"],
  90005: [400, "unable to recover channel (no matching epoch)"],
  90010: [400, "maximum number of channels per connection exceeded"],
  91000: [400, "unable to enter presence channel (no clientId)"],
  91001: [400, "unable to enter presence channel (invalid channel state)"],
  91003: [400, "unable to enter presence channel (maximum member limit exceeded)"],
} as const satisfies Readonly<Record<number, readonly [number, string]>>;

export type RefusalCode = keyof typeof REFUSALS;

/** `detail` says what exactly, after the code's own words. */
export function refuse(code: RefusalCode, detail?: string): Refusal {
  const [statusCode, words] = REFUSALS[code];
  const message = detail === undefined ? words : `${words}; ${detail}`;
  return new Refusal({ code, statusCode, message, href: `https://help.ably.io/error/${code}` });
}

/** Whether the hub has words for a code, as a number from outside. */
export function isRefusalCode(code: number): code is RefusalCode {
  return code in REFUSALS;
}

/** Whether it makes a client ask for a new token and come again. */
export function isTokenError({ error }: Refusal): boolean {
  return error.code >= 40140 && error.code < 40150;
}
