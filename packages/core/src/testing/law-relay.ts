// A relay in a test's hand: the real law over a list in memory, behind a fetch that can be told to misbehave.
import {
  confirmedEmail,
  conversationId,
  EMPTY_INTERNAL,
  type Author,
  type Command,
  type CommandsRequest,
  type Conversation,
  type Event,
  type EventsRequest,
  type EventsResponse,
  type FileUpload,
  type Frame,
  type Signal,
  type Verdict,
  agentId,
  commandId,
  siteId,
  wireError,
} from "@handrail/protocol";
import { decide, type Context } from "@handrail/protocol/law";
import type { Clock } from "../platform.ts";
import { FileShelf, textOf } from "./file-shelf.ts";
import { foldedAnew } from "./folded-anew.ts";

/** What a test may do to one request. `lose-answer`: it arrives, and the answer does not. */
export type Fault = "lose" | "lose-answer" | "hang" | Response | null;

/** One request, as it came. */
export interface Seen {
  readonly path: string;
  readonly body: Partial<CommandsRequest & EventsRequest & FileUpload>;
  readonly keepalive: boolean;
  readonly atMs: number;
}

type Listener = (frame: Frame) => void;

/** The relay and its strings. */
export class LawRelay {
  generation = "g1";
  isLive = true;
  hasBot = true;
  /** Gives clicks receipts, and knows them again. */
  signs = false;
  /** Takes a message that begins with "human" for an ask in words. */
  hearsAsks = false;
  /** The times that are free. */
  slots: readonly number[] = [];
  /** How far this clock is from the visitor's. */
  skewMs = 0;
  /** Asked for each request; the first answer that is not `null` is what happens. */
  fault: (seen: Seen) => Fault = () => null;
  readonly seen: Seen[] = [];
  conversation: Conversation | null = null;
  internal = EMPTY_INTERNAL;
  events: Event[] = [];
  readonly files = new FileShelf();
  readonly #clock: Clock;
  readonly #verdicts = new Map<string, { content: string; verdict: Verdict }>();
  readonly #listeners = new Set<Listener>();
  readonly #cuts = new Set<() => void>();
  readonly #receipts = new Map<string, NonNullable<Context["readmits"]>>();
  #waiting: (() => void)[] = [];
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Requests to one path. */
  to(path: string): readonly Seen[] {
    return this.seen.filter((seen) => seen.path === path);
  }

  /** The commands of a type that ever arrived or were lost, in order. */
  sent(type: Command["type"]): readonly Command[] {
    return this.to("/v1/commands").flatMap(({ body }) => (body.commands ?? []).filter((c) => c.type === type));
  }

