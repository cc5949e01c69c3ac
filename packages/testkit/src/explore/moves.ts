// Everything that may happen next: each command of each actor in every variant that the law could tell apart, everybody
// else's commands tried by each actor, and time passing to where something falls due.
import {
  agentId,
  commandId,
  conversationId,
  promiseId,
  runId,
  standingOffer,
  type AgentRef,
  type AskHuman,
  type Author,
  type BotCommand,
  type Identity,
  type PromiseId,
} from "@handrail/protocol";
import type { Context, FreeSlot, IdentityProof, Readmission } from "@handrail/protocol/law";
import { LEAD_MS, LIVE_MS, OFFER_MS, WRITTEN_MS, type Scene, type Terms } from "./scenes.ts";
import { KARI, OLA, type CommandMove, type Move, type State, type TimeMove, type Wish } from "./state.ts";

const RUN = runId("run-00000001");
const OTHER_RUN = runId("run-00000002");
const UNFINISHED: Context["run"] = { run: RUN, text: "Your parcel left on" };

/** A command and the facts beside it, before it has an author. */
interface Variant {
  readonly label: string;
  readonly wish: Wish;
  readonly isOnDuty?: boolean;
  readonly handOverTo?: AgentRef;
  readonly readmits?: Readmission;
  readonly identity?: IdentityProof;
  readonly slot?: FreeSlot;
  /** The words ask for a human. */
  readonly isAsking?: boolean;
}

const MERCHANT_ERASES: Variant = { label: "erase, for the merchant", wish: { type: "erase" } };
const PROMISE_DUE: Variant = { label: "promise-due", wish: { type: "promise-due" } };

/** Every move from this state. */
export function movesOf(state: State, scene: Scene): readonly Move[] {
  const commands = scene.terms.flatMap((terms) => commandsOf(state, terms, scene));
  return [...commands, ...waits(state)];
}

/** One command by one author, as a move. */
export function moveOf(author: Author, variant: Variant, terms: Terms): CommandMove {
  const { label, wish, isOnDuty = true, handOverTo = null, readmits = null, identity = null } = variant;
  const { slot = null, isAsking = false } = variant;
  const name = author.type === "agent" ? author.name : author.type;
  return {
    type: "command",
    label: `${name}: ${label}`,
    author,
    wish,
    terms,
    isOnDuty,
    handOverTo,
    run: UNFINISHED,
    readmits,
    identity,
    slot,
    isAsking,
  };
}

/** The click, as of the epoch that the page shows now. */
export function clickNow(state: State): Variant {
  return { label: "ask-human, as of now", wish: click(state.conversation?.epoch ?? null, null) };
}

function commandsOf(
  state: State,
  terms: Terms,
  { terms: all, hasIdentities = false, hasAppointments = false, namesEnds = false }: Scene,
): readonly CommandMove[] {
  const namesTerms = all.length > 1;
  const own: readonly (readonly [Author, readonly Variant[]])[] = [
    [
      { type: "visitor" },
      [
        ...visitors(state),
        ...(hasIdentities ? identities(state) : []),
        ...(hasAppointments ? bookings(state) : []),
        ...(namesEnds ? namingClicks(state) : []),
      ],
    ],
    [{ type: "agent", ...KARI }, agents(KARI, OLA)],
    [{ type: "agent", ...OLA }, agents(OLA, KARI)],
    [{ type: "bot" }, bots(state)],
    // Identities, offers and mail know nothing of each other: the latter are tried where the former are not. Nor do ends.
    [
      { type: "relay" },
      hasIdentities || namesEnds
        ? [PROMISE_DUE, MERCHANT_ERASES]
        : [PROMISE_DUE, MERCHANT_ERASES, ...offers(state), ...mail(state)],
    ],
  ];
  const firstOfType = new Map<string, Variant>();
  for (const [, variants] of own)
    for (const one of variants) if (!firstOfType.has(one.wish.type)) firstOfType.set(one.wish.type, one);
  return own.flatMap(([author, variants]) => {
    const mine = new Set(variants.map(({ wish }) => wish.type));
    // Of two agents one is enough to try what is nobody's of them, and of the policies too: nobody's command looks at one.
    const foreign =
      (author.type === "agent" && author.id === OLA.id) || terms !== all[0]
        ? []
        : [...firstOfType.values()].filter(({ wish }) => !mine.has(wish.type));
    return [...variants, ...foreign].map((variant) => {
      const move = moveOf(author, variant, terms);
      return namesTerms ? { ...move, label: `${move.label} (${terms.name})` } : move;
    });
  });
}

