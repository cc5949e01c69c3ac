// Deliberate mistakes in the law, the client, and the relay's dedupe, jobs and commit: what the worlds must catch. A check that no mistake can
// trip proves nothing.
import type { Effect, Input, State } from "@handrail/core/machine";
import { step } from "@handrail/core/machine";
import { commandId } from "@handrail/protocol";
import { MUTANTS as MISTAKES_OF_LAW } from "../explore/mutants.ts";
import { REAL, type Works } from "./run-world.ts";
import type { Machine } from "./tab.ts";

/** One mistake. */
export interface Mutant {
  readonly name: string;
  /** So many seeds, from 1 on, are enough to catch it. */
  readonly seeds: number;
  readonly works: Works;
}

const DAY_MS = 86_400_000;

/** Those of the law that need nothing but time and people to show. The exploration knows the others. */
const OF_LAW = [
  "asks again for what a click names",
  "forgets the fence",
  "makes no promise for a later turn",
  "makes no promise when the agent leaves",
  "leaves a broken promise with the silent agent",
  "keeps a promise by a saved reply",
  "lets any agent speak",
  "lets an agent take what another has taken",
  "lets an agent close over an open promise",
  "lets anybody accept who is being offered to another",
  "never ends an offer by itself",
  "makes a second request when the bot wants a human for who is waiting",
];

export const MUTANTS: readonly Mutant[] = [
  ...MISTAKES_OF_LAW.filter(({ name }) => OF_LAW.includes(name)).map(({ name, law }) => ({
    name: `the law ${name}`,
    seeds: 200,
    works: { ...REAL, law },
  })),
  ofRelay("the dedupe is removed", { remembersMs: 0 }),
  { ...ofRelay("the dedupe forgets after a day", { remembersMs: DAY_MS }), seeds: 600 },
  ofRelay("each answer to a click gets a receipt of its own", { signsAnew: true }),
  ofRelay("the relay acknowledges before the commit", { acknowledgesFirst: true }),
  ofRelay("what was wished before a click takes it back", { voidsNothing: true }),
  ofRelay("the claim is not atomic, and two agents are both told yes", { claimsWhatItSaw: true }),
  { ...ofRelay("an appointment is given to whoever asks for it", { overbooks: true }), seeds: 200 },
  ofRelay("what was erased is kept behind its tombstone", { keepsWhatWasErased: true }),
  { ...ofRelay("a restored back-up brings back what was erased", { bringsBackErased: true }), seeds: 600 },
  ofRelay("the jobs are lost with a crash", { forgetsJobs: true }),
  ofRelay("the promise timer is removed", { storesNoPromiseJobs: true }),
  ofRelay("the relay opens whatever conversation is named", { opensWhatIsNamed: true }),
  ofRelay("an agent who has gone keeps what they hold", { leavesOrphans: true }),
  ofRelay("the offers' timer is removed", { storesNoOfferJobs: true }),
  ofRelay("the dispatcher forgets who is there", { dispatcher: { forgetsPresence: true } }),
  ofRelay("the dispatcher forgets what agents can hold", { dispatcher: { ignoresCapacity: true } }),
  {
    ...ofRelay("the dispatcher knows no bound of overtaking", { dispatcher: { ignoresOvertakingBound: true } }),
    seeds: 400,
  },
  ofRelay("places that were told are told again", { dispatcher: { keepsOldPlaces: true } }),
  ofRelay("due times are promised as if nobody else waited", { due: { forgetsTheQueue: true } }),
  ofRelay("due times leave no time to type", { due: { promisesAtOnce: true } }),
  { ...ofRelay("receipts for forgotten requests are ignored", { readmitsNothing: true }), seeds: 400 },
  { ...ofClient("a forgotten request is not sent again", () => unreceipted), seeds: 400 },
  ofClient("each tab gives what it finds on the disk an id of its own", idPerTab),
  ofClient("what was not sent is forgotten when the page comes back", () => forgetful),
  ofClient("polls and reads are removed", () => withoutPolls),
  ofClient("a click is shown as asked before it is answered", () => hasty),
  ofClient("what is sent is taken off the disk at once", () => careless),
  ofClient("what is sent again gets a new id", newIdEachTime),
  ofClient("the copy leaves out an event of the log", () => skipping),
  ofClient("what gets no answer is given up", () => resigned),
  { ...ofClient("an erasure that is asked for while offline is forgotten", () => erasingOnce), seeds: 200 },
];

