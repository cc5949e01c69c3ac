// Mails visitors: a link that confirms an address, and answers that no page of theirs has acknowledged (HG7). No line of the log
// names an address or holds a word of what was written.
import {
  commandId,
  confirmedEmail,
  LIMITS,
  type Conversation,
  type ConversationId,
  type Event,
} from "@handrail/protocol";
import type { Job } from "@handrail/protocol/law";
import { createRateCount, type RateCount } from "../accounts/rate-limit.ts";
import { retryMs } from "../alarms/rhythm.ts";
import type { Authority } from "../authority/authority.ts";
import type { Logger } from "../logger.ts";
import { hashOfAddress } from "../mail/hash.ts";
import { answerLetter, linkLetter, noticeLetter, type Letter, type LetterFrame } from "../mail/letters.ts";
import type { MailStore, Occasion } from "../mail/mail-store.ts";
import type { Mailer } from "../mail/mailer.ts";
import { frameWithLink } from "../mail/open-link.ts";
import { unheardAnswers, type Answer } from "../mail/unheard.ts";
import { randomName, type Platform } from "../platform.ts";
import type { Presence } from "../realtime/presence.ts";
import type { Site, Sites } from "../sites/site.ts";
import type { ClaimedJob } from "../store/job-store.ts";
import type { LogReader } from "../store/log.ts";
import { speechFor, type Speech } from "../words/speech.ts";
import type { JobEnd, Lane } from "./job-loop.ts";

