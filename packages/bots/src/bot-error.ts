// The few ways in which a bot can fail, as one error. Its words hold no message text, token or address, so it may be logged as it is.

/** Why there is no answer. */
export type BotFailure = "unreachable" | "timeout" | "http-status" | "malformed" | "too-large" | "cancelled";

const SENTENCES: { readonly [failure in BotFailure]: string } = {
  unreachable: "Asking the bot failed: its endpoint could not be reached, or hung up. Check that it runs.",
  timeout: "Asking the bot failed: it was silent for too long. Answer sooner, or stream the answer.",
  "http-status": "Asking the bot failed: its endpoint refused. Check its address and secret, and its own log.",
  malformed: "Asking the bot failed: what it sent is not an answer. Compare it with the bot contract.",
  "too-large": "Asking the bot failed: its answer is over the limit. Make it shorter.",
  cancelled: "Asking the bot was cancelled.",
};

/** Thrown by `Bot.ask`. */
export class BotError extends Error {
  readonly failure: BotFailure;
  /** The HTTP status, when the failure is `http-status`. */
  readonly status?: number;

  /**
   * @param failure - which of the ways to fail it was
   * @param more - `status` of the HTTP answer; `detail`, fixed words that help whoever writes the bot, never anything that was sent
   */
  constructor(failure: BotFailure, more: { readonly status?: number; readonly detail?: string } = {}) {
    super(more.detail === undefined ? SENTENCES[failure] : `${SENTENCES[failure]} (${more.detail})`);
    this.name = "BotError";
    this.failure = failure;
    if (more.status !== undefined) this.status = more.status;
  }
}
