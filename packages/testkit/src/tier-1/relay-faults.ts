// What a relay may be made to do wrong: each is one deliberate mistake that the worlds must notice.
import type { DispatcherFaults } from "./dispatcher.ts";
import type { DueFaults } from "./due-times.ts";

/** What a relay may be made to do wrong. */
export interface RelayFaults {
  /** How long a command is known again. */
  readonly remembersMs?: number;
  readonly acknowledgesFirst?: boolean;
  readonly forgetsJobs?: boolean;
  readonly storesNoPromiseJobs?: boolean;
  readonly opensWhatIsNamed?: boolean;
  readonly leavesOrphans?: boolean;
  readonly signsAnew?: boolean;
  readonly storesNoOfferJobs?: boolean;
  readonly dispatcher?: DispatcherFaults;
  readonly due?: DueFaults;
  readonly readmitsNothing?: boolean;
  /** A slot is given to whoever asks for it. */
  readonly overbooks?: boolean;
  readonly keepsWhatWasErased?: boolean;
  /** A restored back-up is not told what was erased since. */
  readonly bringsBackErased?: boolean;
  /** What was wished before a click takes it back when it comes after it. */
  readonly voidsNothing?: boolean;
  /** Whether a visitor is free to be taken is read before the transaction that takes them. */
  readonly claimsWhatItSaw?: boolean;
}
