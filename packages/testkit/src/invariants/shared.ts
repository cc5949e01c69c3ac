// What is asked of the worlds of the real code, and of those without I/O as well: all that can be told from the logs, the relay's answers and
// what the pages showed.
import { fence } from "./fence.ts";
import { honestPosition } from "./honest-position.ts";
import type { Invariant } from "./invariant.ts";
import { lastWish } from "./last-wish.ts";
import { noDuplicate } from "./no-duplicate.ts";
import { noGap } from "./no-gap.ts";
import { noLostRequest } from "./no-lost-request.ts";
import { offerEnds } from "./offer-ends.ts";
import { oneRequest } from "./one-request.ts";
import { overtakingBound } from "./overtaking-bound.ts";
import { ownerOrPromise } from "./owner-or-promise.ts";
import { sameOrder } from "./same-order.ts";
import { settledByDue } from "./settled-by-due.ts";
import { silentAgent } from "./silent-agent.ts";
import { singleOwner } from "./single-owner.ts";

export const SHARED: readonly Invariant[] = [
  noLostRequest,
  // Before the first verdicts are written down.
  lastWish,
  oneRequest,
  fence,
  ownerOrPromise,
  settledByDue,
  silentAgent,
  sameOrder,
  noGap,
  noDuplicate,
  singleOwner,
  honestPosition,
  offerEnds,
  overtakingBound,
];
