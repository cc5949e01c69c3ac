// Judges one command inside an open transaction: the same one again, a stranger's, or a matter for the law. Stores what comes of it.
import { hash } from "node:crypto";
import {
  commandId,
  EMPTY_INTERNAL,
  ERRORS,
  LIMITS,
  wireError,
  eventId,
  type Author,
  type Command,
  type Conversation,
  type ConversationId,
  type Ending,
  type ErrorCode,
  type FileRef,
  type InternalEvent,
  type SiteId,
  type Verdict,
} from "@handrail/protocol";
import { asksForHuman } from "@handrail/protocol/asks";
import { decide, type Decision, type Context, type FreeSlot, type Policy } from "@handrail/protocol/law";
import { authorKey, canonical } from "../domain/command-key.ts";
import { summarize } from "../domain/summary.ts";
import { uploaderOf } from "../files/file.ts";
import type { Newcomers, Origin } from "../dispatch/newcomers.ts";
import type { EstimatedPromise } from "../dispatch/outcomes.ts";
import type { Registrar } from "../receipts/registrar.ts";
import type { StoredReceipt } from "../receipts/receipt-store.ts";
import type { Append, CommandKey, Remembered } from "../store/transactions.ts";
import type { ReachOf } from "../watch/reach.ts";
import type { Erasure } from "../erasing/erase-rows.ts";
import type { Outcome, Submission } from "./authority.ts";

/** What a judgement may know besides the log. */
export interface Bench {
  readonly append: Append;
  readonly registrar: Registrar;
  /** The store's time: a turn is one moment. */
  readonly nowMs: number;
  /** Where a visitor comes from. */
  originOf(conversation: ConversationId, state: Conversation | null): Origin;
  /** The policy of a site at `nowMs`, for somebody who comes from there; `null` for an unknown one. */
  policyOf(site: SiteId, origin: Origin): Policy | null;
  /** The slot at this moment of a site, when it is offered and nobody else but `besides` has its last place. */
  slotOf(site: SiteId, slotAtMs: number, besides: ConversationId): FreeSlot | null;
  /** What a page of a site takes. */
  skillsAt(site: SiteId, url: string): readonly string[];
  /** Those who have entered the queue in this turn, and what the next one would wait. */
  readonly newcomers: Newcomers;
  /** Who could be offered this visitor, as the tables stand now. */
  readonly reachOf: ReachOf;
}

/** A judgement, and whether due work was stored with it. */
export interface Judgement extends Outcome {
  readonly hasJobs: boolean;
  /** What a click is to be told, signed after the commit (HG10). */
  readonly receipt: StoredReceipt | null;
  /** What was added to the logs of others, whom an accepted offer overtook. */
  readonly others: readonly Entry[];
  readonly internal: readonly InternalEvent[];
  /** A promise whose due time was an estimate: how it ends is what the next ones are made from (HG6). */
  readonly estimated: EstimatedPromise | null;
}

/** What was added to one conversation's logs. */
export interface Entry extends Pick<Judgement, "head" | "events" | "internal" | "hasJobs"> {
  readonly conversation: ConversationId;
  readonly site: SiteId;
}

