// Conversations in memory under the real law, for trying the console without a relay. Keeps the desk's contract, stores nothing.
import {
  agentId,
  commandId,
  conversationId,
  runId,
  siteId,
  wireError,
  EMPTY_INTERNAL,
  type AgentCommand,
  type AgentRef,
  type AgentTalents,
  type Author,
  type Card,
  type Command,
  type Conversation,
  type ConversationId,
  type Event,
  type FileId,
  type FileRef,
  type Form,
  type Identity,
  type Inbox,
  type InboxItem,
  type Internal,
  type InternalEvent,
  type Me,
  type PastRequest,
  type PastResponse,
  type RunSnapshot,
  type Signal,
  type SiteId,
  type Source,
  type Verdict,
  type VisitorCommand,
} from "@handrail/protocol";
import { decide, type Context } from "@handrail/protocol/law";

/** An account of the fake. */
export interface FakeAgent extends Me {
  readonly password: string;
}

/** One conversation as the fake holds it. */
export interface Held {
  readonly id: ConversationId;
  readonly site: SiteId;
  readonly siteName: string;
  state: Conversation | null;
  internal: Internal;
  readonly events: Event[];
  readonly internalEvents: InternalEvent[];
  readonly verdicts: Map<string, Verdict>;
  isVisitorPresent: boolean;
  run: RunSnapshot | null;
}

/** Told of each change. */
export type Listener = (change: {
  readonly conversation: ConversationId;
  readonly events: readonly Event[];
  readonly internal?: readonly InternalEvent[];
  readonly signal?: Signal;
}) => void;

/** The sites that the fake knows. */
const SITES = [
  { site: siteId("fjordbutikken"), name: "Fjordbutikken" },
  { site: siteId("nordlys-tea"), name: "Nordlys Tea" },
] as const;

const OFFERS_MISSED_MAX = 2;

/** Conversations, agents and their time. `nowMs` can be moved back to write history. */
export class World {
  readonly conversations = new Map<ConversationId, Held>();
  readonly agents: FakeAgent[] = [];
  readonly listeners = new Set<Listener>();
  /** Whole files, which messages can name. */
  readonly files = new Map<FileId, FileRef>();
  readonly now: () => number;
  answerWithinMs = 180_000;
  readonly #missed = new Map<string, number>();
  #back = 0;
  #count = 0;

  constructor(now: () => number) {
    this.now = () => now() - this.#back;
  }

  /** Everything inside happened this long ago. */
  ago(ms: number, happen: () => void): void {
    this.#back = ms;
    happen();
    this.#back = 0;
  }

  addAgent(
    agent: Omit<FakeAgent, "id" | "offDutyWhy" | "picture" | keyof AgentTalents> & Partial<AgentTalents>,
  ): FakeAgent {
    const talents = { capacity: 3, languages: [], skills: [] };
    const made = {
      ...talents,
      offDutyWhy: null,
      picture: null,
      ...agent,
      id: agentId(`agent-${this.agents.length + 1}`),
    };
    this.agents.push(made);
    return made;
  }

  setDuty(id: string, isOnDuty: boolean): void {
    if (isOnDuty) this.#missed.delete(id);
    this.change(id, { isOnDuty, offDutyWhy: null });
  }

  change(id: string, change: Partial<Omit<FakeAgent, "id">>): FakeAgent | undefined {
    const index = this.agents.findIndex((agent) => agent.id === id);
    const agent = this.agents[index];
    if (!agent) return undefined;
    const changed = { ...agent, ...change };
    this.agents[index] = changed;
    return changed;
  }

  start(siteIndex: 0 | 1 = 0): Held {
    this.#count += 1;
    const id = conversationId(`fake${this.#count}`.padEnd(43, "-"));
    const held: Held = {
      id,
      site: SITES[siteIndex].site,
      siteName: SITES[siteIndex].name,
      state: null,
      internal: EMPTY_INTERNAL,
      events: [],
      internalEvents: [],
      verdicts: new Map(),
      isVisitorPresent: true,
      run: null,
    };
    this.conversations.set(id, held);
    return held;
  }

  visitor(held: Held, command: Without<VisitorCommand>, page: Context["opening"]["page"] = null): Verdict {
    return this.#decide(held, this.#withId(command), { author: { type: "visitor" }, page });
  }

  /** The shop has signed who the visitor is. */
  identify(held: Held, identity: Identity): Verdict {
    const command = this.#withId({ type: "identify", token: "fake" } as const);
    return this.#decide(held, command, { author: { type: "visitor" }, identity: { type: "proven", identity } });
  }

