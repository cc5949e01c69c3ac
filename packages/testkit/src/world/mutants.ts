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
  relayThatFindsAnothers,
  relayThatFindsNothing,
  relayThatForgets,
  relayThatMisplaces,
  relayThatOpensAnother,
  relayThatSignsAnew,
  relayThatVoidsNothing,
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
  /** A world of 20 visitors that shows it. */
  readonly seed: number;
}

/** Enough for each mistake to show. */
export const MUTANT_VISITORS = 20;

export const MUTANTS: readonly Mutant[] = [
  {
    name: "a relay that takes a repeated command for a new one",
    faults: () => ({ server: relayWithoutMemory }),
    breaks: "no-duplicate",
    seed: 1,
  },
  {
    name: "a client that sends again under a new id",
    faults: () => ({ client: clientThatRenames }),
    breaks: "no-duplicate",
    seed: 1,
  },
  {
    name: "a relay that acknowledges what it has not stored",
    faults: () => ({ server: relayThatForgets }),
    breaks: "no-lost-request",
    seed: 1,
  },
  {
    name: "a relay that does not hear what a click makes void",
    faults: () => ({ server: relayThatVoidsNothing }),
    breaks: "last-wish",
    seed: 43,
  },
  {
    name: "a reader that leaves out an event",
    faults: () => ({ client: readerThatSkips }),
    breaks: "same-order",
    seed: 1,
  },
  {
    name: "a network that answers clicks and passes none on",
    faults: () => ({ client: networkThatPretends }),
    breaks: "honest-status",
    seed: 1,
  },
  {
    name: "a relay that signs each answer to a click anew",
    faults: () => ({ server: relayThatSignsAnew }),
    breaks: "one-request",
    seed: 1,
  },
  {
    name: "a relay that tells places beyond the end of the queue",
    faults: () => ({ server: relayThatMisplaces }),
    breaks: "honest-position",
    seed: 1,
  },
  {
    name: "a relay that opens one conversation to everybody",
    faults: () => ({ server: relayThatOpensAnother() }),
    breaks: "token-opens-its-own",
    seed: 1,
  },
  {
    name: "a relay that tells whoever is signed in of nothing that they have said",
    faults: () => ({ server: relayThatFindsNothing }),
    breaks: "found-elsewhere",
    seed: 1,
  },
  {
    name: "a relay that tells whoever is signed in of another one's conversations",
    faults: () => ({ server: relayThatFindsAnothers }),
    breaks: "found-elsewhere",
    seed: 1,
  },
  {
    name: "a disk that loses the promises' timers",
    faults: () => ({ disk: diskThatLosesJobs("promise-due") }),
    breaks: "settled-by-due",
    seed: 1,
  },
  {
    name: "a disk on which offers stand for an hour",
    faults: () => ({ disk: diskThatStretchesOffers }),
    breaks: "offer-ends",
    seed: 2,
  },
  {
    name: "a disk that loses the bot's questions",
    faults: () => ({ disk: diskThatLosesJobs("ask-bot") }),
    breaks: "quiet-means-settled",
    seed: 1,
  },
  {
    name: "a disk that loses ratings",
    faults: () => ({ disk: diskThatLosesEvents("rating.given") }),
    breaks: "no-gap",
    seed: 1,
  },
  {
    name: "a disk that loses promises",
    faults: () => ({ disk: diskThatLosesEvents("promise.made") }),
    breaks: "owner-or-promise",
    seed: 1,
  },
  {
    name: "a disk that does not know that a silent agent was let go",
    faults: () => ({ disk: diskThatLosesEvents("human.left") }),
    breaks: "silent-agent",
    seed: 6,
  },
  {
    name: "a disk that says of an agent's words that they are the bot's",
    faults: () => ({ disk: diskThatMisquotes("the bot") }),
    breaks: "fence",
    seed: 2,
  },
  {
    name: "a disk that says of an agent's words that they are a colleague's",
    faults: () => ({ disk: diskThatMisquotes("a colleague") }),
    breaks: "single-owner",
    seed: 2,
  },
];
