// A visitor who writes, clicks and changes their mind without rest, over the plain wire protocol.
import { createHash } from "node:crypto";
import {
  commandId,
  conversationId,
  conversationSecret,
  siteId,
  type CommandsRequest,
  type CommandsResponse,
  type ConversationId,
  type ConversationSecret,
  type Verdict,
  type VisitorCommand,
} from "@handrail/protocol";
import type { Chance } from "../world/chance.ts";
import { deliver } from "./deliver.ts";
import type { Ledger } from "./ledger.ts";
import { pause } from "./until.ts";

/** The site of these runs. */
export const SITE = siteId("shop");
/** A new conversation is begun after so many batches, so that logs stay short enough to be judged again and again. */
const BATCHES_MAX = 40;
/** An answer that takes longer is not waited for, in ms. */
const PATIENCE_MS = 1_000;

/** What a visitor needs. */
export interface VisitorParts {
  readonly name: string;
  readonly chance: Chance;
  readonly ledger: Ledger;
  /** Posts commands to the relay, by whatever way. */
  readonly post: (path: "/v1/commands", body: CommandsRequest) => Promise<Response>;
  /** Begins nothing new. */
  readonly stopping: AbortSignal;
  /** Asks no more, answered or not. */
  readonly givenUp: AbortSignal;
  /** Who opens which conversation: to read it at the end. */
  readonly secrets: Map<ConversationId, ConversationSecret>;
}

/** Posts JSON as the widget does: text/plain, and not for longer than a visitor's patience. */
export function postTo(url: string, patienceMs = PATIENCE_MS): (path: string, body: unknown) => Promise<Response> {
  return (path, body) =>
    fetch(`${url}${path}`, { method: "POST", body: JSON.stringify(body), signal: AbortSignal.timeout(patienceMs) });
}

/** Writes until `stopping`; resolves when everything that was begun has its verdict. */
export async function visit(parts: VisitorParts): Promise<void> {
  const { chance, ledger, stopping, givenUp } = parts;
  let said = 0;
  const newId = () => commandId(Buffer.from(chance.bytes(12)).toString("base64url"));
  const say = (): VisitorCommand => {
    said += 1;
    return { type: "say", id: newId(), text: `${parts.name} says ${said}` };
  };
  const compose = (): VisitorCommand => {
    const dice = chance.fraction();
    if (dice < 0.08) return { type: "ask-human", id: newId(), why: "button", epoch: null, seen: null };
    if (dice < 0.1) return { type: "withdraw", id: newId() };
    if (dice < 0.12) return { type: "resume-bot", id: newId() };
    if (dice < 0.14) return { type: "rate", id: newId(), score: chance.between(1, 5), comment: null };
    if (dice < 0.15) return { type: "close", id: newId() };
    return say();
  };
  while (!stopping.aborted) {
    const secret = conversationSecret(Buffer.from(chance.bytes(32)).toString("base64url"));
    const conversation = conversationOf(secret);
    parts.secrets.set(conversation, secret);
    for (let batch = 0; batch < BATCHES_MAX && !stopping.aborted; batch += 1) {
      const rest = Array.from({ length: chance.between(0, 2) }, compose);
      // Words first: a refusal before a conversation's first event is not remembered, and may change.
      const commands = batch === 0 ? [say(), ...rest] : [compose(), ...rest];
      const send = (some: readonly VisitorCommand[]) => ask(parts, secret, some);
      const copies = chance.happens(0.1) ? 2 : 1;
      await deliver({ conversation, sender: "visitor", commands, send, copies }, { ledger, givenUp });
      await pause(chance.between(0, 60));
    }
  }
}

/** The conversation that a secret opens. */
export function conversationOf(secret: ConversationSecret): ConversationId {
  return conversationId(createHash("sha256").update(secret, "utf8").digest("base64url"));
}

async function ask(
  { post }: VisitorParts,
  secret: ConversationSecret,
  commands: readonly VisitorCommand[],
): Promise<readonly Verdict[]> {
  const request: CommandsRequest = { site: SITE, secret, commands };
  const response = await post("/v1/commands", request);
  if (!response.ok) throw new Error(`refused with ${response.status}`);
  const answer: CommandsResponse = await response.json();
  return answer.verdicts;
}