export interface NotifyDeps {
  readonly log: Pick<LogReader, "conversation" | "events" | "messages">;
  readonly authority: Authority;
  readonly mails: MailStore;
  /** `null`: nothing is ever mailed. */
  readonly mailer: Mailer | null;
  readonly sites: Pick<Sites, "get">;
  readonly presence: Pick<Presence, "isVisitorPresent">;
  readonly platform: Pick<Platform, "clock" | "random">;
  /** The relay's public address without a slash at its end. */
  readonly publicUrl: string;
  readonly logger: Pick<Logger, "warn">;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** The same for the count in memory, which outlives a conversation that is erased. */
const A_DAY = { window: DAY_MS / 1000, max: LIMITS.unconfirmedMailsPerDayMax };
/** A mail server that was away for a night should not have cost anybody their answer; after this long nobody waits for the mail. */
const PATIENCE_MS = 3 * DAY_MS;
/** While another mail of the same conversation is on its way. */
const BUSY_MS = 1_000;

type NotifyJob = Extract<Job, { readonly type: "notify" }>;

/** One mail that is to be sent. */
interface Errand {
  readonly job: NotifyJob;
  readonly site: Site;
  /** The conversation's language. */
  readonly speech: Speech;
  readonly occasion: Occasion;
  readonly write: (frame: LetterFrame) => Letter;
}

export function notifyLane(deps: NotifyDeps): Lane {
  const { log, mailer, sites, mails, platform } = deps;
  // HG14: what stands in the tables goes with the conversation, and whoever erases one is not to write to a stranger anew by that.
  const toStrangers = createRateCount(platform.clock);
  const busy = new Set<ConversationId>();
  return {
    parallelMax: 8,
    // Longer than a mail server may take.
    leaseMs: 90_000,
    async run(claimed) {
      const { conversation } = claimed;
      // Two answers of the same moment are one mail.
      if (busy.has(conversation)) return { type: "later", atMs: platform.clock.now() + BUSY_MS };
      busy.add(conversation);
      try {
        return await notify(claimed);
      } finally {
        busy.delete(conversation);
      }
    },
  };

  async function notify({ id, conversation, job, attempts }: ClaimedJob): Promise<JobEnd> {
    const state = (await log.conversation(conversation))?.state;
    const site = state && sites.get(state.site);
    if (job.type !== "notify" || !mailer || !state || !site) return { type: "done" };
    if (isLeftToPage(deps, job, state)) return { type: "later", atMs: platform.clock.now() + LIMITS.answerMailLookMs };
    const errand = await errandOf(deps, { job, state, site });
    if (errand && (await isTooMany(deps, errand.occasion, toStrangers))) return limited(deps, errand);
    if (errand) {
      const delivery = await send(deps, errand, mailer);
      if (delivery === null) return { type: "done" };
      if (!delivery.ok) return failed(deps, errand, { attempts, delivery });
      await mails.sweep(platform.clock.now());
    }
    return keep(deps, conversation, id);
  }
}

// HG7: an answer that is mailed sooner than usual, since its promise is due, is left to an open page for as long as that can keep it.
function isLeftToPage({ presence }: NotifyDeps, job: NotifyJob, { promise, id }: Conversation): boolean {
  if (job.about !== "answer" || !promise || job.seq !== promise.answeredSeq) return false;
  const isSooner = job.dueAtMs >= promise.dueAtMs - LIMITS.answerMailLeadMs;
  return isSooner && presence.isVisitorPresent(id);
}

async function errandOf(
  deps: NotifyDeps,
  { job, state, site }: { job: NotifyJob; state: Conversation; site: Site },
): Promise<Errand | null> {
  const { log, mails, presence } = deps;
  const email = state.contact?.email ?? null;
  if (email === null) return null;
  const { id: conversation } = state;
  const about = { job, site, speech: speechFor([state.locale]) };
  const confirmed = confirmedEmail(state);
  if (job.about === "address") {
    const [given] = await log.events(conversation, job.seq - 1, 1);
    // Another address may have been given since: that one has a job of its own.
    const isCurrent = given?.type === "contact.given" && given.contact.email === email;
    if (!isCurrent || confirmed !== null) return null;
    return { ...about, occasion: { conversation, kind: "link", seq: job.seq, email }, write: linkLetter };
  }
  const kind = confirmed === null ? "notice" : "answer";
  const answers = (await log.messages(conversation, state.head, LIMITS.eventsPerReadMax)).filter(isAnswer);
  const unheard = unheardAnswers(state, answers, {
    seq: job.seq,
    isPresent: presence.isVisitorPresent(conversation),
    toldUpTo: await mails.toldUpTo(conversation, kind),
  });
  const last = unheard.at(-1);
  if (!last) return null;
  const occasion = { conversation, kind, seq: last.seq, email } as const;
  const write = kind === "notice" ? noticeLetter : (frame: LetterFrame) => answerLetter(frame, unheard);
  return { ...about, occasion, write };
}

function isAnswer(event: Event): event is Answer {
  return event.type === "message.sent" && event.from.type === "agent";
}

// Nobody can have a stranger bombarded: what was begun may be tried again, anything more is not sent.
async function isTooMany(
  { mails, platform }: NotifyDeps,
  occasion: Occasion,
  toStrangers: Pick<RateCount, "consume">,
): Promise<boolean> {
  if (occasion.kind === "answer" || (await mails.isBegun(occasion))) return false;
  const sinceMs = platform.clock.now() - DAY_MS;
  if ((await mails.unconfirmedTo(occasion.email, sinceMs)) >= LIMITS.unconfirmedMailsPerDayMax) return true;
  const isOfMany =
    occasion.kind === "link" && (await mails.linksOf(occasion.conversation, sinceMs)) >= LIMITS.linkMailsPerDayMax;
  return isOfMany || !toStrangers.consume(hashOfAddress(occasion.email), A_DAY).allowed;
}

// `null`: it was erased meanwhile (HG14).
async function send(deps: NotifyDeps, errand: Errand, mailer: Mailer) {
  const { mails, platform } = deps;
  const { occasion, write } = errand;
  const { conversation, email } = occasion;
  const id = await mails.begin(occasion, { id: `m_${randomName(platform)}`, atMs: platform.clock.now() });
  const frame = id === null ? null : await frameWithLink(deps, { ...errand, conversation, email });
  if (id === null || frame === null) return null;
  const references = (await mails.thread(conversation)).filter((other) => other !== id);
  const letter = write(frame);
  const delivery = await mailer.send({ ...letter, to: email, id, references, inReplyTo: references.at(-1) ?? null });
  if (delivery.ok) await mails.accepted(id, platform.clock.now());
  return delivery;
}

// HG7: the mail server has the answer that the promise waits for. Asked of what is stored, so that a crash in between loses nothing.
async function keep(
  { log, mails, authority, platform }: NotifyDeps,
  conversation: ConversationId,
  job: number,
): Promise<JobEnd> {
  const state = (await log.conversation(conversation))?.state;
  const seq = state?.promise?.answeredSeq ?? null;
  if (!state || seq === null || (await mails.toldUpTo(conversation, "answer")) < seq) return { type: "done" };
  const { verdict } = await authority.submit({
    conversation,
    site: state.site,
    author: { type: "relay" },
    command: { type: "delivered", id: commandId(randomName(platform)), seq },
    completes: job,
  });
  return verdict.ok ? { type: "gone" } : { type: "failed" };
}

function limited({ logger }: NotifyDeps, { site, occasion }: Errand): JobEnd {
  logger.warn(
    { site: site.id, kind: occasion.kind },
    "a mail was not sent: too many to this address, or of this conversation, today",
  );
  return { type: "done" };
}

function failed(
  { logger, platform }: NotifyDeps,
  { job, site, occasion }: Errand,
  { attempts, delivery }: { attempts: number; delivery: { readonly why: string; readonly isFinal?: true } },
): JobEnd {
  const nowMs = platform.clock.now();
  const isOver = delivery.isFinal === true || nowMs > job.dueAtMs + PATIENCE_MS;
  logger.warn(
    { site: site.id, kind: occasion.kind, why: delivery.why, attempts },
    isOver ? "a mail to a visitor was given up" : "a mail to a visitor could not be sent and is tried again",
  );
  if (isOver) return { type: "done" };
  return { type: "again", atMs: nowMs + retryMs(attempts, (platform.random.bytes(1)[0] ?? 0) / 255) };
}
