// What @handrail/relay/dispatch offers: dispatch and the estimates, pure, for the relay, its tests and its benchmark.
export { dispatch, type Dispatched } from "./dispatch.ts";
export { dueFrom, type DuePolicy } from "./due.ts";
export {
  estimate,
  meanHandlingMs,
  NO_ESTIMATES,
  sawHandling,
  sawOutcome,
  type Estimate,
  type EstimateState,
  type QueueAhead,
  type RequestClass,
} from "./estimate.ts";
export { nextClicksInARow, type Overtaking } from "./line.ts";
export { newcomersAt, type Newcomers } from "./newcomers.ts";
export type { Offer } from "./offers.ts";
export { createOutcomes, type Outcomes } from "./outcomes.ts";
export { slotsAt, type Place } from "./places.ts";
export {
  DISPATCH_RULES,
  type DispatchRules,
  type RosterAgent,
  type Situation,
  type StandingOffer,
  type Waiting,
} from "./situation.ts";
