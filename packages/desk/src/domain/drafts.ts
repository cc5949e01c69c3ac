// What an agent has begun to write, for each conversation and for one agent only: nobody finds a colleague's draft.
import type { AgentId, ConversationId, Form } from "@handrail/protocol";
import type { Outbox } from "./outbox.ts";

/** Text by conversation; no entry for an empty one. */
export type Drafts = Readonly<Record<ConversationId, string>>;

/** A form that goes with the next reply, by conversation. */
export type DraftForms = Readonly<Record<ConversationId, Form>>;

/** What outlives a reload of the tab. */
export interface Kept {
  readonly agent: AgentId;
  readonly drafts: Drafts;
  /** Left out by pages from before there were any. */
  readonly forms?: DraftForms;
  /** Words for colleagues; left out by pages from before they were kept. */
  readonly notes?: Drafts;
  readonly outbox: Outbox;
}

/** The drafts with one of them changed. */
export function writeDraft(drafts: Drafts, conversation: ConversationId, text: string): Drafts {
  return text === "" ? without(drafts, conversation) : { ...drafts, [conversation]: text };
}

/** The forms with one of them changed; `null`: none. */
export function attachForm(forms: DraftForms, conversation: ConversationId, form: Form | null): DraftForms {
  return form === null ? without(forms, conversation) : { ...forms, [conversation]: form };
}

/** Reads what an earlier page of this tab kept; `null` for another agent's, or for what cannot be read. */
export function readKept(stored: string | null, agent: AgentId): Kept | null {
  if (stored === null) return null;
  const kept = parse(stored);
  return kept !== null && kept.agent === agent ? kept : null;
}

function without<Value>(
  all: Readonly<Record<ConversationId, Value>>,
  conversation: ConversationId,
): Readonly<Record<ConversationId, Value>> {
  const { [conversation]: _gone, ...rest } = all;
  return rest;
}

function parse(stored: string): Kept | null {
  try {
    const value: unknown = JSON.parse(stored);
    return isKept(value) ? value : null;
  } catch {
    return null;
  }
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === "object" &&
    value !== null &&
    "agent" in value &&
    typeof value.agent === "string" &&
    "drafts" in value &&
    typeof value.drafts === "object" &&
    "outbox" in value &&
    Array.isArray(value.outbox) &&
    value.outbox.every(isReply)
  );
}

function isReply(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    ["id", "conversation", "text"].every((key) => typeof Reflect.get(value, key) === "string") &&
    typeof Reflect.get(value, "state") === "object"
  );
}
