// The only one that appends to the log. It brings the law what it may know and stores what the law says, in one transaction.
import type { AgentRef, Author, Command, ConversationId, Event, SiteId, Verdict } from "@handrail/protocol";
import type { Context, IdentityProof } from "@handrail/protocol/law";
import type { Reach } from "../watch/reach.ts";

/** One command, with what its sender's credentials prove. */
export interface Submission {
  readonly conversation: ConversationId;
  readonly site: SiteId;
  readonly author: Author;
  readonly command: Command;
  /** Where the conversation began; read with the first command only. */
  readonly opening?: Context["opening"];
  /** For an agent's command. */
  readonly isOnDuty?: boolean;
  /** For `hand-over`: the agent named, when there is one. */
  readonly handOverTo?: AgentRef | null;
  /** For `identify`: what the token proves. */
  readonly identity?: IdentityProof;
  /** For the merchant's `erase`: whom to note down as having asked for it. */
  readonly askedBy?: string;
  /** The job that this command completes: it goes in the same transaction. */
  readonly completes?: number;
  /** A probe's: judged as any other, and then taken back. */
  readonly isProbe?: boolean;
}

/** What became of a command. */
export interface Outcome {
  readonly verdict: Verdict;
  /** The log's head after it. */
  readonly head: number;
  /** What it appended; nothing when the same command had been decided before. */
  readonly events: readonly Event[];
  /** Of a probe that was accepted: who could be offered it. */
  readonly reach?: Reach;
}

export interface Authority {
  /** Decides one command. Resolves only after the commit that holds what it made (HG3); never rejects. */
  submit(submission: Submission): Promise<Outcome>;
  /** Decides what has been submitted and refuses (`shutting-down`) what comes later. */
  stop(): Promise<void>;
}
