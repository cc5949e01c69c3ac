// Puts what happened behind a conversation into quiet one-line notes. An offer and its end are one note.
import type { AgentId, AgentRef, InternalEvent } from "@handrail/protocol";
import { BEHIND } from "../texts.ts";

/** One note. */
export interface InternalNote {
  readonly key: string;
  readonly text: string;
  readonly atMs: number;
  /** Of an offer that has no end yet: to whom it was made. */
  readonly offeredTo: AgentId | null;
}

/** The notes with one event more; an event of a later version has no words here. */
export function addNote(
  notes: readonly InternalNote[],
  event: InternalEvent,
  reader: { readonly me: AgentId },
): readonly InternalNote[] {
  const note = noteOf(event, reader.me);
  if (!note) return notes;
  const last = notes.at(-1);
  const isEnd = event.type === "offer.declined" || event.type === "offer.expired";
  const isOfLast = isEnd && last?.offeredTo === event.agent.id;
  return [...(isOfLast ? notes.slice(0, -1) : notes), note];
}

function noteOf(event: InternalEvent, me: AgentId): InternalNote | null {
  const note = { key: event.id, atMs: event.atMs, offeredTo: null };
  switch (event.type) {
    case "offer.made":
      return { ...note, text: BEHIND.offered(nameOf(event.agent, me)), offeredTo: event.agent.id };
    case "offer.declined":
      return { ...note, text: BEHIND.declined(nameOf(event.agent, me)) };
    case "offer.expired":
      return { ...note, text: BEHIND.expired(nameOf(event.agent, me)) };
    case "on-call.alerted":
      return { ...note, text: BEHIND.alerted };
    case "visitor.overtaken":
      return { ...note, text: BEHIND.overtaken };
    case "note.added":
      // What a colleague has written stands by itself, and is never folded away.
      return null;
    default:
      return laterEvent(event);
  }
}

function nameOf(agent: AgentRef, me: AgentId): string {
  return agent.id === me ? "you" : agent.name;
}

// A relay that is newer than this page may log what this page has no words for.
function laterEvent(_event: never): null {
  return null;
}
