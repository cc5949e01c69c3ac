// Decides what the human bar shows. HG1: every state ends in a control that asks for a human, or in where the request stands.
import type { HumanStatus } from "@handrail/core";
import type {
  AgentRef,
  Conversation,
  LiveFacts,
  OpenPromise,
  SearchStep,
  SiteFacts,
  WireError,
} from "@handrail/protocol";
import { confirmedEmail } from "../kit.ts";

/** What the bar is decided from. */
export interface BarFacts {
  readonly human: HumanStatus;
  readonly conversation: Conversation | null;
  readonly site: SiteFacts | null;
  readonly live: (LiveFacts & { readonly isStale: boolean }) | null;
  readonly nowMs: number;
}

/** A promise as the visitor reads it: the share of its time that is left, from 1 down to 0. */
export interface Due {
  readonly promise: OpenPromise;
  readonly share: number;
  readonly hasPassed: boolean;
}

/** The bar, by its `type`. */
export type Bar =
  /** The button. */
  | { readonly type: "ask" }
  /** An agent marked the last turn as needing no answer: one tap restores the promise (HG7). The button stays beside it. */
  | { readonly type: "settled" }
  /** HG6: nobody has ever been verified to answer, so the button says what it is. */
  | { readonly type: "not-live" }
  | { readonly type: "keeping" }
  | { readonly type: "kept" }
  | {
      readonly type: "waiting";
      readonly place: number | null;
      readonly isStale: boolean;
      /** What wait the dispatcher expects, in ms; 0 while an agent is being asked. */
      readonly waitMs: number | null;
      readonly step: SearchStep | null;
      readonly due: Due | null;
      /** When the appointment begins that lies ahead. */
      readonly appointmentAtMs: number | null;
      /** No human is coming soon, or a time is booked: one can be chosen. */
      readonly canBook: boolean;
      readonly wasBroken: boolean;
      /** Nothing is promised here, nobody is there, and the time has passed in which somebody usually is. */
      readonly isUnreached: boolean;
      /** The last promise was the ladder's foot, and nobody kept it: no time follows by itself. */
      readonly isUnanswered: boolean;
      readonly isBotBack: boolean;
      /** Somebody else has asked for them, or nothing is promised any more: a click of their own counts. */
      readonly canAsk: boolean;
      readonly reach: Reach;
    }
  | {
      readonly type: "talking";
      readonly agent: AgentRef;
      readonly due: Due | null;
      readonly isSettled: boolean;
      /** A written answer is all that they are owed, and the site answers in the chat now: a click asks for that. */
      readonly canAsk: boolean;
      readonly reach: Reach;
    }
  | { readonly type: "still-want" }
  | { readonly type: "refused"; readonly error: WireError };

/** Whether an answer reaches a visitor who has left (HG8): a link that was sent is not yet an address that reaches anybody. */
export type Reach =
  | { readonly type: "page-only" }
  | { readonly type: "link-sent"; readonly email: string }
  | { readonly type: "email"; readonly email: string };

/** The bar for these facts. */
export function humanBar(facts: BarFacts): Bar {
  const { human, conversation, site, live, nowMs } = facts;
  switch (human.type) {
    case "none": {
      if (site && !site.isLive) return { type: "not-live" };
      const isSettled = conversation?.lastPromise?.end === "settled" && conversation.owner.type !== "bot";
      return { type: isSettled ? "settled" : "ask" };
    }
    case "keeping":
    case "kept":
      return { type: human.type };
    case "waiting": {
      const isUnanswered = !human.promise && human.lastEnd === "unanswered";
      return {
        type: "waiting",
        place: live?.place ?? null,
        isStale: live?.isStale ?? true,
        waitMs: live?.expectedWaitMs ?? null,
        // With nobody on duty there is nobody to be asked.
        step: live && (live.agentsOnDuty > 0 || live.step === "on-call") ? live.step : null,
        due: dueOf(human.promise, nowMs),
        appointmentAtMs: appointmentOf(human.promise, nowMs),
        canBook: site?.hasAppointments === true && human.promise !== null && human.promise.rung !== "live",
        isUnreached: isUnreached(facts, human.sinceMs),
        wasBroken: human.lastEnd === "broken" || human.lastEnd === "unanswered",
        isUnanswered,
        isBotBack: human.isBotBack,
        canAsk: conversation?.request?.isAutomatic === true || isUnanswered,
        reach: reachOf(conversation, site),
      };
    }
    case "talking": {
      const due = dueOf(human.promise, nowMs);
      return {
        type: "talking",
        agent: human.agent,
        due,
        canAsk: due?.promise.rung === "written" && site?.isOpen === true,
        isSettled: !human.promise && conversation?.lastPromise?.end === "settled",
        reach: reachOf(conversation, site),
      };
    }
    case "still-want":
      return { type: "still-want" };
    case "refused":
      return { type: "refused", error: human.error };
  }
}

function isUnreached({ site, live, nowMs }: BarFacts, sinceMs: number): boolean {
  return site?.isDirect === true && live?.agentsOnDuty === 0 && nowMs - sinceMs >= site.answerWithinMs;
}

function reachOf(conversation: Conversation | null, site: SiteFacts | null): Reach {
  const email = conversation?.contact?.email ?? null;
  if (!conversation || email === null || !site?.canMail) return { type: "page-only" };
  return { type: confirmedEmail(conversation) === null ? "link-sent" : "email", email };
}

function appointmentOf(promise: OpenPromise | null, nowMs: number): number | null {
  const slotAtMs = promise?.slotAtMs ?? null;
  return slotAtMs !== null && nowMs < slotAtMs ? slotAtMs : null;
}

function dueOf(promise: OpenPromise | null, nowMs: number): Due | null {
  // An answer that is written is on its way: nothing is due any more.
  if (!promise || promise.answeredSeq !== null) return null;
  const span = Math.max(1, promise.dueAtMs - promise.madeAtMs);
  const share = Math.min(1, Math.max(0, (promise.dueAtMs - nowMs) / span));
  return { promise, share, hasPassed: nowMs >= promise.dueAtMs };
}
