// The deliberate mistakes that worlds of the real code must notice, each with the rule that is to say so. Those in the source's text stand in
// `mutants/source-mutants.ts`.
import {
  clientThatRenames,
  diskThatLosesEvents,
  diskThatLosesJobs,
  diskThatMisquotes,
  diskThatStretchesOffers,
  networkThatPretends,
  readerThatSkips,
  relayThatForgets,
  relayThatMisplaces,
  relayThatOpensAnother,
  relayThatSignsAnew,
  relayWithoutMemory,
} from "./faults.ts";
import type { Faults } from "./run-world.ts";

/** One mistake. */
export interface Mutant {
  readonly name: string;
  /** Made anew for each world. */
  readonly faults: () => Faults;
  /** The rule that it breaks, whichever else it breaks. */
  readonly breaks: string;
}

/** So many worlds, from seed 1 on, are enough for each. */
export const SEEDS = 3;

export const MUTANTS: readonly Mutant[] = [
  {
    name: "a relay that takes a repeated command for a new one",
    faults: () => ({ server: relayWithoutMemory }),
    breaks: "no-duplicate",
  },
  {
    name: "a client that sends again under a new id",
    faults: () => ({ client: clientThatRenames }),
    breaks: "no-duplicate",
  },
  {
    name: "a relay that acknowledges what it has not stored",
    faults: () => ({ server: relayThatForgets }),
    breaks: "no-lost-request",
  },
  { name: "a reader that leaves out an event", faults: () => ({ client: readerThatSkips }), breaks: "same-order" },
  {
    name: "a network that answers clicks and passes none on",
    faults: () => ({ client: networkThatPretends }),
    breaks: "honest-status",
  },
  {
    name: "a relay that signs each answer to a click anew",
    faults: () => ({ server: relayThatSignsAnew }),
    breaks: "one-request",
  },
  {
    name: "a relay that tells places beyond the end of the queue",
    faults: () => ({ server: relayThatMisplaces }),
    breaks: "honest-position",
  },
  {
    name: "a relay that opens one conversation to everybody",
    faults: () => ({ server: relayThatOpensAnother() }),
    breaks: "token-opens-its-own",
  },
  {
    name: "a disk that loses the promises' timers",
    faults: () => ({ disk: diskThatLosesJobs("promise-due") }),
    breaks: "settled-by-due",
  },
  {
    name: "a disk on which offers stand for an hour",
    faults: () => ({ disk: diskThatStretchesOffers }),
    breaks: "offer-ends",
  },
  {
    name: "a disk that loses the bot's questions",
    faults: () => ({ disk: diskThatLosesJobs("ask-bot") }),
    breaks: "quiet-means-settled",
  },
  {
    name: "a disk that loses ratings",
    faults: () => ({ disk: diskThatLosesEvents("rating.given") }),
    breaks: "no-gap",
  },
  {
    name: "a disk that says of an agent's words that they are the bot's",
    faults: () => ({ disk: diskThatMisquotes("the bot") }),
    breaks: "fence",
  },
  {
    name: "a disk that says of an agent's words that they are a colleague's",
    faults: () => ({ disk: diskThatMisquotes("a colleague") }),
    breaks: "single-owner",
  },
];