/** @throws whatever the disk throws: the transaction is then void */
export function judge(bench: Bench, submission: Submission): Judgement {
  const { append, registrar, nowMs } = bench;
  const { conversation, author, command } = submission;
  const key = { conversation, author: authorKey(author), id: command.id };
  const digest = digestOf(author, command);

  const before = append.load(conversation);
  const head = before?.state.head ?? 0;
  const remembered = append.recall(key);
  if (remembered) {
    if (submission.completes !== undefined) append.completeJob(submission.completes);
    const verdict = again(submission, remembered, digest);
    const canAsk = command.type === "ask-human" || command.type === "say";
    const receipt = verdict.ok && canAsk ? registrar.recall(append, conversation, command.id) : null;
    return { ...NOTHING, verdict, head, receipt };
  }
  // Whoever has the secret of another site's conversation learns nothing from it, not even that it is there.
  if (before && before.state.site !== submission.site) return refused(submission, head, "unknown-conversation");
  const origin = bench.originOf(conversation, before?.state ?? null);
  const policy = bench.policyOf(submission.site, origin);
  if (!policy) return refused(submission, head, "unknown-site");
  if (head >= LIMITS.conversationEventsMax && isWords(command)) return refused(submission, head, "conversation-full");

  const forgotten = registrar.forgotten(submission);
  const facts = contextOf(bench, submission, { policy, before: before?.state ?? null });
  const context = { ...facts, internal: before?.internal ?? EMPTY_INTERNAL, readmits: forgotten };
  const decision = decide(before?.state ?? null, command, context);
  const { refusal } = decision;
  const isErasing = decision.events.at(-1)?.type === "conversation.erased";
  // HG14: of what an erasure decides, the tombstone alone is stored and told; the ledger hears of the promise that ended before it.
  const events = isErasing ? decision.events.slice(-1) : decision.events;
  const internal = isErasing ? [] : decision.internal.events;
  const jobs = isErasing ? [] : decision.jobs;
  if (isErasing) append.erase(erasureOf(submission, decision.conversation.lastAtMs));
  if (events.length > 0 || internal.length > 0) {
    append.events(conversation, events);
    append.internalEvents(conversation, internal);
    const states = { state: decision.conversation, internal: decision.internal.state };
    append.save(summarize(before, states, events), before);
  }
  const done = { before: before?.state ?? null, after: decision.conversation, events: decision.events, nowMs };
  if (!refusal && facts.files) append.files.keep(conversation, facts.files);
  const receipt = registrar.record(append, { submission, isAccepted: !refusal, forgotten, ...done });
  if (jobs.length > 0) append.jobs(conversation, jobs);
  if (submission.completes !== undefined) append.completeJob(submission.completes);

  const after = decision.conversation.head;
  // A refusal before the first event leaves nothing behind; one that may pass later is not the last word. Nor is one for a file that is not
  // there: the wish for a human that a restored back-up has forgotten together with the file comes under the message's own id (HG10).
  // Behind a tombstone every command is refused, whichever it is: not even a hash of it is kept (HG14).
  if (after > 0 && !before?.state.erased && isLastWord(refusal)) {
    append.remember(key, { digest, answer: refusal ? { ok: false, ...refusal } : { ok: true, seq: after } });
  }
  if (!refusal && command.type === "ask-human")
    for (const ending of command.voids ?? []) refuseUnseen(append, key, ending);
  const verdict: Verdict = refusal
    ? { id: command.id, ok: false, error: wireError(refusal.code, refusal.details) }
    : { id: command.id, ok: true, seq: after };
  const estimated = enter(bench.newcomers, { before: before?.state ?? null, origin }, decision);
  const others = decision.overtakes.flatMap((overtaken) => overtake(bench, submission, overtaken));
  return { verdict, head: after, events, internal, others, hasJobs: jobs.length > 0, receipt, estimated };
}

// HG3: what was wished before a click and comes after it would take that back.
function refuseUnseen(append: Append, click: CommandKey, ending: Ending): void {
  const key = { ...click, id: ending.id };
  if (append.recall(key)) return;
  append.remember(key, { digest: digestOf({ type: "visitor" }, ending), answer: { ok: false, code: "superseded" } });
}

// Asked for as bytes, it would come in a memory of its own, at four times the price.
function digestOf(author: Author, command: Command): Buffer {
  return Buffer.from(hash("sha256", canonical(author, command), "hex"), "hex");
}

const NOTHING = { events: [], internal: [], others: [], hasJobs: false, receipt: null, estimated: null } as const;

function erasureOf({ conversation, site, author, askedBy }: Submission, atMs: number): Erasure {
  const requester = author.type === "visitor" ? "visitor" : "merchant";
  return { conversation, site, atMs, requester, name: askedBy ?? null };
}