  readonly fetch = async (url: string, init?: RequestInit): Promise<Response> => {
    const [line = "", part = ""] = (await textOf(init?.body)).split(/\n([^]*)/);
    const body: Seen["body"] = line === "" ? {} : JSON.parse(line);
    const path = new URL(url).pathname;
    const seen = { path, body, keepalive: init?.keepalive ?? false, atMs: this.#clock.now() };
    this.seen.push(seen);
    const fault = this.fault(seen);
    if (fault instanceof Response) return fault;
    if (fault === "lose") throw new TypeError("Failed to fetch");
    if (fault === "hang") return aborted(init?.signal);
    const answer = path === "/v1/files" ? this.files.take(body, part) : this.#answer(path, body, init?.signal ?? null);
    if (fault === "lose-answer") throw new TypeError("Failed to fetch");
    return answer;
  };

  /** Something that happens on the other side. */
  act(author: Author, command: Command): void {
    this.#decide(author, command);
    this.#tell();
  }

  agentSays(text: string): void {
    this.agent({ type: "reply", id: this.#id(), text });
  }

  agentJoins(): void {
    this.agent({ type: "accept", id: this.#id() });
  }

  agent(command: Command): void {
    this.act({ type: "agent", id: agentId("ada"), name: "Ada" }, command);
  }

  signal(signal: Signal): void {
    for (const listener of this.#listeners) listener({ type: "signal", signal });
  }

  beat(): void {
    const { generation, head, nowMs, live } = this.#report(0);
    for (const listener of this.#listeners) listener({ type: "beat", generation, head, nowMs, live });
  }

  bye(): void {
    for (const listener of this.#listeners) listener({ type: "bye" });
    this.cut();
  }

  /** Breaks every stream off. */
  cut(): void {
    for (const cut of this.#cuts) cut();
  }

  /** Loses everything but its keys, as a back-up from before the conversation does. */
  forget(): void {
    this.restore(0);
    this.conversation = null;
  }

  /** Puts the log back to an earlier state, as a restored back-up does. */
  restore(head: number, generation = this.generation): void {
    this.events = this.events.slice(0, head);
    ({ conversation: this.conversation, internal: this.internal } = foldedAnew(this.events));
    this.generation = generation;
    for (const [id, { verdict }] of this.#verdicts) if (verdict.ok && verdict.seq > head) this.#verdicts.delete(id);
    this.cut();
  }

  #nowMs(): number {
    return this.#clock.now() + this.skewMs;
  }

  #id() {
    this.#count += 1;
    return commandId(`agent-command-${this.#count}-xx`);
  }

  #answer(path: string, body: Seen["body"], signal: AbortSignal | null): Response | Promise<Response> {
    if (path === "/v1/commands") return this.#commands(body.commands ?? [], body.secret);
    if (path === "/v1/appointments") {
      return Response.json({ conversation: "c".repeat(43), slots: this.slots, nowMs: this.#nowMs() });
    }
    if (path === "/v1/transcript") {
      const email = this.conversation && confirmedEmail(this.conversation);
      if (email) return Response.json({ conversation: "c".repeat(43), email });
      return Response.json({ error: wireError("address-not-confirmed") }, { status: 409 });
    }
    if (path !== "/v1/events") return Response.json(this.#facts());
    if (!this.conversation) return Response.json({ error: wireError("unknown-conversation") }, { status: 404 });
    const after = body.after ?? 0;
    if (body.wait === "stream") return this.#stream(after, signal);
    if (body.wait === "poll" && this.conversation.head <= after) {
      return new Promise((resolve, reject) => {
        const done = () => resolve(Response.json(this.#report(after)));
        this.#waiting.push(done);
        this.#clock.setTimeout(done, body.waitMs ?? 0);
        signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
      });
    }
    return Response.json(this.#report(after));
  }

  #commands(commands: readonly Command[], secret = ""): Response {
    const verdicts = commands.map((command): Verdict => {
      const known = this.#verdicts.get(command.id);
      // A click is known by its id alone.
      const content = command.type === "ask-human" ? command.type : JSON.stringify(command);
      if (known?.content === content) return known.verdict;
      if (known) return { id: command.id, ok: false, error: wireError("id-conflict") };
      const verdict = this.#decide({ type: "visitor" }, command, secret);
      if (verdict.ok || verdict.error.code !== "unknown-file") this.#verdicts.set(command.id, { content, verdict });
      if (verdict.ok && command.type === "ask-human")
        for (const ending of command.voids ?? []) this.#refuseUnseen(ending);
      return verdict;
    });
    this.#tell();
    const { conversation, generation, head } = this.#report(0);
    return Response.json({ conversation, generation, head, verdicts });
  }

  #refuseUnseen(ending: Command): void {
    const verdict: Verdict = { id: ending.id, ok: false, error: wireError("superseded") };
    if (!this.#verdicts.has(ending.id)) this.#verdicts.set(ending.id, { content: JSON.stringify(ending), verdict });
  }

  #decide(author: Author, command: Command, secret = ""): Verdict {
    const nowMs = this.#nowMs();
    const due = { rung: "live", channel: "chat", dueAtMs: nowMs + 180_000 } as const;
    const context: Context = {
      nowMs,
      conversation: conversationId("c".repeat(43)),
      site: siteId("shop"),
      author,
      policy: {
        version: 1,
        hasBot: this.hasBot,
        isLive: this.isLive,
        botFailuresMax: 2,
        live: { click: due, automatic: due },
        reply: due,
        written: { ...due, rung: "written", dueAtMs: nowMs + 86_400_000 },
      },
      internal: this.internal,
      isOnDuty: true,
      handOverTo: null,
      run: null,
      slot:
        command.type === "book" && this.slots.includes(command.slotAtMs)
          ? { slotAtMs: command.slotAtMs, dueAtMs: command.slotAtMs + 180_000 }
          : null,
      opening: { page: null, locale: null },
      isAsking: this.hearsAsks && command.type === "say" && command.text.startsWith("human"),
      files: command.type === "say" && command.files ? this.files.find(command.files, secret) : null,
    };
    // In the place of a signature: `proof.<sub>.<what becomes of it>`.
    const [, sub = "", fate] = command.type === "identify" ? command.token.split(".") : [];
    const identity: Context["identity"] =
      fate === "expired"
        ? { type: "refused", code: "identity-expired" }
        : { type: "proven", identity: { sub, name: null, email: null, rank: 1 } };
    const receipt = command.type === "ask-human" ? command.receipt : undefined;
    const readmits = (receipt !== undefined && this.#receipts.get(receipt)) || null;
    const decision = decide(this.conversation, command, { ...context, readmits, identity });
    const { refusal, events, conversation } = decision;
    this.internal = decision.internal.state;
    this.events.push(...events);
    if (events.length > 0) this.conversation = conversation;
    if (conversation.erased) {
      this.events = this.events.slice(-1);
      this.#verdicts.clear();
    }
    if (refusal) return { id: command.id, ok: false, error: wireError(refusal.code, refusal.details) };
    const verdict = { id: command.id, ok: true, seq: this.conversation?.head ?? 0 } as const;
    const hasAsked = command.type === "ask-human" || events.some(({ type }) => type === "human.requested");
    return this.signs && hasAsked ? { ...verdict, receipt: this.#receipt(command.id) } : verdict;
  }

  #receipt(id: string): string {
    const receipt = `told.${id}`;
    const { request, promise } = this.conversation ?? {};
    if (request && !this.#receipts.has(receipt)) {
      this.#receipts.set(receipt, { askedAtMs: request.atMs, promise: promise ?? null });
    }
    return receipt;
  }

  #report(after: number): EventsResponse {
    const nowMs = this.#nowMs();
    return {
      conversation: conversationId("c".repeat(43)),
      generation: this.generation,
      head: this.conversation?.head ?? 0,
      nowMs,
      events: this.events.filter(({ seq }) => seq > after).slice(0, 200),
      live: { asOfMs: nowMs, place: 1, waiting: 1, agentsOnDuty: 1, expectedWaitMs: null, step: "known" },
      run: null,
    };
  }

  #stream(after: number, signal: AbortSignal | null): Response {
    const encoder = new TextEncoder();
    let told = after;
    let listener: Listener = () => {};
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        listener = (frame) => {
          if (frame.type === "log") told = Math.max(told, frame.head);
          controller.enqueue(encoder.encode(`data: ${JSON.stringify(frame)}\n\n`));
        };
        const cut = () => {
          this.#listeners.delete(tell);
          this.#cuts.delete(cut);
          try {
            controller.error(new TypeError("network error"));
          } catch {
            // Closed already.
          }
        };
        const tell: Listener = (frame) =>
          listener(frame.type === "log" ? { type: "log", ...this.#report(told) } : frame);
        this.#listeners.add(tell);
        this.#cuts.add(cut);
        signal?.addEventListener("abort", cut);
        listener({ type: "log", ...this.#report(after) });
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  }

  #tell(): void {
    for (const listener of this.#listeners) listener({ type: "log", ...this.#report(0) });
    for (const done of this.#waiting.splice(0)) done();
  }

  #facts() {
    return {
      site: "shop",
      name: "Shop",
      isLive: this.isLive,
      bot: this.hasBot ? { name: "Bo" } : null,
      isOpen: true,
      opensAtMs: null,
      agentsOnDuty: 1,
      answerWithinMs: 180_000,
      contact: { email: null, phone: null },
      nowMs: this.#nowMs(),
    };
  }
}

function aborted(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
  });
}
