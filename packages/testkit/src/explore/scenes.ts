// The policies that a site may have, as far as the law can tell one from another, and the scenes that are explored: each
// policy for itself, and one where the policy may change between any two commands.
import type { Rung } from "@handrail/protocol";
import type { Policy } from "@handrail/protocol/law";

/** What a policy says, without the times that depend on the clock. */
export interface Terms {
  readonly name: string;
  readonly hasBot: boolean;
  readonly isLive: boolean;
  readonly botFailuresMax: number;
  /** The rung that a new promise begins on: `written` outside opening hours. */
  readonly firstRung: Rung;
  /** So many wait that who did not ask themselves is promised an answer in writing alone. */
  readonly isCrowded?: true;
}

/** The policies that hold in one exploration. */
export interface Scene {
  readonly name: string;
  readonly terms: readonly [Terms, ...Terms[]];
  /** Who the visitor is may be proven too. No other rule looks at it, so one scene is enough: each state of it comes twice. */
  readonly hasIdentities?: boolean;
  /** Whoever waits may book a time. Another rung like the first one, so one scene is enough. */
  readonly hasAppointments?: boolean;
  /** Clicks may name what they have not seen end. One rule looks at that, so one scene is enough: most states of it come several times. */
  readonly namesEnds?: boolean;
}

/** A promise on the first rung is due so much later. */
export const LIVE_MS = 120_000;
/** A promise on the rung below is due so much later. */
export const WRITTEN_MS = 86_400_000;

const withBot: Terms = {
  name: "with a bot",
  hasBot: true,
  isLive: true,
  botFailuresMax: 2,
  firstRung: "live",
};
const touchy: Terms = {
  ...withBot,
  name: "in a crowd, with a bot that may not fail",
  botFailuresMax: 1,
  isCrowded: true,
};
const withoutBot: Terms = { ...withBot, name: "without a bot", hasBot: false };
const notLive: Terms = { ...withBot, name: "not live", isLive: false };
const closedHours: Terms = { ...withBot, name: "outside opening hours", firstRung: "written" };

/**
 * One policy each, one scene in which the visitor, and somebody else after them, is identified at any moment, one in which whoever
 * waits may choose a time, and one in which a click may name what ended its stretch.
 */
export const FIXED_SCENES: readonly Scene[] = [
  ...[withBot, touchy, withoutBot, notLive, closedHours].map((terms): Scene => ({ name: terms.name, terms: [terms] })),
  { name: "with identities", terms: [withoutBot], hasIdentities: true },
  { name: "with appointments", terms: [withoutBot], hasAppointments: true },
  { name: "with clicks that name an end", terms: [touchy], namesEnds: true },
];

/** Every command may meet any of the policies. */
export const CHANGING_SCENE: Scene = {
  name: "a policy that may change at any moment",
  terms: [withBot, touchy, withoutBot, notLive, closedHours],
};

/** An appointment is booked so long before it begins. */
export const LEAD_MS = 3_600_000;

/** An offer stands so long. */
export const OFFER_MS = 20_000;

/** The policy as the authority would work it out at this moment. */
export function policyAt({ hasBot, isLive, botFailuresMax, firstRung, isCrowded }: Terms, nowMs: number): Policy {
  const written = { dueAtMs: nowMs + WRITTEN_MS, rung: "written", channel: "chat" } as const;
  const live = { dueAtMs: nowMs + LIVE_MS, rung: "live", channel: "chat" } as const;
  const first = firstRung === "live" ? live : written;
  return {
    version: 1,
    hasBot,
    isLive,
    botFailuresMax,
    onCall: { share: 0.7, spanMsMax: LIVE_MS },
    live: { click: first, automatic: isCrowded ? written : first },
    reply: first,
    written,
  };
}

/** What states are told apart by in a scene. */
export interface Measure {
  /** The most failures in a row that any policy of it counts to. */
  readonly failuresMax: number;
  readonly namesEnds: boolean;
}

/** How a scene tells states apart. */
export function measureOf({ terms, namesEnds = false }: Scene): Measure {
  return { failuresMax: Math.max(...terms.map(({ botFailuresMax }) => botFailuresMax)), namesEnds };
}
