// What was seen to happen, for the invariants to judge: written down as it happens, by those who cannot lie about it.
import { createHash } from "node:crypto";
import type {
  AgentCommand,
  AskHuman,
  Command,
  CommandId,
  ConversationId,
  ConversationSecret,
  Event,
  Verdict,
  VisitorCommand,
} from "@handrail/protocol";
import type { Claim } from "../invariants/honest-status.ts";

/** One rule that did not hold. */
export interface Violation {
  readonly invariant: string;
  /** `visitor-12`. */
  readonly who: string;
  readonly what: string;
}

/** One tab's copy of the log, as long as it lived. */
export interface ReplicaTrail {
  readonly tab: string;
  /** The events that it showed last. */
  events: readonly Event[];
}

/** How a click was answered, where the answer left the relay. */
export interface ClickAnswer {
  readonly atMs: number;
  readonly conversation: ConversationId;
  readonly command: AskHuman;
  readonly verdict: Verdict;
}

/** The place in the queue that a visitor was told, true at `atMs` by the relay's own word. */
export interface ToldPlace {
  readonly atMs: number;
  readonly conversation: ConversationId;
  readonly place: number | null;
}

/** The relay heard of a visitor's page all this time: it read a stream, or said that it was there. */
export interface Stay {
  readonly conversation: ConversationId;
  readonly fromMs: number;
  /** Infinity while it lasts. */
  toMs: number;
}

/** What a visitor's page has said of their request. */
export interface PageClaim {
  readonly atMs: number;
  readonly who: string;
  readonly claim: Claim;
}

/** Everything about one visitor. */
export interface VisitorEvidence {
  readonly name: string;
  /** Commands that reached the visitor's disk. */
  readonly kept: Map<CommandId, VisitorCommand>;
  /** Commands that the relay acknowledged, with the log's head after each; written where the answer left the relay. */
  readonly acknowledged: Map<CommandId, number>;
  /** Commands that the relay refused for good. */
  readonly refused: Map<CommandId, string>;
  /** What a later click made void: withdrawals, and clicks that it stands for. */
  readonly void: Set<CommandId>;
  readonly replicas: ReplicaTrail[];
  /** Those that the relay has opened for them. */
  readonly conversations: Set<ConversationId>;
  /** The last one that they called with. */
  secret: ConversationSecret | null;
  /** At the quiet end: the log as the relay has it, and what the last tab shows. */
  end: {
    /** `null`: the relay has no conversation of this visitor's. */
    readonly conversation: ConversationId | null;
    readonly log: readonly Event[];
    /** How far the relay's log goes: further than `log`, where the last of it is still on its way to the page. */
    readonly head: number;
    readonly shown: readonly Event[];
    readonly pending: readonly string[];
    readonly onDisk: readonly CommandId[];
  } | null;
}

/** Everything about one world. */
export interface Evidence {
  readonly visitors: VisitorEvidence[];
  /** Agents' commands that the relay acknowledged. */
  readonly agents: { readonly conversation: ConversationId; readonly command: AgentCommand }[];
  /** What visitors and agents have sent. */
  readonly commands: Map<CommandId, Command>;
  readonly clicks: ClickAnswer[];
  readonly places: ToldPlace[];
  readonly stays: Stay[];
  readonly claims: PageClaim[];
  /** When an agent's desk was last heard of by the relay, again and again. */
  readonly desks: { readonly id: string; readonly atMs: number }[];
  /** What was found wrong while it happened. */
  readonly violations: Violation[];
  /** One line of the world's story. */
  note(atMs: number, line: string): void;
  /** The hash of the whole story so far. */
  hash(): string;
}

/** Starts to write down. */
export function startEvidence(trace?: (atMs: number, line: string) => void): Evidence {
  const story = createHash("sha256");
  return {
    visitors: [],
    agents: [],
    commands: new Map(),
    clicks: [],
    places: [],
    stays: [],
    claims: [],
    desks: [],
    violations: [],
    note: (atMs, line) => {
      story.update(`${atMs} ${line}\n`);
      trace?.(atMs, line);
    },
    hash: () => story.copy().digest("hex"),
  };
}

/** A visitor of whom nothing is known yet. */
export function newVisitor(name: string): VisitorEvidence {
  return {
    name,
    kept: new Map(),
    acknowledged: new Map(),
    refused: new Map(),
    void: new Set(),
    replicas: [],
    conversations: new Set(),
    secret: null,
    end: null,
  };
}
