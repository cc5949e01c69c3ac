// Says where a request stands, in the words of the plain page. It believes the folded log and adds nothing to it (HG8).
import { confirmedEmail, type Conversation, type LiveFacts, type PromiseId } from "@handrail/protocol";
import { html } from "hono/html";
import type { Moments, Speech } from "../../words/speech.ts";
import { say, type Html } from "./say.ts";
import { timeTextIn } from "./time-text.ts";

/** Where a request stands, and what the visitor can do about it. */
export interface Standing {
  readonly headline: string;
  readonly lines: readonly Html[];
  /** What goes to the address that has just been confirmed; `null`: none has. */
  readonly confirmed: Html | null;
  /** A human is awaited: the page looks again by itself. */
  readonly isWaiting: boolean;
  /** Writing reaches a human; otherwise a new request does. */
  readonly isInHumanHands: boolean;
  readonly canWithdraw: boolean;
  /** The promise has ended without a new one: one tap asks for another. */
  readonly canAskAgain: boolean;
  /** No human is coming soon: a time can be chosen, where the site offers some. */
  readonly canBook: boolean;
  /** A promise that one tap restores (HG7). */
  readonly stillNeed: PromiseId | null;
}

export interface StandingFacts {
  readonly conversation: Conversation;
  readonly live: LiveFacts;
  readonly nowMs: number;
  readonly speech: Speech;
  readonly moments: Moments;
  /** An address that is left gets a link, and answers. */
  readonly canMail: boolean;
  /** The visitor comes from the link that has confirmed their address. */
  readonly isFromLink: boolean;
}

/** The truth about one conversation, now. */
export function standingOf(facts: StandingFacts): Standing {
  const { owner, promise, lastPromise } = facts.conversation;
  const { words, say: fill } = facts.speech;
  const rest = {
    lines: linesOf(facts),
    confirmed: confirmedOf(facts),
    isWaiting: promise !== null && promise.answeredSeq === null,
    isInHumanHands: true,
    canWithdraw: false,
    canAskAgain: false,
    canBook: false,
    stillNeed: null,
  };
  switch (owner.type) {
    case "queue":
      return {
        ...rest,
        headline: headline(facts),
        isWaiting: true,
        canWithdraw: true,
        canAskAgain: promise === null,
        canBook: promise?.rung !== "live",
      };
    case "agent":
      return {
        ...rest,
        headline: fill(words.withAgent, { name: owner.agent.name }),
        stillNeed: settledOf(facts.conversation),
      };
    case "bot": {
      const headline = lastPromise?.end === "withdrawn" ? words.noteWithdrawn : words.notWaiting;
      return { ...rest, headline, isWaiting: false, isInHumanHands: false };
    }
    case "nobody":
      return { ...rest, headline: words.subtitleClosed, isWaiting: false, isInHumanHands: false };
  }
}

function headline({ conversation: { promise }, live, nowMs, speech, moments }: StandingFacts): string {
  const { words, say: fill } = speech;
  if (!promise) return words.passedTitle;
  if (promise.slotAtMs !== undefined && nowMs < promise.slotAtMs)
    return fill(words.appointment, { day: moments.day(promise.slotAtMs), time: moments.time(promise.slotAtMs) });
  if (live.place === null) return words.placeUnknown;
  return live.place === 1 ? words.placeNext : fill(words.place, { n: live.place });
}

function linesOf(facts: StandingFacts): readonly Html[] {
  const { conversation, live, speech } = facts;
  const { words } = speech;
  switch (conversation.owner.type) {
    case "queue":
      return [
        ...broken(facts),
        ...promised(facts, words.dueLive),
        ...(live.agentsOnDuty === 0 ? [html`${words.nobodyOnDuty}`] : []),
        ...(live.step === "on-call" ? [html`${words.stepOnCall}`] : []),
        ...reachable(facts),
        html`${words.comeBack}`,
      ];
    case "agent":
      return [
        ...broken(facts),
        ...promised(facts, words.agentDue),
        ...(settledOf(conversation) === null
          ? []
          : [say(words.stillNeedHint, { name: conversation.owner.agent.name })]),
        ...reachable(facts),
      ];
    case "bot":
      return [html`${words.askAnytime}`];
    case "nobody":
      return [html`${words.endText}`];
  }
}

// `live`: how a promise is told that is neither an appointment nor in writing.
function promised({ conversation: { promise }, nowMs, speech, moments }: StandingFacts, live: string): readonly Html[] {
  if (!promise || promise.answeredSeq !== null) return [];
  const { words } = speech;
  const time = html`<strong>${timeTextIn(moments)(promise.dueAtMs)}</strong>`;
  if (promise.dueAtMs <= nowMs) return [html`${words.passedTitle}: ${time}`];
  if (promise.slotAtMs !== undefined && nowMs < promise.slotAtMs) return [say(words.appointmentDue, { time })];
  if (promise.rung !== "written") return [say(live, { time })];
  return [say(promise.channel === "email" ? words.dueByEmail : words.dueWritten, { time })];
}

// HG8: a link that was sent is not yet an address that reaches anybody.
function reachable(facts: StandingFacts): readonly Html[] {
  const { conversation, canMail, speech } = facts;
  const email = conversation.contact?.email ?? null;
  // What is said above all else is not said again.
  if (email === null || !canMail || confirmedOf(facts) !== null) return [];
  const { confirmLink, confirmed } = speech.words;
  return [sayAddress(confirmedEmail(conversation) === null ? confirmLink : confirmed, email)];
}

// HG8: it may have been corrected since.
function confirmedOf({ conversation, canMail, isFromLink, speech: { words } }: StandingFacts): Html | null {
  const email = confirmedEmail(conversation);
  if (email === null || !canMail || !isFromLink) return null;
  const isWithHumans = conversation.owner.type === "queue" || conversation.owner.type === "agent";
  return sayAddress(isWithHumans ? words.confirmed : words.confirmedIdle, email);
}

function sayAddress(text: string, email: string): Html {
  return say(text, { email: html`<strong>${email}</strong>` });
}

function broken({ conversation: { lastPromise, awaitingSeq }, speech, moments }: StandingFacts): readonly Html[] {
  if (!lastPromise || awaitingSeq === null) return [];
  if (lastPromise.end !== "broken" && lastPromise.end !== "unanswered") return [];
  return [say(speech.words.broken, { time: timeTextIn(moments)(lastPromise.dueAtMs) })];
}

function settledOf({ promise, lastPromise }: Conversation): PromiseId | null {
  return !promise && lastPromise?.end === "settled" ? lastPromise.id : null;
}