function visitors(state: State): readonly Variant[] {
  const { conversation } = state;
  const epoch = conversation?.epoch ?? 0;
  const epochs: readonly (readonly [string, number | null])[] = [
    ["as of now", epoch],
    ["knowing nothing", null],
    ["from a later epoch", epoch + 1],
    ...(epoch > 0 ? [["from an earlier epoch", epoch - 1] as const] : []),
  ];
  const clicks = epochs.flatMap(([when, of]): Variant[] => [
    { label: `ask-human, ${when}`, wish: click(of, null) },
    { label: `ask-human, ${when}, in the middle of an answer`, wish: click(of, { run: RUN, length: 11 }) },
    { label: `ask-human, ${when}, in the middle of another answer`, wish: click(of, { run: OTHER_RUN, length: 11 }) },
  ]);
  return [
    { label: "say", wish: { type: "say", text: "Where is my parcel?" } },
    {
      label: "say, in the middle of an answer",
      wish: { type: "say", text: "The blue one", seen: { run: RUN, length: 11 } },
    },
    ...clicks,
    ...forgottenClicks(state),
    { label: "say, asking for a human", wish: { type: "say", text: "Human, please" }, isAsking: true },
    {
      label: "say, asking for a human in the middle of an answer",
      wish: { type: "say", text: "Human, please", seen: { run: RUN, length: 11 } },
      isAsking: true,
    },
    { label: "withdraw", wish: { type: "withdraw" } },
    { label: "resume-bot", wish: { type: "resume-bot" } },
    ...stillNeeds(state),
    { label: "give-contact", wish: { type: "give-contact", name: null, email: "a@example.org", phone: null } },
    { label: "rate", wish: { type: "rate", score: 5, comment: null } },
    { label: "close", wish: { type: "close" } },
    { label: "erase", wish: { type: "erase" } },
    ...receipts(state),
  ];
}

function click(epoch: number | null, seen: AskHuman["seen"]): Omit<AskHuman, "id"> {
  return { type: "ask-human", why: "button", epoch, seen };
}

/** Clicks of a page that had wished for the last end itself and did not know that it had come: some of them have missed another one, too. */
function namingClicks({ book: { owner, ends } }: State): readonly Variant[] {
  const [before, last] = [ends.at(-2), ends.at(-1)];
  if (!last || (owner !== "bot" && owner !== "nobody")) return [];
  const [author = "", command = ""] = last.by.split(".");
  const ending = { type: "withdraw", id: commandId(command) } as const;
  const from = (when: string, epoch: number | null): Variant => ({
    label: `ask-human, ${when}, naming the last end`,
    wish: { ...click(epoch, null), voids: [ending] },
  });
  return [
    from("from before it", last.epoch - 1),
    from("knowing nothing", null),
    ...(before ? [from("from before another one", before.epoch - 1)] : []),
  ].map((variant) => (author === "v" ? variant : { ...variant, label: `${variant.label}, which was not theirs` }));
}

/** Clicks that were acknowledged once, and forgotten by a back-up that was restored: they bring their receipt (HG10). */
function forgottenClicks(state: State): readonly Variant[] {
  const { nowMs, steps } = state;
  const forgotten = (
    what: string,
    promise: Pick<NonNullable<Readmission["promise"]>, "dueAtMs" | "rung"> | null,
  ): Variant => ({
    label: `ask-human, with a receipt for ${what}`,
    wish: clickNow(state).wish,
    readmits: {
      askedAtMs: nowMs - LIVE_MS,
      promise: promise && { ...promise, id: promiseId(`v.forgotten-${String(steps).padStart(8, "0")}.2`) },
    },
  });
  return [
    forgotten("no promise", null),
    forgotten("a promise", { dueAtMs: nowMs + LIVE_MS / 2, rung: "live" }),
    forgotten("a promise that is overdue", { dueAtMs: nowMs - 1, rung: "live" }),
    forgotten("a written answer", { dueAtMs: nowMs + WRITTEN_MS / 2, rung: "written" }),
    forgotten("a written answer that is overdue", { dueAtMs: nowMs - 1, rung: "written" }),
  ];
}

