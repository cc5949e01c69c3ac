// Deliberate mistakes in the law, each as small as one that a person would make: what the exploration must catch, and by
// which property. A check that no mistake can trip proves nothing.
import { decide } from "@handrail/protocol/law";
import { APPOINTMENT_MUTANTS } from "./appointment-mutants.ts";
import { ERASURE_MUTANTS } from "./erasure-mutants.ts";
import { IDENTITY_MUTANTS } from "./identity-mutants.ts";
import { SILENCE_MUTANTS } from "./silence-mutants.ts";
import { WORK_MUTANTS } from "./work-mutants.ts";
import { LIVE_MS } from "./scenes.ts";
import {
  type Mutant,
  adding,
  asVisitor,
  isBy,
  misfolding,
  refuse,
  refuseAfterSettling,
  telling,
  withOffer,
  withOfferAfter,
  without,
} from "./mutant-tools.ts";

/** All mistakes, by the property that catches them. */
export const MUTANTS: readonly Mutant[] = [
  ...IDENTITY_MUTANTS,
  ...APPOINTMENT_MUTANTS,
  {
    name: "refuses the click on a closed conversation",
    caughtBy: "human-within-reach",
    law: (now, command, context) =>
      now?.owner.type === "nobody" && !now.erased && command.type === "ask-human"
        ? refuse(now, context, "closed")
        : decide(now, command, context),
  },
  {
    name: "promises nothing to the click after an unanswered promise",
    caughtBy: "human-within-reach",
    law: (now, command, context) =>
      now?.owner.type === "queue" && command.type === "ask-human"
        ? without("promise.made", { now, context, decision: decide(now, command, context) })
        : decide(now, command, context),
  },
  {
    name: "takes a click where nobody can be promised",
    caughtBy: "human-within-reach",
    scene: "not live",
    law: (now, command, context) => decide(now, command, { ...context, policy: { ...context.policy, isLive: true } }),
  },
  {
    name: "makes a second request when the bot wants a human for who is waiting",
    caughtBy: "one-request",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      return now?.owner.type === "queue" && command.type === "answer" && command.wantsHuman && !decision.refusal
        ? adding({ type: "human.requested", why: "bot" }, { now, context, decision })
        : decision;
    },
  },
  {
    name: "makes a second request of a second click",
    caughtBy: "idempotence",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      return now?.owner.type === "queue" && command.type === "ask-human"
        ? adding({ type: "human.requested", why: "button" }, { now, context, decision })
        : decision;
    },
  },
  {
    name: "makes nothing of a click on what a bot has asked for",
    caughtBy: "click-counts",
    law: (now, command, context) =>
      now?.owner.type === "queue" && now.request?.isAutomatic && command.type === "ask-human"
        ? decide({ ...now, request: { seq: now.request.seq, atMs: now.request.atMs, why: "button" } }, command, context)
        : decide(now, command, context),
  },
  {
    name: "promises a click the written answer that a crowd is promised",
    caughtBy: "click-counts",
    law: (now, command, context) =>
      now?.owner.type === "queue" && command.type === "ask-human"
        ? decide(now, command, {
            ...context,
            policy: { ...context.policy, live: { ...context.policy.live, click: context.policy.written } },
          })
        : decide(now, command, context),
  },
  {
    name: "promises a click later than what it takes the place of",
    caughtBy: "click-counts",
    scene: "in a crowd, with a bot that may not fail",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      const dueAtMs = (now?.promise?.dueAtMs ?? 0) + 1;
      return decision.events.some((event) => event.type === "human.requested" && event.takesOver)
        ? telling(
            decision.events.map((event) => (event.type === "promise.made" ? { ...event, dueAtMs } : event)),
            { now, context, decision },
          )
        : decision;
    },
  },
  {
    name: "takes a late click for a new one",
    caughtBy: "late-click",
    law: (now, command, context) =>
      decide(
        now,
        now && command.type === "ask-human" && command.epoch !== null ? { ...command, epoch: now.epoch } : command,
        context,
      ),
  },
  {
    name: "asks again for what a click names",
    caughtBy: "late-click",
    scene: "with clicks that name an end",
    law: (now, command, context) =>
      decide(now, command.type === "ask-human" ? { ...command, voids: [] } : command, context),
  },
  {
    name: "takes a click that names one end for one that has seen all",
    caughtBy: "late-click",
    scene: "with clicks that name an end",
    law: (now, command, context) =>
      decide(
        now,
        now && command.type === "ask-human" && command.voids && command.epoch !== null
          ? { ...command, epoch: now.epoch }
          : command,
        context,
      ),
  },
  {
    name: "forgets the fence",
    caughtBy: "fence",
    law: (now, command, context) =>
      now?.isFenced && (command.type === "answer" || command.type === "fail")
        ? decide({ ...now, isFenced: false, askSeq: command.askSeq }, command, context)
        : decide(now, command, context),
  },
  {
    name: "goes back to the bot when a human's conversation is reopened",
    caughtBy: "no-ask-behind-fence",
    law: (now, command, context) =>
      decide(
        now?.owner.type === "nobody" && command.type === "say" ? { ...now, request: null } : now,
        command,
        context,
      ),
  },
  {
    name: "drops what was seen when the visitor writes on",
    caughtBy: "seen-is-kept",
    law: (now, command, context) => decide(now, command.type === "say" ? { ...command, seen: null } : command, context),
  },
  {
    name: "drops what was seen when the bot fails",
    caughtBy: "seen-is-kept",
    law: (now, command, context) => decide(now, command, command.type === "fail" ? { ...context, run: null } : context),
  },
  {
    name: "keeps all of an answer, whatever was seen of it",
    caughtBy: "seen-is-kept",
    law: (now, command, context) =>
      decide(
        now,
        command.type === "say" && command.seen ? { ...command, seen: { ...command.seen, length: 999 } } : command,
        context,
      ),
  },
  {
    name: "lets the bot answer twice",
    caughtBy: "one-answer",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      return command.type === "answer" && now ? misfolding(decision, { askSeq: now.askSeq }) : decision;
    },
  },
  {
    name: "takes an answer to any ask",
    caughtBy: "one-answer",
    law: (now, command, context) =>
      decide(now, command.type === "answer" && now?.askSeq ? { ...command, askSeq: now.askSeq } : command, context),
  },
  {
    name: "makes no promise for a later turn",
    caughtBy: "promise-for-waiting",
    law: (now, command, context) =>
      now?.owner.type === "agent" && command.type === "say"
        ? without("promise.made", { now, context, decision: decide(now, command, context) })
        : decide(now, command, context),
  },
  {
    name: "makes no promise when the agent leaves",
    caughtBy: "promise-for-waiting",
    law: (now, command, context) =>
      command.type === "leave"
        ? without("promise.made", { now, context, decision: decide(now, command, context) })
        : decide(now, command, context),
  },
  {
    name: "does not restore what was settled",
    caughtBy: "settled-comes-back",
    law: (now, command, context) =>
      now && !now.promise && !now.erased && command.type === "still-need"
        ? refuse(now, context, "nothing-to-restore")
        : decide(now, command, context),
  },
  {
    name: "makes a new promise of a forgotten one",
    caughtBy: "readmission",
    law: (now, command, context) => decide(now, command, { ...context, readmits: null }),
  },
  {
    name: "queues a restored promise without a request",
    caughtBy: "place-in-line",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      return command.type === "still-need" && now?.owner.type === "nobody"
        ? misfolding(decision, { request: null })
        : decision;
    },
  },
  {
    name: "sends to the end of the line whom an agent hands over",
    caughtBy: "place-in-line",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      const { request } = decision.conversation;
      return command.type === "hand-over" && request && !decision.refusal
        ? misfolding(decision, { request: { ...request, atMs: context.nowMs } })
        : decision;
    },
  },
  {
    name: "moves the due time with each turn",
    caughtBy: "due-never-moves",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      const { promise } = decision.conversation;
      return command.type === "say" && promise && now?.promise
        ? misfolding(decision, { promise: { ...promise, dueAtMs: promise.dueAtMs + LIVE_MS } })
        : decision;
    },
  },
  {
    name: "restores a promise with a new due time",
    caughtBy: "settled-comes-back",
    law: (now, command, context) =>
      command.type === "still-need" && now?.lastPromise
        ? decide(
            { ...now, lastPromise: { ...now.lastPromise, dueAtMs: context.nowMs + 2 * LIVE_MS } },
            command,
            context,
          )
        : decide(now, command, context),
  },
  {
    name: "leaves a kept promise open",
    caughtBy: "promise-ends-once",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      return command.type === "received" && now?.promise ? misfolding(decision, { promise: now.promise }) : decision;
    },
  },
  {
    name: "leaves what is overdue to the due job",
    caughtBy: "overdue-first",
    law: (now, command, context) =>
      command.type === "promise-due" || !now?.promise
        ? decide(now, command, context)
        : decide(now, command, { ...context, nowMs: Math.min(context.nowMs, now.promise.dueAtMs - 1) }),
  },
  {
    name: "breaks a promise a moment too early",
    caughtBy: "who-ends-promises",
    law: (now, command, context) => decide(now, command, { ...context, nowMs: context.nowMs + 1 }),
  },
  {
    name: "lets an agent close over an open promise",
    caughtBy: "who-ends-promises",
    law: (now, command, context) =>
      now && command.type === "close" && context.author.type === "agent"
        ? decide({ ...now, promise: null }, command, context)
        : decide(now, command, context),
  },
  {
    name: "lets an agent send the visitor back to the bot",
    caughtBy: "fence",
    law: (now, command, context) =>
      now?.owner.type === "queue" && command.type === "withdraw" && context.author.type === "agent"
        ? asVisitor({ now, context, decision: decide(now, command, { ...context, author: { type: "visitor" } }) })
        : decide(now, command, context),
  },
  {
    name: "lets an agent withdraw what the visitor was promised",
    caughtBy: "who-ends-promises",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      const events = decision.events.map((event) =>
        event.type === "promise.settled" ? { ...event, type: "promise.withdrawn" as const } : event,
      );
      return command.type === "settle" ? telling(events, { now, context, decision }) : decision;
    },
  },
  {
    name: "keeps a promise by an answer that nobody has received",
    caughtBy: "who-ends-promises",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      const { promise } = decision.conversation;
      return command.type === "reply" && promise && !decision.refusal
        ? adding({ type: "promise.kept", promise: promise.id }, { now, context, decision })
        : decision;
    },
  },
  ...WORK_MUTANTS,
  ...SILENCE_MUTANTS,
  {
    name: "lets any agent speak",
    caughtBy: "single-owner",
    law: (now, command, context) =>
      now?.owner.type === "agent" && command.type === "reply" && context.author.type === "agent"
        ? decide({ ...now, owner: { type: "agent", agent: context.author } }, command, context)
        : decide(now, command, context),
  },
  {
    name: "lets an agent take what another has taken",
    caughtBy: "single-owner",
    law: (now, command, context) =>
      now?.owner.type === "agent" && command.type === "accept" && !isBy(context.author, now.owner.agent)
        ? decide({ ...now, owner: { type: "queue", preferred: null } }, command, context)
        : decide(now, command, context),
  },
  {
    name: "lets agents accept off duty",
    caughtBy: "single-owner",
    law: (now, command, context) => decide(now, command, { ...context, isOnDuty: true }),
  },
  {
    name: "does not raise the epoch when an agent joins",
    caughtBy: "epoch",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      return now && command.type === "accept" ? misfolding(decision, { epoch: now.epoch }) : decision;
    },
  },
  {
    name: "does not raise the epoch when the fence is lowered",
    caughtBy: "epoch",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      return now?.owner.type === "queue" && command.type === "resume-bot"
        ? misfolding(decision, { epoch: now.epoch })
        : decision;
    },
  },
  {
    name: "lets the bot close",
    caughtBy: "bot-ends-nothing",
    law: (now, command, context) =>
      decide(
        now,
        command,
        command.type === "close" && !now?.promise ? { ...context, author: { type: "visitor" } } : context,
      ),
  },
  {
    name: "asks for nobody when the bot is dead",
    caughtBy: "dead-bot",
    law: (now, command, context) =>
      decide(now, command, { ...context, policy: { ...context.policy, botFailuresMax: 99 } }),
  },
  {
    name: "waits for a bot that is not there",
    caughtBy: "no-bot-no-wait",
    scene: "without a bot",
    law: (now, command, context) => decide(now, command, { ...context, policy: { ...context.policy, hasBot: true } }),
  },
  {
    name: "offers a visitor twice at a time",
    caughtBy: "one-offer",
    law: (now, command, context) => decide(now, command, command.type === "offer" ? withOffer(context, null) : context),
  },
  {
    name: "offers visitors to agents off duty",
    caughtBy: "one-offer",
    law: (now, command, context) =>
      decide(now, command, command.type === "offer" ? { ...context, isOnDuty: true } : context),
  },
  {
    name: "lets an offer stand as long as it says",
    caughtBy: "one-offer",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      const { events, state } = decision.internal;
      if (command.type !== "offer" || !state.offer || events.length === 0) return decision;
      const { expiresAtMs } = command;
      return {
        ...decision,
        internal: {
          events: events.map((event) => (event.type === "offer.made" ? { ...event, expiresAtMs } : event)),
          state: { ...state, offer: { ...state.offer, expiresAtMs } },
        },
      };
    },
  },
  {
    name: "keeps an offer when the visitor has gone",
    caughtBy: "one-offer",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      return command.type === "withdraw" ? withOfferAfter(decision, context.internal.offer) : decision;
    },
  },
  {
    name: "never ends an offer by itself",
    caughtBy: "offer-runs-out",
    law: (now, command, context) => {
      const { offer } = context.internal;
      return decide(now, command, withOffer(context, offer && { ...offer, expiresAtMs: Infinity }));
    },
  },
  {
    name: "forgets who has declined",
    caughtBy: "offer-runs-out",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      const { events, state } = decision.internal;
      return command.type === "decline"
        ? { ...decision, internal: { events, state: { ...state, refusals: [] } } }
        : decision;
    },
  },
  {
    name: "lets anybody accept who is being offered to another",
    caughtBy: "offered-first",
    law: (now, command, context) =>
      now?.owner.type === "queue" && command.type === "accept" && context.isOnDuty && context.author.type === "agent"
        ? decide(now, command, withOffer(context, null))
        : decide(now, command, context),
  },
  {
    name: "lets only whoever was asked accept",
    caughtBy: "offered-first",
    law: (now, command, context) =>
      now?.owner.type === "queue" && command.type === "accept" && !context.internal.offer
        ? refuse(now, context, "offered")
        : decide(now, command, context),
  },
  {
    name: "tells the visitor that an agent has declined",
    caughtBy: "offers-unseen",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      return now && command.type === "decline" && decision.internal.events.length > 0
        ? adding({ type: "rating.given", score: 1, comment: null }, { now, context, decision })
        : decision;
    },
  },
  ...ERASURE_MUTANTS,
  {
    name: "leaves a mark of a refused command",
    caughtBy: "silent-refusal",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      return now && decision.refusal && command.type === "settle"
        ? adding({ type: "rating.given", score: 1, comment: null }, { now, context, decision })
        : decision;
    },
  },
  {
    name: "hears no ask in words",
    caughtBy: "asked-in-words",
    law: (now, command, context) => decide(now, command, { ...context, isAsking: false }),
  },
  {
    name: "calls a second withdrawal a mistake",
    caughtBy: "idempotence",
    law: (now, command, context) =>
      now?.owner.type === "bot" && command.type === "withdraw" && context.author.type === "visitor"
        ? refuse(now, context, "nothing-to-settle")
        : decide(now, command, context),
  },
  {
    name: "never lets a visitor close",
    caughtBy: "way-out",
    scene: "not live",
    law: (now, command, context) =>
      command.type === "close" && !now?.erased
        ? refuseAfterSettling(now, command, context)
        : decide(now, command, context),
  },
];
