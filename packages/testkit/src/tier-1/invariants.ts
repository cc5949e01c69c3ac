// All that is asked of a world while it runs. What only two runs can show stands in `realtime-is-latency.ts`.
import type { Invariant } from "./invariant.ts";
import { appointment } from "./invariants/appointment.ts";
import { erasedIsGone } from "./invariants/erased-is-gone.ts";
import { fence } from "../invariants/fence.ts";
import { honestDue } from "./invariants/honest-due.ts";
import { honestPosition } from "./invariants/honest-position.ts";
import { honestStatus } from "./invariants/honest-status.ts";
import { lastWish } from "../invariants/last-wish.ts";
import { noDuplicate } from "./invariants/no-duplicate.ts";
import { noGap } from "./invariants/no-gap.ts";
import { noLostRequest } from "../invariants/no-lost-request.ts";
import { offerEnds } from "../invariants/offer-ends.ts";
import { oneOffer } from "./invariants/one-offer.ts";
import { oneRequest } from "../invariants/one-request.ts";
import { overtakingBound } from "../invariants/overtaking-bound.ts";
import { ownerOrPromise } from "../invariants/owner-or-promise.ts";
import { quietMeansSettled } from "./invariants/quiet-means-settled.ts";
import { readmitted } from "./invariants/readmitted.ts";
import { sameOrder } from "./invariants/same-order.ts";
import { settledByDue } from "../invariants/settled-by-due.ts";
import { silentAgent } from "../invariants/silent-agent.ts";
import { singleOwner } from "../invariants/single-owner.ts";
import { tokenOpensItsOwn } from "./invariants/token-opens-its-own.ts";

export const INVARIANTS: readonly Invariant[] = [
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
  honestStatus,
  tokenOpensItsOwn,
  quietMeansSettled,
  honestPosition,
  oneOffer,
  offerEnds,
  overtakingBound,
  honestDue,
  readmitted,
  erasedIsGone,
  appointment,
];