/** The same visitor unchanged and known better, somebody else, and what the authority did not believe. */
function identities({ conversation }: State): readonly Variant[] {
  const known = conversation?.identity ?? { sub: "ada", name: "Ada", email: null, rank: 1 };
  const wish = { type: "identify", token: "a.b.c" } as const;
  const proven = (label: string, identity: Identity): Variant => ({
    label: `identify ${label}`,
    wish,
    identity: { type: "proven", identity },
  });
  return [
    proven("as the one it is", known),
    proven("as the one it is, with another rank", { ...known, rank: known.rank === 1 ? 2 : 1 }),
    proven("as somebody else", { ...known, sub: known.sub === "ada" ? "bo" : "ada" }),
    {
      label: "identify, by a token that proves nothing",
      wish,
      identity: { type: "refused", code: "identity-invalid" },
    },
    { label: "identify, where nothing is verified", wish },
  ];
}

/** A time that is free, one that is not, and the one that is booked. */
function bookings({ conversation, nowMs }: State): readonly Variant[] {
  const own = conversation?.promise?.slotAtMs;
  const slotAtMs = Math.max(nowMs, own ?? 0) + LEAD_MS;
  const book = (label: string, atMs: number): Variant => ({ label, wish: { type: "book", slotAtMs: atMs } });
  return [
    { ...book("book a free time", slotAtMs), slot: { slotAtMs, dueAtMs: slotAtMs + LIVE_MS } },
    book("book a time that is taken", slotAtMs),
    ...(own === undefined ? [] : [book("book the time that is booked", own)]),
  ];
}

function stillNeeds({ conversation }: State): readonly Variant[] {
  const need = (which: string, promise: PromiseId): Variant => ({
    label: `still-need of ${which}`,
    wish: { type: "still-need", promise },
  });
  return [
    need("a promise never made", promiseId("v.unknown.0")),
    ...(conversation?.promise ? [need("the open promise", conversation.promise.id)] : []),
    ...(conversation?.lastPromise ? [need("the last promise", conversation.lastPromise.id)] : []),
  ];
}

function receipts({ conversation }: State): readonly Variant[] {
  const answered = conversation?.promise?.answeredSeq ?? null;
  const seqs: readonly (readonly [string, number])[] = [
    ["all", conversation?.head ?? 0],
    ["nothing", 0],
    ...(answered === null ? [] : [["the answer", answered] as const, ["all but the answer", answered - 1] as const]),
  ];
  return seqs.map(([what, seq]) => ({ label: `received ${what}`, wish: { type: "received", seq } }));
}

function mail({ conversation }: State): readonly Variant[] {
  const open = conversation?.promise?.id;
  const answered = conversation?.promise?.answeredSeq ?? null;
  const seqs: readonly (readonly [string, number])[] = [
    ["what is no answer", 0],
    ...(answered === null
      ? []
      : [["the answer", answered] as const, ["what came after the answer", answered + 1] as const]),
  ];
  return [
    ...seqs.map(([what, seq]): Variant => ({ label: `delivered ${what}`, wish: { type: "delivered", seq } })),
    ...(open ? [{ label: "alerted of the open promise", wish: { type: "alerted", promise: open } } as const] : []),
    { label: "alerted of a promise never made", wish: { type: "alerted", promise: promiseId("v.unknown.0") } },
    { label: "confirm-contact", wish: { type: "confirm-contact", email: "a@example.org" } },
  ];
}

