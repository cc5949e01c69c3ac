// An agent who accepts and replies without rest, over the desk's own API.
import {
  commandId,
  wireError,
  type AgentCommand,
  type DeskCommandsResponse,
  type DeskFrame,
  type Inbox,
  type InboxItem,
  type Verdict,
} from "@handrail/protocol";
import type { Chance } from "../world/chance.ts";
import type { DeskSeat } from "./data-folder.ts";
import { deliver } from "./deliver.ts";
import type { Ledger } from "./ledger.ts";
import { pause } from "./until.ts";

/** What an agent needs. */
export interface WorkerParts {
  readonly seat: DeskSeat;
  readonly chance: Chance;
  readonly ledger: Ledger;
  /** The way to the relay. */
  readonly url: string;
  /** The origin that the desk's pages have. */
  readonly origin: string;
  readonly stopping: AbortSignal;
  readonly givenUp: AbortSignal;
}

/** An answer that takes longer is not waited for, in ms. */
const PATIENCE_MS = 1_000;

/** Works until `stopping`; resolves when everything that was begun has its verdict. */
export async function workAtDesk(parts: WorkerParts): Promise<void> {
  const { seat, chance, ledger, stopping, givenUp } = parts;
  let replies = 0;
  const newId = () => commandId(Buffer.from(chance.bytes(12)).toString("base64url"));
  const commandsOn = (): readonly AgentCommand[] => {
    const dice = chance.fraction();
    if (dice < 0.08) return [{ type: "leave", id: newId() }];
    if (dice < 0.16) return [{ type: "settle", id: newId() }];
    if (dice < 0.3) return [{ type: "close", id: newId() }];
    replies += 1;
    return [{ type: "reply", id: newId(), text: `${seat.name} replies ${replies}` }];
  };
  while (!stopping.aborted) {
    // The relay may be down, the way to it broken: an agent tries again.
    const inbox = await readInbox(parts).catch(() => null);
    // Whom the dispatcher offers them, else whoever is first: now and then that is somebody offered to a colleague.
    const first = inbox?.queue.find(({ offer }) => offer?.agent.name === seat.name) ?? inbox?.queue[0];
    const mine = inbox?.mine[chance.between(0, Math.max(0, inbox.mine.length - 1))];
    const work: [InboxItem, readonly AgentCommand[]][] = [];
    if (first && (inbox?.mine.length ?? 0) < 5)
      work.push([first, [{ type: chance.happens(0.1) ? "decline" : "accept", id: newId() }]]);
    if (mine) work.push([mine, commandsOn()]);
    for (const [{ conversation }, commands] of work) {
      const send = (some: readonly AgentCommand[]) => give(parts, conversation, some);
      const copies = chance.happens(0.1) ? 2 : 1;
      await deliver({ conversation, sender: "agent", commands, send, copies }, { ledger, givenUp });
    }
    await pause(chance.between(10, 80));
  }
}

function ask({ seat, url, origin }: WorkerParts, path: string, body?: unknown): Promise<Response> {
  return fetch(`${url}/desk/api${path}`, {
    headers: { cookie: seat.cookie, origin, "content-type": "application/json" },
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
  });
}

async function readInbox(parts: WorkerParts): Promise<Inbox | null> {
  const response = await ask(parts, "/stream");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (reader && !text.includes("\n\n")) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
  }
  void reader?.cancel().catch(() => undefined);
  const [line = ""] = text.split("\n\n");
  if (!response.ok || !line.startsWith("data: ")) throw new Error(`the desk's stream answered ${response.status}`);
  const frame: DeskFrame = JSON.parse(line.slice(6));
  if (frame.type !== "inbox") return null;
  if (!frame.me.isOnDuty) await ask(parts, "/duty", { isOnDuty: true });
  return frame.inbox;
}

async function give(
  parts: WorkerParts,
  conversation: string,
  commands: readonly AgentCommand[],
): Promise<readonly Verdict[]> {
  const response = await ask(parts, `/conversations/${conversation}/commands`, { commands });
  if (response.status === 404) {
    return commands.map(({ id }) => ({ id, ok: false, error: wireError("unknown-conversation") }));
  }
  if (!response.ok) throw new Error(`refused with ${response.status}`);
  const answer: DeskCommandsResponse = await response.json();
  return answer.verdicts;
}
