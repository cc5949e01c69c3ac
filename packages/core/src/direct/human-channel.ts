// The way to humans without a relay, whatever carries it: what the page's authority asks of it, and what it hears. Decides nothing.
import type { AgentRef, ConversationId, SiteId } from "@handrail/protocol";

/** One message. Receivers know it again by its id. */
export interface Said {
  readonly id: string;
  readonly name: "log" | "signal" | "verdict";
  readonly data: unknown;
}

/** What comes of a line to humans. */
export interface HumanListener {
  /** Something that an agent wants done: as it came, to be proven. It may come again. */
  onCommand(agent: AgentRef, command: unknown): void;
  onTyping(isTyping: boolean): void;
  /** An agent has had the log up to this event before their eyes. */
  onSeen(agent: AgentRef, seq: number): void;
  /** How many agents are there. */
  onDuty(agents: number): void;
  /** It is there, or there again: what was not delivered can be. */
  onUp(): void;
  /** It will not come back, and can be closed: whoever still wants one opens another. */
  onEnd(): void;
}

/** A line that is being held. It comes back by itself. */
export interface HumanLine {
  /** Resolves once the carrier has it for good. Rejects when that is not known: it is said again, with the same id. */
  say(said: Said): Promise<void>;
  /** Tells those who are on duty that somebody asks for a human; as durable as `say`. */
  announce(said: Omit<Said, "name">): Promise<void>;
  close(): void;
}

/** Made by `ably({ authUrl })`. */
export interface HumanChannel {
  open(talk: {
    readonly site: SiteId;
    readonly conversation: ConversationId;
    readonly listener: HumanListener;
  }): Promise<HumanLine>;
}
