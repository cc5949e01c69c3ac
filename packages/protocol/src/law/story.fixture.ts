// A conversation told step by step, for the law's tests: each line is a command of one actor, and time moves only when told.
import type { AgentCommand, BotCommand, Command, RelayCommand, VisitorCommand } from "../commands.ts";
import type { Conversation } from "../conversation.ts";
import type { AgentRef, Author, Event } from "../events.ts";
import { agentId, commandId, conversationId, runId, siteId, type ConversationId, type RunId } from "../ids.ts";
import { EMPTY_INTERNAL, type Internal, type InternalEvent } from "../internal.ts";
import type { Context, Due, Policy } from "./context.ts";
import { decide, type Decision } from "./decide.ts";
import type { Job } from "./draft.ts";

type WithoutId<C> = C extends unknown ? Omit<C, "id"> : never;

const NINE = Date.UTC(2026, 10, 23, 9);
export const MINUTE = 60_000;

/** A started story. Every step returns the law's decision; `log` and `jobs` hold all that was stored. */
export class Story {
  conversation: Conversation | null = null;
  readonly log: Event[] = [];
  internal: Internal = EMPTY_INTERNAL;
  readonly internalLog: InternalEvent[] = [];
  readonly jobs: Job[] = [];
  nowMs = NINE;
  isOnDuty = true;
  run: Context["run"] = null;
  readmits: Context["readmits"] = null;
  identity: Context["identity"] = null;
  slot: Context["slot"] = null;
  files: Context["files"] = null;
  isAsking = false;
  policy: Partial<Policy> = {};
  #count = 0;

  visitor(command: WithoutId<VisitorCommand>): Decision {
    return this.#step(command, { type: "visitor" });
  }

  agent(name: string, command: WithoutId<AgentCommand>): Decision {
    return this.#step(command, { type: "agent", id: agentId(name.toLowerCase()), name });
  }

  bot(command: WithoutId<BotCommand>): Decision {
    return this.#step(command, { type: "bot" });
  }

  relay(command: WithoutId<RelayCommand>): Decision {
    return this.#step(command, { type: "relay" });
  }

  /** The dispatcher offers the visitor to an agent for `forMs`. */
  offer(name: string, forMs = 20_000, more: { overtakes?: readonly ConversationId[] } = {}): Decision {
    const agent: AgentRef = { id: agentId(name.toLowerCase()), name };
    const { overtakes = [] } = more;
    return this.relay({ type: "offer", agent, expiresAtMs: this.nowMs + forMs, overtakes, turn: null });
  }

  /** Any command of anybody, theirs or not. */
  as(author: Author, command: WithoutId<Command>): Decision {
    return this.#step(command, author);
  }

  say(text = "Where is my parcel?"): Decision {
    return this.visitor({ type: "say", text });
  }

  click(
    epoch: number | null = this.conversation?.epoch ?? null,
    seen: { run: RunId; length: number } | null = null,
  ): Decision {
    return this.visitor({ type: "ask-human", why: "button", epoch, seen });
  }

  botAnswers(
    text = "It is on its way.",
    options: { wantsHuman?: boolean; skills?: readonly string[]; askSeq?: number } = {},
  ): Decision {
    const askSeq = options.askSeq ?? this.conversation?.askSeq ?? 0;
    return this.bot({
      type: "answer",
      run: runId("run-1234"),
      askSeq,
      text,
      isUnsure: false,
      wantsHuman: options.wantsHuman ?? false,
      ...(options.skills && { skills: options.skills }),
      suggestions: [],
      sources: [],
    });
  }

  botFails(): Decision {
    return this.bot({
      type: "fail",
      run: runId("run-1234"),
      askSeq: this.conversation?.askSeq ?? 0,
      reason: "timeout",
    });
  }

  later(ms: number): this {
    this.nowMs += ms;
    return this;
  }

  /** The state, once something has happened. */
  get state(): Conversation {
    if (!this.conversation) throw new Error("nothing has happened yet");
    return this.conversation;
  }

  types(): string[] {
    return this.log.map((event) => event.type);
  }

  #step(command: WithoutId<Command>, author: Author): Decision {
    this.#count += 1;
    const id = commandId(`command-${String(this.#count).padStart(8, "0")}`);
    const decision = decide(this.conversation, { ...command, id }, this.#context(command, author));
    if (decision.events.length > 0) this.conversation = decision.conversation;
    this.internal = decision.internal.state;
    this.internalLog.push(...decision.internal.events);
    this.log.push(...decision.events);
    this.jobs.push(...decision.jobs);
    return decision;
  }

  #live(): Due {
    return { dueAtMs: this.nowMs + 2 * MINUTE, rung: "live", channel: "chat" };
  }

  #context(command: WithoutId<Command>, author: Author): Context {
    const to = command.type === "hand-over" ? command.to : null;
    return {
      nowMs: this.nowMs,
      conversation: conversationId("c".repeat(43)),
      site: siteId("shop"),
      author,
      policy: {
        version: 1,
        hasBot: true,
        isLive: true,
        botFailuresMax: 2,
        live: { click: this.#live(), automatic: this.#live() },
        reply: this.#live(),
        written: { dueAtMs: this.nowMs + 24 * 60 * MINUTE, rung: "written", channel: "chat" },
        ...this.policy,
      },
      internal: this.internal,
      isOnDuty: this.isOnDuty,
      handOverTo: to && to !== "nobody" ? { id: to, name: to } : null,
      run: this.run,
      readmits: this.readmits ?? null,
      identity: this.identity ?? null,
      slot: this.slot ?? null,
      files: this.files ?? null,
      isAsking: this.isAsking,
      opening: { page: null, locale: "en" },
    };
  }
}
