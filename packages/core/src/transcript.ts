// The transcript by e-mail. An entry of its own, for whoever has a button for it.
import type { ErrorCode, TranscriptRequest } from "@handrail/protocol";
import type { Chat } from "./chat.ts";
import { isTranscriptResponse } from "./domain/answer-shape.ts";

/** Longer than the relay waits for its mail server. */
const TIMEOUT_MS = 30_000;

/**
 * Has the relay mail the transcript to the address that the visitor has confirmed. Resolves to `null` once its mail server has accepted
 * it, else to why not: `address-not-confirmed`, `too-many-transcripts`, and `not-mailed` also where no answer came.
 *
 * @example
 * if ((await mailTranscript(chat)) === null) say("It is on its way.");
 */
export async function mailTranscript({ lent }: Pick<Chat, "lent">): Promise<ErrorCode | null> {
  const { site, state, wire, request } = lent;
  const { secret } = state();
  if (!secret) return "address-not-confirmed";
  const body: TranscriptRequest = { site, secret };
  const answer = await request(TIMEOUT_MS, (signal) =>
    wire.ask("/v1/transcript", JSON.stringify(body), { isAnswer: isTranscriptResponse, signal }),
  );
  if (answer.type === "ok") return null;
  return answer.type === "refused" ? answer.error.code : "not-mailed";
}