// Each who enters the queue is counted by those who ask after them, also in the same turn.
function enter(
  newcomers: Newcomers,
  { before, origin }: { readonly before: Conversation | null; readonly origin: Origin },
  { conversation, events }: Decision,
): EstimatedPromise | null {
  const { id, owner, request, promise } = conversation;
  if (owner.type !== "queue" || !request) return null;
  // Whoever makes their own what was asked for them comes to the clicks' queue then.
  const takesOver = before?.request?.isAutomatic === true && !request.isAutomatic;
  if (before?.owner.type === "queue" && !takesOver) return null;
  const requestClass = request.isAutomatic ? "automatic" : "click";
  const estimate = newcomers.estimateOf(requestClass, origin);
  newcomers.joined(requestClass, origin);
  // What was made before, or restored, or is for somebody who has kept their place, is none of the estimate's.
  const isNew = promise !== null && events.some((event) => event.id === eventId(promise.id)) && !isHandedBack(before);
  if (!estimate || estimate.p90Ms === 0 || !isNew || promise.rung !== "live") return null;
  return { conversation: id, promise: promise.id, class: requestClass, dueAtMs: promise.dueAtMs };
}

function isHandedBack(before: Conversation | null): boolean {
  return before?.owner.type === "agent";
}

/** The outcome of a command that was not stored. */
export function refused(submission: Submission, head: number, code: ErrorCode): Judgement {
  const verdict: Verdict = { id: submission.command.id, ok: false, error: wireError(code) };
  return { ...NOTHING, verdict, head };
}

// What a visitor can write without end. What asks for a human is not among it (HG3).
function isWords({ type }: Submission["command"]): boolean {
  return type === "say" || type === "rate" || type === "give-contact";
}

function isLastWord(refusal: Decision["refusal"]): boolean {
  return !refusal || (ERRORS[refusal.code].retry === "never" && refusal.code !== "unknown-file");
}

function again({ command: { id } }: Submission, { digest: first, answer }: Remembered, digest: Uint8Array): Verdict {
  if (Buffer.compare(first, digest) !== 0) return { id, ok: false, error: wireError("id-conflict") };
  return answer.ok
    ? { id, ok: true, seq: answer.seq }
    : { id, ok: false, error: wireError(answer.code, answer.details) };
}

// HG12: how often somebody was overtaken is counted in the same transaction as what it was that overtook them.
function overtake(bench: Bench, by: Submission, conversation: ConversationId): readonly Entry[] {
  const site = bench.append.load(conversation)?.state.site;
  if (site === undefined) return [];
  const id = commandId(`overtaken-${by.command.id}`);
  const command = { type: "overtaken", id, by: by.conversation } as const;
  return [{ ...judge(bench, { conversation, site, author: { type: "relay" }, command }), conversation, site }];
}

function contextOf(
  bench: Bench,
  submission: Submission,
  { policy, before }: { readonly policy: Policy; readonly before: Conversation | null },
): Omit<Context, "internal"> {
  const { conversation, site, author, command, opening = { page: null, locale: null } } = submission;
  const isForBot = command.type === "say" && policy.hasBot && !before?.isFenced;
  return {
    nowMs: bench.nowMs,
    conversation,
    site,
    author,
    policy,
    isOnDuty: submission.isOnDuty ?? false,
    handOverTo: submission.handOverTo ?? null,
    // Nothing is in the making where nothing is asked; what ends it is the visitor's word, or the bot's.
    run: before && before.askSeq !== null && ENDS_RUN.has(command.type) ? bench.append.run(conversation) : null,
    identity: submission.identity ?? null,
    slot: command.type === "book" ? bench.slotOf(site, command.slotAtMs, conversation) : null,
    files: filesOf(bench, submission),
    isAsking: isForBot && asksForHuman(command.text, before?.locale ?? opening.locale),
    opening,
    skills: author.type === "visitor" && opening.page ? bench.skillsAt(site, opening.page.url) : [],
  };
}

const ENDS_RUN: ReadonlySet<string> = new Set(["ask-human", "say", "answer", "fail"]);

// Read in the transaction in which they are sent: nobody can sweep or erase them in between.
function filesOf({ append }: Bench, { conversation, site, author, command }: Submission): readonly FileRef[] | null {
  if ((command.type !== "say" && command.type !== "reply") || !command.files) return null;
  return append.files.find({ conversation, site, by: uploaderOf(author) }, command.files);
}
