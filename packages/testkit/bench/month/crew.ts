// The agents of the month: each takes whom they are offered, answers once, and is there for the next one. Over the desk's own API.
import { randomBytes } from "node:crypto";
import {
  commandId,
  type AgentCommand,
  type ConversationId,
  type DeskCommandsResponse,
  type DeskFrame,
  type Inbox,
} from "@handrail/protocol";
import type { DeskSeat } from "../../src/crash/data-folder.ts";
import type { Ledger } from "../../src/crash/ledger.ts";

/** What an agent needs. */
export interface AgentParts {
  readonly seat: DeskSeat;
  readonly url: string;
  readonly ledger: Ledger;
}

/** Puts an agent on duty; resolves when they are, with the way home. */
export async function goOnDuty(parts: AgentParts): Promise<() => Promise<void>> {
  const { seat, ledger } = parts;
  const going = new AbortController();
  const answered = new Set<ConversationId>();
  const under = new Set<Promise<void>>();
  const serve = async (conversation: ConversationId): Promise<void> => {
    const commands: readonly AgentCommand[] = [
      { type: "accept", id: newId() },
      { type: "reply", id: newId(), text: `${seat.name} here: it is on its way.` },
    ];
    const entries = commands.map((command) => ledger.sending(conversation, "agent", command));
    const response = await call(parts, `/conversations/${conversation}/commands`, { body: { commands } });
    const { verdicts }: DeskCommandsResponse = JSON.parse(await response.text());
    verdicts.forEach((verdict, index) => {
      const entry = entries[index];
      if (entry) ledger.heard(entry, verdict);
    });
  };
  const look = (inbox: Inbox): void => {
    for (const { conversation, offer } of inbox.queue) {
      if (offer?.agent.name !== seat.name || answered.has(conversation)) continue;
      answered.add(conversation);
      const work = serve(conversation).finally(() => under.delete(work));
      under.add(work);
    }
  };
  await call(parts, "/duty", { body: { isOnDuty: true } });
  const stream = await call(parts, "/stream", { signal: going.signal });
  const reading = read(stream, (frame) => frame.type === "inbox" && look(frame.inbox)).catch(() => undefined);
  return async () => {
    await Promise.all(under);
    going.abort();
    await reading;
  };
}

const newId = () => commandId(randomBytes(12).toString("base64url"));

async function call(
  { seat, url }: AgentParts,
  path: string,
  { body, signal }: { readonly body?: unknown; readonly signal?: AbortSignal },
): Promise<Response> {
  const response = await fetch(`${url}/desk/api${path}`, {
    headers: { cookie: seat.cookie, origin: url, "content-type": "application/json" },
    ...(signal && { signal }),
    ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`the desk's ${path} answered ${response.status}`);
  return response;
}

async function read(response: Response, hear: (frame: DeskFrame) => void): Promise<void> {
  let rest = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const frames = (rest + chunk).split("\n\n");
    rest = frames.pop() ?? "";
    for (const frame of frames) if (frame.startsWith("data: ")) hear(JSON.parse(frame.slice(6)));
  }
}
