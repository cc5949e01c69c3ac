// Mails visitors the transcript that they have asked for: to the address that they have confirmed, and to no other one.
import { confirmedEmail, LIMITS, type Conversation, type ConversationId } from "@handrail/protocol";
import { createRateCount } from "../accounts/rate-limit.ts";
import type { Refusal } from "../http/answer-error.ts";
import { transcriptStream } from "../http/human/transcript-stream.ts";
import type { Logger } from "../logger.ts";
import type { Site } from "../sites/site.ts";
import type { LogReader } from "../store/log.ts";
import { speechFor } from "../words/speech.ts";
import { hashOfAddress, hashOfToken } from "./hash.ts";
import { transcriptLetter } from "./letters.ts";
import type { Mailer } from "./mailer.ts";
import type { MailStore } from "./mail-store.ts";
import { frameWithLink, type OpenLinkDeps } from "./open-link.ts";

export interface TranscriptMailDeps extends OpenLinkDeps {
  readonly log: Pick<LogReader, "conversation" | "events">;
  readonly mails: Pick<MailStore, "addLink" | "thread">;
  /** `null`: nothing is ever mailed. */
  readonly mailer: Mailer | null;
  readonly logger: Pick<Logger, "warn">;
}

/** Where it went: the mail server has accepted it. */
export interface MailedTranscript {
  readonly email: string;
}

/** Mails the transcript of a conversation, or says why not. What was not accepted is not tried again: whoever asked is told at once. */
export type MailTranscript = (site: Site, conversation: ConversationId) => Promise<MailedTranscript | Refusal>;

const AN_HOUR = { window: 60 * 60, max: LIMITS.transcriptMailsPerHourMax };
const A_MINUTE = { window: 60, max: LIMITS.transcriptTriesPerMinuteMax };

/** Counts for each relay what went to an address, and what was tried. */
export function createTranscriptMail(deps: TranscriptMailDeps): MailTranscript {
  const { log, mailer, platform } = deps;
  const sent = createRateCount(platform.clock);
  const tried = createRateCount(platform.clock);
  return async (site, conversation) => {
    const state = (await log.conversation(conversation))?.state;
    if (state?.site !== site.id) return { code: "unknown-conversation" };
    if (state.erased !== undefined) return { code: "erased" };
    const email = confirmedEmail(state);
    if (!mailer) return { code: "not-mailed" };
    if (email === null) return { code: "address-not-confirmed" };
    const address = hashOfAddress(email);
    if (!sent.consume(address, AN_HOUR).allowed) return { code: "too-many-transcripts" };
    let isSent = false;
    try {
      isSent = tried.consume(address, A_MINUTE).allowed && (await mail({ ...deps, mailer }, { site, state, email }));
    } finally {
      // Nobody's mailbox has it.
      if (!isSent) sent.giveBack(address);
    }
    return isSent ? { email } : { code: "not-mailed" };
  };
}

/** Whether the mail server has accepted it. */
async function mail(
  deps: TranscriptMailDeps & { readonly mailer: Mailer },
  { site, state, email }: { readonly site: Site; readonly state: Conversation; readonly email: string },
): Promise<boolean> {
  const { log, mails, mailer, logger } = deps;
  const { id: conversation, head, locale } = state;
  const speech = speechFor([locale]);
  const after = Math.max(0, head - LIMITS.transcriptMailEventsMax);
  const content = await new Response(transcriptStream(log, conversation, { site, speech, after })).text();
  const frame = await frameWithLink(deps, { site, speech, conversation, email });
  if (!frame) return false;
  const letter = transcriptLetter(frame);
  const references = await mails.thread(conversation);
  const delivery = await mailer.send({
    ...letter,
    to: email,
    attachment: { filename: `chat-${site.id}.txt`, content },
    // The same for the same words: an answer that was lost, and a second press, leave one mail in the reader's program.
    id: `t_${hashOfToken(`${conversation} ${head} ${email}`).slice(0, 22)}`,
    references,
    inReplyTo: references.at(-1) ?? null,
  });
  if (!delivery.ok) logger.warn({ site: site.id, why: delivery.why }, "a transcript could not be mailed");
  return delivery.ok;
}
