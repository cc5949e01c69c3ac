// Invariant: with everything at its best, what an agent says is on the page at once. Nothing that is late is lost, so the other invariants
// cannot see a page that has stopped to hear and only reads the log now and then.
import { commandId, isEventOf, type AgentCommand, type CommandId } from "@handrail/protocol";
import { openDesk } from "./agent.ts";
import type { Browser } from "./browser.ts";
import type { Evidence, VisitorEvidence } from "./evidence.ts";
import type { DeskSeat, RelayHouse } from "./relay-house.ts";
import type { VirtualLoop } from "./virtual-loop.ts";

/** Whose page it is. */
export interface Listener {
  readonly visitor: VisitorEvidence;
  readonly browser: Browser;
}

/** What words are said with. */
export interface WordParts {
  readonly seats: readonly DeskSeat[];
  readonly house: RelayHouse;
  readonly loop: VirtualLoop;
  readonly evidence: Evidence;
}

/** Each word costs a request to the desk, which is proven by real threads. */
const WORDS_MAX = 8;
/** A page that has gone quiet reads the log every 5 or 15 s; one that hears is told within this time. */
const SOON_MS = 2_000;

/** Has an agent say something to those who wait or talk, and looks whether all of their tabs have seen it soon after. */
export async function sayWords(when: string, listeners: readonly Listener[], parts: WordParts): Promise<void> {
  const said = new Map<Listener, CommandId>();
  for (const listener of listeners) {
    if (said.size >= WORDS_MAX) break;
    const saying = sayTo(listener, when, parts);
    await parts.loop.run(0); // the relay commits at the end of a turn
    const id = await saying;
    if (id) said.set(listener, id);
  }
  await parts.loop.run(SOON_MS);
  for (const [{ visitor, browser }, id] of said) {
    for (const { chat } of browser.tabs) {
      if (chat.entries.value.some((entry) => entry.type === "event" && isEventOf(entry.event, "agent", id))) continue;
      const what = `a word ${when} was said ${SOON_MS} ms ago and is not on the page`;
      parts.evidence.violations.push({ invariant: "in-time", who: visitor.name, what });
    }
  }
}

async function sayTo({ visitor, browser }: Listener, when: string, parts: WordParts): Promise<CommandId | null> {
  const now = browser.tabs[0]?.chat.conversation.value;
  const owner = now?.owner;
  if (!now || !owner || (owner.type !== "queue" && owner.type !== "agent")) return null;
  const seat = owner.type === "agent" ? parts.seats.find(({ name }) => name === owner.agent.name) : parts.seats[0];
  if (!seat) return null;
  const desk = openDesk({ ...parts, seat });
  const idOf = (what: string) => commandId(`${what}-${when.replaceAll(" ", "-")}-${visitor.name}`);
  const give = (command: AgentCommand) => desk.give({ conversation: now.id }, command);
  if (owner.type === "queue") {
    await desk.goOnDuty();
    if (!(await give({ type: "accept", id: idOf("accept") }))) return null;
  }
  const id = idOf("word");
  return (await give({ type: "reply", id, text: `a word ${when} to ${visitor.name}` })) ? id : null;
}
