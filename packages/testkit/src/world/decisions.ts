// Takes a conversation's two logs apart into the decisions that they came of. An event's id says whose command made it, and an entry of the
// internal log says behind which event of the other one it stands.
import {
  commandId,
  type Author,
  type Command,
  type CommandId,
  type Event,
  type InternalEvent,
} from "@handrail/protocol";
import type { StoredLog } from "./stored-logs.ts";

/** One decision, as its events stand in the logs. */
export interface Decided {
  readonly conversation: StoredLog["id"];
  readonly author: Author;
  readonly command: Command;
  readonly atMs: number;
  readonly events: readonly Event[];
  readonly internal: readonly InternalEvent[];
}

interface Group {
  readonly key: string;
  readonly atMs: number;
  /** The head of the visible log before it. */
  readonly after: number;
  readonly events: Event[];
  readonly internal: InternalEvent[];
}

/** In the order in which they were made. `commands`: those of visitors and agents, as they were sent. */
export function decisionsOf(
  { id, events, internal }: StoredLog,
  commands: ReadonlyMap<CommandId, Command>,
): readonly Decided[] {
  const groups: Group[] = [];
  for (const event of events) groupOf(groups, event, event.seq - 1).events.push(event);
  const visible = new Map(groups.map((group) => [group.key, group]));
  const alone: Group[] = [];
  for (const event of internal) {
    const group = visible.get(keyOf(event)) ?? groupOf(alone, event, event.after);
    group.internal.push(event);
  }
  return merged(groups, alone).map((group) => ({
    conversation: id,
    author: authorOf(group),
    command: commandOf(commandId(group.key.slice(2)), commands),
    atMs: group.atMs,
    events: group.events,
    internal: group.internal,
  }));
}

const keyOf = ({ id }: Event | InternalEvent): string => id.slice(0, id.lastIndexOf("."));

function groupOf(groups: Group[], event: Event | InternalEvent, after: number): Group {
  const key = keyOf(event);
  const last = groups.at(-1);
  if (last?.key === key) return last;
  const group = { key, atMs: event.atMs, after, events: [], internal: [] };
  groups.push(group);
  return group;
}

// Both are in order.
function merged(visible: readonly Group[], alone: readonly Group[]): readonly Group[] {
  const all: Group[] = [];
  let next = 0;
  for (const group of visible) {
    for (let one = alone[next]; one && one.after <= group.after; one = alone[(next += 1)]) all.push(one);
    all.push(group);
  }
  return [...all, ...alone.slice(next)];
}

// An event may be from another than who made it: a promise that an agent's command finds overdue is broken by the relay.
function authorOf({ key, events, internal }: Group): Author {
  switch (key.charAt(0)) {
    case "v":
      return { type: "visitor" };
    case "b":
      return { type: "bot" };
    case "a":
      return [...events, ...internal].find(({ from }) => from.type === "agent")?.from ?? RELAY;
    default:
      return RELAY;
  }
}

const RELAY: Author = { type: "relay" };

// What the bot and the relay have asked for is of no matter to any rule.
function commandOf(id: CommandId, commands: ReadonlyMap<CommandId, Command>): Command {
  return commands.get(id) ?? { type: "promise-due", id };
}
