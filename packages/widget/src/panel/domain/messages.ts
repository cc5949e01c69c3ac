// Finds what was said among the transcript's entries, for whoever needs no more of them than that.
import type { Entry } from "@handrail/core";
import { messageText } from "@handrail/protocol";

/** Somebody's words. */
export interface Said {
  readonly speaker: "visitor" | "bot" | "agent" | "relay";
  /** An agent's name. */
  readonly name?: string;
  readonly text: string;
}

/** What the entry says, if it is a message. */
export function messageOf(entry: Entry): Said | null {
  if (entry.type === "pending") {
    return entry.command.type === "say" ? { speaker: "visitor", text: entry.command.text } : null;
  }
  const { event } = entry;
  if (event.type !== "message.sent") return null;
  const { from } = event;
  const text = messageText(event);
  return from.type === "agent" ? { speaker: "agent", name: from.name, text } : { speaker: from.type, text };
}

/** Whether it is a message of somebody else's than the visitor. */
export function isOthersMessage(entry: Entry): boolean {
  const speaker = messageOf(entry)?.speaker ?? "visitor";
  return speaker !== "visitor";
}