function ofRelay(name: string, relay: Works["relay"]): Mutant {
  return { name, seeds: 60, works: { ...REAL, relay } };
}

function ofClient(name: string, machine: () => Machine): Mutant {
  return { name, seeds: 60, works: { ...REAL, machine } };
}

function idPerTab(): Machine {
  let count = 0;
  return (state, input, now) => {
    if (input.type !== "loaded" || !input.kept) return step(state, input, now);
    const outbox = input.kept.outbox.map((item) => {
      count += 1;
      return { ...item, command: { ...item.command, id: commandId(`${item.command.id}t${count}`) } };
    });
    return step(state, { ...input, kept: { ...input.kept, outbox } }, now);
  };
}

const forgetful: Machine = (state, input, now) => {
  const isLoad = input.type === "loaded" && input.kept !== null;
  return step(state, isLoad ? { ...input, kept: { ...input.kept, outbox: [] }, click: null } : input, now);
};

const withoutPolls: Machine = (state, input, now) =>
  without(state, {
    input,
    now,
    isLeftOut: (effect) => effect.type === "read" || (effect.type === "dial" && effect.mode === "poll"),
  });

const resigned: Machine = (state, input, now) => {
  const [after, effects] = step(state, input, now);
  if (input.type !== "answered" || input.answer.type !== "unknown") return [after, effects];
  const items = after.outbox.items.filter(({ command }) => !input.sent.includes(command.id));
  return [{ ...after, outbox: { ...after.outbox, items } }, [...effects, { type: "drop", ids: input.sent }]];
};

const erasingOnce: Machine = (state, input, now) => {
  const [after, effects] = step(state, input, now);
  if (input.type !== "erasure-answered" || input.answer.type !== "unknown") return [after, effects];
  return [
    { ...after, erasures: { ...after.erasures, items: [] } },
    [...effects, { type: "drop-erasure", id: input.id }],
  ];
};

const skipping: Machine = (state, input, now) => {
  const [after, effects] = step(state, input, now);
  const { replica } = after;
  if (replica === state.replica || replica.events.length < 4) return [after, effects];
  const events = replica.events.filter(({ seq }) => seq !== 3);
  return [{ ...after, replica: { ...replica, events } }, effects];
};

const hasty: Machine = (state, input, now) => {
  const [after, effects] = step(state, input, now);
  const items = after.outbox.items.map((item) =>
    item.command.type === "ask-human" && item.stage === "kept"
      ? { ...item, stage: "sent" as const, seq: Infinity }
      : item,
  );
  return [{ ...after, outbox: { ...after.outbox, items } }, effects];
};

const unreceipted: Machine = (state, input, now) => {
  const [after, effects] = step(state, input, now);
  return [{ ...after, request: null }, effects];
};

const careless: Machine = (state, input, now) => {
  const [after, effects] = step(state, input, now);
  const gone = effects.flatMap((effect) => (effect.type === "submit" ? effect.commands.map(({ id }) => id) : []));
  return [after, gone.length > 0 ? [...effects, { type: "drop", ids: gone }] : effects];
};

function newIdEachTime(): Machine {
  let count = 0;
  return (state, input, now) => {
    const [after, effects] = step(state, input, now);
    const renamed = effects.map((effect): Effect => {
      if (effect.type !== "submit") return effect;
      count += 1;
      const commands = effect.commands.map((command) => ({ ...command, id: commandId(`${command.id}r${count}`) }));
      return { ...effect, commands };
    });
    return [after, renamed];
  };
}

function without(
  state: State,
  what: { input: Input; now: Parameters<Machine>[2]; isLeftOut: (effect: Effect) => boolean },
): ReturnType<Machine> {
  const [after, effects] = step(state, what.input, what.now);
  return [after, effects.filter((effect) => !what.isLeftOut(effect))];
}
