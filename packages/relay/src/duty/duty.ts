// Says who is on duty. Duty is a lease: it is lost when the agent's desk has not been heard of for a while (HG12).
import type { AgentId, AgentTalents, Me, Pictured } from "@handrail/protocol";

/** An agent and whether humans can count on them now. */
export interface DutyEntry extends AgentTalents, Pictured {
  readonly id: AgentId;
  readonly name: string;
  readonly isOnDuty: boolean;
}

/** How long an agent counts as there without an open desk: a reload, a lift, a restart of the relay. */
export const DUTY_LEASE_MS = 90_000;

/** What is left of it when the agent signs out at a desk: two beats, in which another desk of theirs is heard of and renews it, and what those take. */
export const SIGNED_OUT_MS = 12_000;

/** The duty roster. Reads are synchronous and see what another process has changed a moment ago. */
export interface Duty {
  isOnDuty(agent: AgentId): boolean;
  /** When the lease of somebody on duty ends unless their desk is heard of again, in ms since the epoch; 0 off duty. */
  dutyUntilMs(agent: AgentId): number;
  /** On duty or not, the agent's desk has been heard of within the lease. */
  isThere(agent: AgentId): boolean;
  /** How many agents are on duty now: one indexed count. */
  count(): number;
  /** Every account, by name. */
  list(): readonly DutyEntry[];
  /** The agent's own word. */
  set(agent: AgentId, isOnDuty: boolean): Promise<void>;
  /** Ends the duty of somebody who has let offers run out (HG12). Trouble is reported and not thrown: nobody waits for it. */
  endOverOffers(agent: AgentId): Promise<void>;
  /** What the relay has ended an agent's duty over, until they say themselves where they stand. */
  offDutyWhy(agent: AgentId): Me["offDutyWhy"];
  /** A desk says that its agent is there: an open stream at first and at each beat, one on Ably with each reading of its lists. Trouble is reported and not thrown. */
  renew(agent: AgentId): Promise<void>;
  /** The agent has left a desk on purpose: nobody waits for the whole lease (HG8). Trouble is reported and not thrown. */
  signedOut(agent: AgentId): Promise<void>;
  onChange(listener: () => void): () => void;
  /** An agent has been gone for the whole lease: what they hold goes back to the queue. */
  onGone(listener: (agent: AgentId) => void): () => void;
  stop(): void;
}
