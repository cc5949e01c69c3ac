// An agent of the nodes' team: takes whom the dispatcher offers them, replies, and lets them go.
import { commandId, conversationId, type AgentCommand, type Verdict } from "@handrail/protocol";
import type { Chance } from "../../world/chance.ts";
import { deliver } from "../deliver.ts";
import type { Ledger } from "../ledger.ts";
import { pause } from "../until.ts";

export interface TeamWorker {
  readonly name: string;
  readonly url: string;
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly stopping: AbortSignal;
  readonly givenUp: AbortSignal;
}

/** What an agent sees. */
interface Seat {
  readonly offered: readonly string[];
  readonly mine: readonly string[];
}

const PATIENCE_MS = 2_000;

/** Works until `stopping`; resolves when everything that was begun has its verdict. */
export async function workInTeam(worker: TeamWorker): Promise<void> {
  const { name, chance, ledger, stopping, givenUp } = worker;
  let replies = 0;
  const newId = () => commandId(Buffer.from(chance.bytes(12)).toString("base64url"));
  const onMine = (): AgentCommand => {
    const dice = chance.fraction();
    if (dice < 0.1) return { type: "leave", id: newId() };
    if (dice < 0.2) return { type: "settle", id: newId() };
    if (dice < 0.4) return { type: "close", id: newId() };
    replies += 1;
    return { type: "reply", id: newId(), text: `${name} replies ${replies}` };
  };
  while (!stopping.aborted) {
    const seat = await ask<Seat>(worker, `/team/${name}`).catch(() => null);
    const work: [string, AgentCommand][] = [];
    for (const conversation of seat?.offered ?? [])
      // Some offers run out: whoever is dead answers none either.
      if (chance.happens(0.9)) work.push([conversation, { type: "accept", id: newId() }]);
    for (const conversation of seat?.mine ?? []) if (chance.happens(0.6)) work.push([conversation, onMine()]);
    for (const [conversation, command] of work) {
      const send = (commands: readonly AgentCommand[]) =>
        ask<readonly Verdict[]>(worker, `/team/${name}`, { conversation, commands });
      const parcel = {
        conversation: conversationId(conversation),
        sender: "agent",
        commands: [command],
        send,
        copies: 1,
      } as const;
      await deliver(parcel, { ledger, givenUp });
    }
    await pause(chance.between(40, 120));
  }
}

async function ask<Answer>({ url }: TeamWorker, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`refused with ${response.status}`);
  const answer: Answer = await response.json();
  return answer;
}