function agents(self: AgentRef, other: AgentRef): readonly Variant[] {
  const handOver = (to: AgentRef): Variant => ({
    label: `hand-over to ${to.name}`,
    wish: { type: "hand-over", to: to.id },
    handOverTo: to,
  });
  return [
    { label: "accept", wish: { type: "accept" } },
    { label: "accept, off duty", wish: { type: "accept" }, isOnDuty: false },
    { label: "decline", wish: { type: "decline" } },
    { label: "reply", wish: { type: "reply", text: "Hello" } },
    { label: "reply, as it was saved", wish: { type: "reply", text: "Hello", isSaved: true } },
    { label: "leave", wish: { type: "leave" } },
    handOver(other),
    handOver(self),
    { label: "hand-over to a stranger", wish: { type: "hand-over", to: agentId("stranger") } },
    { label: "settle", wish: { type: "settle" } },
    { label: "note", wish: { type: "note", text: "Wants the blue one." } },
    { label: "close", wish: { type: "close" } },
  ];
}

function offers({ nowMs }: State): readonly Variant[] {
  const offer = (label: string, forMs: number): Variant => ({
    label,
    wish: { type: "offer", agent: KARI, expiresAtMs: nowMs + forMs, overtakes: [], turn: null },
  });
  return [
    offer("offer to Kari", OFFER_MS),
    { ...offer("offer to Kari, off duty", OFFER_MS), isOnDuty: false },
    offer("offer to Kari, that is over", 0),
    offer("offer to Kari for an hour", 3_600_000),
    { label: "offer-expired", wish: { type: "offer-expired" } },
    { label: "overtaken", wish: { type: "overtaken", by: conversationId("b".repeat(43)) } },
  ];
}

// The bot is an adversary: it speaks of asks that are over, or never were, as readily as of the current one.
function bots({ conversation, book }: State): readonly Variant[] {
  const current = conversation?.askSeq ?? null;
  const past = book.turnSeq !== null && book.turnSeq !== current ? book.turnSeq : (current ?? 0) - 1;
  const asks: readonly (readonly [string, number])[] = [
    ...(current === null ? [] : [["the current ask", current] as const]),
    ["an ask that is over", past],
    ["an ask that never was", (conversation?.head ?? 0) + 1],
  ];
  return asks.flatMap(([which, askSeq]) => [
    answer(askSeq, { label: `answer to ${which}`, text: "On its way", wantsHuman: false }),
    answer(askSeq, { label: `answer to ${which}, wanting a human`, text: "Let me see", wantsHuman: true }),
    answer(askSeq, { label: `empty answer to ${which}`, text: " ", wantsHuman: false }),
    answer(askSeq, { label: `empty answer to ${which}, wanting a human`, text: "", wantsHuman: true }),
    { label: `fail on ${which}`, wish: { type: "fail", run: RUN, askSeq, reason: "timeout" } },
  ]);
}

function answer(
  askSeq: number,
  { label, ...what }: { label: string } & Pick<Extract<BotCommand, { type: "answer" }>, "text" | "wantsHuman">,
): Variant {
  return {
    label,
    wish: { type: "answer", run: RUN, askSeq, isUnsure: false, suggestions: [], sources: [], ...what },
  };
}

/** Time stops where something changes: just before a due time, at it, after the rung below would be due too, and when an offer runs out. */
function waits({ conversation, internal, nowMs }: State): readonly TimeMove[] {
  const last = conversation?.lastPromise;
  const timer = conversation?.promise ?? (last?.end === "settled" ? last : null);
  const to = (label: string, toMs: number): TimeMove => ({ type: "time", label, toMs, offer: "stands" });
  const stops = timer
    ? [
        ...(timer.slotAtMs === undefined ? [] : [to("the appointment begins", timer.slotAtMs)]),
        to("time passes until just before the due time", timer.dueAtMs - 1),
        to("the due time comes", timer.dueAtMs),
        to("time passes long beyond the due time", timer.dueAtMs + LIVE_MS + WRITTEN_MS),
      ]
    : [];
  const moves = stops.filter(({ toMs }) => toMs > nowMs);
  if (!standingOffer(internal, nowMs)) return moves;
  return [...moves, { type: "time", label: "the offer runs out", toMs: nowMs, offer: "runs out" }];
}
