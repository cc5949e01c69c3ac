// Says where a request stands, in the words of the plain page. It believes the folded log and adds nothing to it (HG8).
import { confirmedEmail, type Conversation, type LiveFacts, type PromiseId } from "@handrail/protocol";
import { html } from "hono/html";
import type { TimeText } from "./time-text.ts";

type Html = ReturnType<typeof html>;

/** Where a request stands, and what the visitor can do about it. */
export interface Standing {
  readonly headline: string;
  readonly lines: readonly Html[];
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
  readonly time: TimeText;
  /** An address that is left gets a link, and answers. */
  readonly canMail: boolean;
}

/** The truth about one conversation, now. */
export function standingOf(facts: StandingFacts): Standing {
  const { owner, promise } = facts.conversation;
  const rest = {
    lines: linesOf(facts),
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
      return { ...rest, headline: `${owner.agent.name} is with you`, stillNeed: settledOf(facts.conversation) };
    case "bot":
      return { ...rest, headline: "You are not waiting for a human", isWaiting: false, isInHumanHands: false };
    case "nobody":
      return { ...rest, headline: "This conversation has ended", isWaiting: false, isInHumanHands: false };
  }
}

function headline({ conversation: { promise }, live, nowMs }: StandingFacts): string {
  if (!promise) return "Nobody has answered in time";
  return promise.slotAtMs !== undefined && nowMs < promise.slotAtMs ? "You have an appointment" : placeText(live);
}

function linesOf(facts: StandingFacts): readonly Html[] {
  const { owner } = facts.conversation;
  switch (owner.type) {
    case "queue":
      return [
        ...broken(facts),
        ...promised(facts, "A human"),
        ...empty(facts.live),
        ...(facts.live.step === "on-call" ? [html`Somebody on call has been told that you are waiting.`] : []),
        ...reachable(facts),
        html`${KEPT}`,
      ];
    case "agent":
      return [
        ...broken(facts),
        ...promised(facts, owner.agent.name),
        ...settled(facts, owner.agent.name),
        ...reachable(facts),
      ];
    case "bot":
      return [
        facts.conversation.lastPromise?.end === "withdrawn"
          ? html`You took your request back. You can ask again at any time.`
          : html`You can ask for one at any time.`,
      ];
    case "nobody":
      return [html`If you need more, ask again: it goes on from here, with everything that was said.`];
  }
}

const KEPT = "Your request is kept. You may close this page and come back to it in this browser.";

function placeText({ place, waiting }: LiveFacts): string {
  if (place === null) return "You are in line for a human";
  return place === 1 ? "You are next in line" : `You are number ${place} of ${waiting} in line`;
}

function promised({ conversation: { promise }, nowMs, time }: StandingFacts, who: string): readonly Html[] {
  if (!promise || promise.answeredSeq !== null) return [];
  if (promise.dueAtMs <= nowMs)
    return [html`The answer was promised by ${time(promise.dueAtMs)}. That time has passed.`];
  if (promise.slotAtMs !== undefined && nowMs < promise.slotAtMs) {
    return [
      html`It begins at <strong>${time(promise.slotAtMs)}</strong>. ${who} answers on this page by <strong>${time(promise.dueAtMs)}</strong>.`,
    ];
  }
  const where = promise.channel === "email" ? "by e-mail" : "on this page";
  const how = promise.rung === "written" ? ` in writing, ${where},` : "";
  return [html`${who} answers${how} by <strong>${time(promise.dueAtMs)}</strong>.`];
}

// HG8: a link that was sent is not yet an address that reaches anybody.
function reachable({ conversation, canMail }: StandingFacts): readonly Html[] {
  const email = conversation.contact?.email ?? null;
  if (email === null || !canMail) return [];
  return confirmedEmail(conversation) === null
    ? [html`We mail a link to <strong>${email}</strong>. Open it, so that the answer can reach you there.`]
    : [html`If you close this page, the answer comes to <strong>${email}</strong>.`];
}

function broken({ conversation: { lastPromise, awaitingSeq }, time }: StandingFacts): readonly Html[] {
  if (!lastPromise || awaitingSeq === null) return [];
  if (lastPromise.end !== "broken" && lastPromise.end !== "unanswered") return [];
  return [
    html`An answer was promised by ${time(lastPromise.dueAtMs)} and did not come. We are sorry. It is on record.`,
  ];
}

function settled({ conversation }: StandingFacts, who: string): readonly Html[] {
  return settledOf(conversation) === null ? [] : [html`${who} sees nothing left to answer. If there is, say so.`];
}

function empty({ agentsOnDuty }: LiveFacts): readonly Html[] {
  return agentsOnDuty === 0 ? [html`Nobody is at the desk at this moment.`] : [];
}

function settledOf({ promise, lastPromise }: Conversation): PromiseId | null {
  return !promise && lastPromise?.end === "settled" ? lastPromise.id : null;
}
