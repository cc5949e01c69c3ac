// How a command is known again: the same sender and id are the same command, and its content must then be the same too.
import type { Author, Command } from "@handrail/protocol";
import { claimedSub } from "../identity/claimed-sub.ts";

/** The letter under which an author's command ids are remembered: the same as in event ids, so that those stay unique. */
export function authorKey(author: Author): string {
  return author.type.charAt(0);
}

/** The same text for the same author and content, whatever the order of the fields was. */
export function canonical(author: Author, command: Command): string {
  return JSON.stringify([author.type === "agent" ? author.id : author.type, sorted(content(command))]);
}

// A click is known by its id alone: the pages of one visitor may send it in view of different things, and it is one wish (HG4).
// A visitor whose token has run out on its way comes again with a fresh one, under the same id: who they say they are makes the
// command, not the bytes that prove it.
function content(command: Command): object {
  if (command.type === "identify") return { type: command.type, id: command.id, sub: claimedSub(command.token) };
  return command.type === "ask-human" ? { type: command.type, id: command.id } : command;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