  bot(
    held: Held,
    text: string,
    shown: { readonly sources?: readonly Source[]; readonly cards?: readonly Card[]; readonly form?: Form } = {},
  ): Verdict {
    const askSeq = held.state?.askSeq ?? 0;
    const command: Command = {
      type: "answer",
      id: this.#id(),
      run: runId(`run-${askSeq}-fake`),
      askSeq,
      text,
      isUnsure: false,
      wantsHuman: false,
      suggestions: [],
      sources: [],
      ...shown,
    };
    held.run = null;
    return this.#decide(held, command, { author: { type: "bot" } });
  }

  botFails(held: Held): Verdict {
    const askSeq = held.state?.askSeq ?? 0;
    const command: Command = { type: "fail", id: this.#id(), run: runId("run-failed"), askSeq, reason: "timeout" };
    return this.#decide(held, command, { author: { type: "bot" } });
  }

  /** The relay's own clock work: overdue promises are settled. */
  settleOverdue(): void {
    for (const held of this.conversations.values()) {
      const due = held.state?.promise?.dueAtMs;
      if (due !== undefined && due <= this.now()) {
        this.#decide(held, { type: "promise-due", id: this.#id() }, { author: { type: "relay" } });
      }
    }
  }

  /** Offers the visitor to an agent, as the relay's dispatcher would. */
  offer(held: Held, agent: Me, forMs = 20_000): Verdict {
    const command = this.#withId({
      type: "offer",
      agent: { id: agent.id, name: agent.name },
      expiresAtMs: this.now() + forMs,
      overtakes: [],
      turn: null,
    } as const);
    return this.#decide(held, command, { author: { type: "relay" }, isOnDuty: true });
  }

  /** Offers that have run out end; after two in a row an agent is off duty (HG12). */
  expireOffers(): void {
    for (const held of this.conversations.values()) {
      const { offer } = held.internal;
      if (!offer || offer.expiresAtMs > this.now()) continue;
      const missed = (this.#missed.get(offer.agent.id) ?? 0) + 1;
      this.#missed.set(offer.agent.id, missed);
      if (missed === OFFERS_MISSED_MAX) this.change(offer.agent.id, { isOnDuty: false, offDutyWhy: "offers-expired" });
      this.#decide(held, { type: "offer-expired", id: this.#id() }, { author: { type: "relay" } });
    }
  }

  agent(held: Held, agent: Me, command: Without<AgentCommand>): Verdict {
    return this.asAgent(held, agent, this.#withId(command));
  }

  asAgent(held: Held, agent: Me, command: AgentCommand): Verdict {
    if (command.type === "accept" || command.type === "decline") this.#missed.delete(agent.id);
    const author: Author = { type: "agent", id: agent.id, name: agent.name };
    const to = command.type === "hand-over" ? this.agents.find((known) => known.id === command.to) : undefined;
    return this.#decide(held, command, {
      author,
      isOnDuty: agent.isOnDuty,
      handOverTo: to ? { id: to.id, name: to.name } : null,
    });
  }

  signal(held: Held, signal: Signal): void {
    for (const listen of this.listeners) listen({ conversation: held.id, events: [], signal });
  }

  changed(held: Held): void {
    for (const listen of this.listeners) listen({ conversation: held.id, events: [] });
  }

  item(held: Held): InboxItem {
    const { state } = held;
    if (!state) throw new Error("not started");
    const said = held.events.findLast((event) => event.type === "message.sent" && event.from.type === "visitor");
    const awaiting = held.events.find((event) => event.seq === state.awaitingSeq);
    return {
      conversation: held.id,
      site: state.site,
      siteName: held.siteName,
      head: state.head,
      internalHead: held.internal.head,
      owner: state.owner,
      why: state.request?.why ?? null,
      requestedAtMs: state.request?.atMs ?? state.startedAtMs,
      awaitingSinceMs: awaiting?.atMs ?? null,
      lastAtMs: state.lastAtMs,
      promise: state.promise,
      preview: said?.type === "message.sent" ? said.text.slice(0, 140) : "",
      contact: state.contact,
      identity: state.identity,
      isVisitorPresent: held.isVisitorPresent,
      offer: offerOf(held.internal),
      language: state.locale,
      rating: state.rating?.score ?? null,
    };
  }

  /** All at once, each word as it is typed. */
  past({ words }: PastRequest): PastResponse {
    const wanted = words.toLowerCase().split(/\s+/);
    const found = [...this.conversations.values()].flatMap((held) => {
      const said = held.events.flatMap((event) => (event.type === "message.sent" ? [event.text] : []));
      const line = said.findLast((text) => wanted.every((word) => text.toLowerCase().includes(word)));
      const isPast = held.state?.owner.type === "nobody" && !held.state.erased;
      return isPast && line !== undefined ? [{ ...this.item(held), preview: line.slice(0, 140) }] : [];
    });
    return { found: found.toSorted((a, b) => b.lastAtMs - a.lastAtMs), next: null };
  }

  inboxFor(me: Me): Inbox {
    const started = [...this.conversations.values()].filter((held) => held.state !== null);
    const where = (isIn: (state: Conversation) => boolean): InboxItem[] =>
      started.filter((held) => held.state && isIn(held.state)).map((held) => this.item(held));
    const holder = (state: Conversation): AgentRef | null => (state.owner.type === "agent" ? state.owner.agent : null);
    const wasMine = (held: InboxItem): boolean =>
      this.conversations
        .get(held.conversation)
        ?.events.some((event) => event.type === "human.joined" && event.agent.id === me.id) ?? false;
    return {
      asOfMs: this.now(),
      queue: where((state) => state.owner.type === "queue").toSorted((a, b) => a.requestedAtMs - b.requestedAtMs),
      mine: where((state) => holder(state)?.id === me.id),
      others: where((state) => holder(state) !== null && holder(state)?.id !== me.id),
      closed: where((state) => state.owner.type === "nobody")
        .filter(wasMine)
        .slice(-20),
      roster: this.agents.map(({ id, name, isOnDuty, capacity, languages, skills, picture }) => ({
        id,
        name,
        isOnDuty,
        capacity,
        languages,
        skills,
        picture,
        holding: where((state) => holder(state)?.id === id).length,
      })),
    };
  }

  #decide(
    held: Held,
    command: Command,
    facts: Partial<Pick<Context, "author" | "isOnDuty" | "handOverTo" | "identity">> & {
      author: Author;
      page?: Context["opening"]["page"];
    },
  ): Verdict {
    const known = held.verdicts.get(command.id);
    if (known) return known;
    const nowMs = this.now();
    const live = { dueAtMs: nowMs + this.answerWithinMs, rung: "live", channel: "chat" } as const;
    const decision = decide(held.state, command, {
      nowMs,
      conversation: held.id,
      site: held.site,
      author: facts.author,
      policy: {
        version: 1,
        hasBot: true,
        isLive: true,
        botFailuresMax: 2,
        live: { click: live, automatic: live },
        reply: live,
        written: { dueAtMs: nowMs + 24 * 3_600_000, rung: "written", channel: "email" },
      },
      internal: held.internal,
      isOnDuty: facts.isOnDuty ?? false,
      handOverTo: facts.handOverTo ?? null,
      identity: facts.identity ?? null,
      run: held.run,
      opening: { page: facts.page ?? null, locale: "en" },
      files: this.#filesOf(command),
    });
    const { events: internal, state } = decision.internal;
    held.internal = state;
    held.internalEvents.push(...internal);
    // HG14: what agents alone could see goes with the rest.
    if (decision.conversation.erased) held.internalEvents.length = 0;
    if (decision.events.length > 0) {
      held.state = decision.conversation;
      held.events.push(...decision.events);
    }
    const verdict: Verdict = decision.refusal
      ? { id: command.id, ok: false, error: wireError(decision.refusal.code, decision.refusal.details) }
      : { id: command.id, ok: true, seq: decision.conversation.head };
    held.verdicts.set(command.id, verdict);
    for (const listen of this.listeners) listen({ conversation: held.id, events: decision.events, internal });
    return verdict;
  }

  #filesOf(command: Command): readonly FileRef[] | null {
    if (command.type !== "reply" && command.type !== "say") return null;
    const named = command.files ?? [];
    const found = named.flatMap((id) => this.files.get(id) ?? []);
    return found.length === named.length ? found : null;
  }

  #withId<Body extends { type: string }>(body: Body): Body & { id: ReturnType<typeof commandId> } {
    return { ...body, id: this.#id() };
  }

  #id(): ReturnType<typeof commandId> {
    this.#count += 1;
    return commandId(`fake-command-${String(this.#count).padStart(6, "0")}`);
  }
}

function offerOf({ offer }: Internal): InboxItem["offer"] {
  return offer && { agent: offer.agent, madeAtMs: offer.madeAtMs, expiresAtMs: offer.expiresAtMs };
}

/** A command whose id is made for it. */
export type Without<Body> = Body extends { id: unknown } ? Omit<Body, "id"> : never;
