// An agent at the desk, through the desk's own API with a session's cookie: takes visitors from the queue, answers, lets go.
import { commandId, type AgentCommand, type DeskFrame, type Inbox, type InboxItem, type Me } from "@handrail/protocol";
import type { Chance } from "./chance.ts";
import type { Evidence } from "./evidence.ts";
import { RELAY_URL, type DeskSeat, type RelayHouse } from "./relay-house.ts";
import type { VirtualLoop } from "./virtual-loop.ts";

/** What an agent is made of. */
export interface AgentParts {
  readonly seat: DeskSeat;
  readonly house: RelayHouse;
  readonly chance: Chance;
  readonly loop: VirtualLoop;
  readonly evidence: Evidence;
}

/** Goes to work; answers the way to send the agent home. */
export function work(parts: AgentParts): () => void {
  const { house, loop, chance } = parts;
  const desk = openDesk(parts);
  let isHome = false;

  const next = (): void => {
    if (isHome) return;
    void turn().catch(() => {});
    loop.setTimeout(next, chance.between(1_500, 9_000));
  };
  const turn = async (): Promise<void> => {
    if (!house.isUp()) return;
    const inbox = await desk.inbox();
    if (!inbox) return;
    const first = firstFor(inbox);
    if (first) await desk.give(first, { type: chance.happens(0.1) ? "decline" : "accept", id: newId() });
    const mine = inbox.mine[chance.between(0, Math.max(0, inbox.mine.length - 1))];
    if (mine) await desk.give(mine, commandOn(mine));
  };
  // Whom the dispatcher offers them; else who is offered to nobody, and now and then who is offered to a colleague.
  const firstFor = ({ queue, mine, me }: Inbox & { readonly me: Me["id"] }): InboxItem | undefined => {
    const offered = queue.find(({ offer }) => offer?.agent.id === me);
    if (offered || mine.length >= 5) return offered;
    return chance.happens(0.1) ? queue[0] : queue.find(({ offer }) => offer === null);
  };
  const newId = () => commandId(Buffer.from(chance.bytes(12)).toString("base64url"));
  const commandOn = (item: InboxItem): AgentCommand => {
    const dice = chance.fraction();
    if (dice < 0.08) return { type: "leave", id: newId() };
    if (dice < 0.16 && item.promise) return { type: "settle", id: newId() };
    if (dice < 0.35 && !item.promise) return { type: "close", id: newId() };
    const id = newId();
    return { type: "reply", id, text: `${parts.seat.name} replies ${id}` };
  };

  void desk.goOnDuty().catch(() => {});
  loop.setTimeout(next, chance.between(500, 3_000));
  return () => {
    isHome = true;
  };
}

/** What an agent can do at the desk. */
export function openDesk({ seat, house, evidence, loop }: Omit<AgentParts, "chance">) {
  const ask = (path: string, body?: unknown): Promise<Response> =>
    house.fetch(
      new Request(`${RELAY_URL}/desk/api${path}`, {
        headers: { cookie: seat.cookie, origin: RELAY_URL, "content-type": "application/json" },
        ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
      }),
    );
  return {
    goOnDuty: () => ask("/duty", { isOnDuty: true }),
    inbox: async (): Promise<(Inbox & { readonly me: Me["id"] }) | null> => {
      const response = await ask("/stream");
      const reader = response.body?.getReader();
      const { value } = (await reader?.read()) ?? {};
      void reader?.cancel();
      if (!response.ok || !value) throw new Error(`the desk's stream answered ${response.status}`);
      const frame: DeskFrame = JSON.parse(new TextDecoder().decode(value).replace(/^data: /, ""));
      if (frame.type === "inbox") evidence.desks.push({ id: frame.me.id, atMs: loop.now() });
      if (frame.type === "inbox" && !frame.me.isOnDuty) await ask("/duty", { isOnDuty: true });
      return frame.type === "inbox" ? { ...frame.inbox, me: frame.me.id } : null;
    },
    give: async ({ conversation }: Pick<InboxItem, "conversation">, command: AgentCommand): Promise<boolean> => {
      const response = await ask(`/conversations/${conversation}/commands`, { commands: [command] });
      const { verdicts }: { verdicts: readonly { ok: boolean }[] } = await response.json();
      const isDone = verdicts[0]?.ok ?? false;
      evidence.commands.set(command.id, command);
      evidence.note(loop.now(), `${seat.name} ${command.type} ${command.id} ${isDone}`);
      if (isDone) evidence.agents.push({ conversation, command });
      return isDone;
    },
  };
}
