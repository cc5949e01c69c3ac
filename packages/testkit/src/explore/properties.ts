// All that is asked of the law while it is explored.
import type { Property } from "./property.ts";
import { appointment } from "./properties/appointment.ts";
import { askedInWords } from "./properties/asked-in-words.ts";
import { boundAtFirstUse } from "./properties/bound-at-first-use.ts";
import { botEndsNothing } from "./properties/bot-ends-nothing.ts";
import { deadBot } from "./properties/dead-bot.ts";
import { dueNeverMoves } from "./properties/due-never-moves.ts";
import { eMailWhenConfirmed } from "./properties/e-mail-when-confirmed.ts";
import { epoch } from "./properties/epoch.ts";
import { fence } from "./properties/fence.ts";
import { humanWithinReach } from "./properties/human-within-reach.ts";
import { idempotence } from "./properties/idempotence.ts";
import { lateClick } from "./properties/late-click.ts";
import { noAskBehindFence } from "./properties/no-ask-behind-fence.ts";
import { noBotNoWait } from "./properties/no-bot-no-wait.ts";
import { offeredFirst } from "./properties/offered-first.ts";
import { offerRunsOut } from "./properties/offer-runs-out.ts";
import { offersUnseen } from "./properties/offers-unseen.ts";
import { noMissingBot } from "./properties/no-missing-bot.ts";
import { onCallInTime } from "./properties/on-call-in-time.ts";
import { oneAnswer } from "./properties/one-answer.ts";
import { oneOffer } from "./properties/one-offer.ts";
import { clickCounts } from "./properties/click-counts.ts";
import { oneRequest } from "./properties/one-request.ts";
import { overdueFirst } from "./properties/overdue-first.ts";
import { placeInLine } from "./properties/place-in-line.ts";
import { promiseEndsOnce } from "./properties/promise-ends-once.ts";
import { promiseForWaiting } from "./properties/promise-for-waiting.ts";
import { readmission } from "./properties/readmission.ts";
import { seenIsKept } from "./properties/seen-is-kept.ts";
import { settledComesBack } from "./properties/settled-comes-back.ts";
import { silentAgent } from "./properties/silent-agent.ts";
import { silentRefusal } from "./properties/silent-refusal.ts";
import { singleOwner } from "./properties/single-owner.ts";
import { tombstone } from "./properties/tombstone.ts";
import { wayOut } from "./properties/way-out.ts";
import { whoEndsPromises } from "./properties/who-ends-promises.ts";

/** Every property, the plainest first: the first one that a mistake breaks is the one that names it. */
export const PROPERTIES: readonly Property[] = [
  humanWithinReach,
  oneRequest,
  clickCounts,
  lateClick,
  fence,
  noAskBehindFence,
  oneAnswer,
  seenIsKept,
  whoEndsPromises,
  promiseForWaiting,
  appointment,
  placeInLine,
  dueNeverMoves,
  eMailWhenConfirmed,
  onCallInTime,
  promiseEndsOnce,
  overdueFirst,
  silentAgent,
  settledComesBack,
  readmission,
  singleOwner,
  epoch,
  oneOffer,
  offerRunsOut,
  offeredFirst,
  offersUnseen,
  botEndsNothing,
  deadBot,
  noBotNoWait,
  askedInWords,
  boundAtFirstUse,
  noMissingBot,
  silentRefusal,
  idempotence,
  tombstone,
  wayOut,
];
