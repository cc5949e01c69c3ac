// The acknowledged request and its receipt (HG10): kept until the request is over, and sent again when the log has forgotten it.
import { awaitsHuman, isEventOf, type CommandsResponse } from "@handrail/protocol";
import type { KeptRequest } from "../platform.ts";
import { add, setAside, withReceipt } from "./outbox.ts";
import { headOf, isBehind, type Replica } from "./replica.ts";
import { set, want, type Turn } from "./turn.ts";

/** A click was acknowledged: what it was told is kept. */
export function acknowledged(turn: Turn, { verdicts, generation }: CommandsResponse): void {
  const { outbox, clicked } = turn.state;
  for (const verdict of verdicts) {
    if (!verdict.ok || verdict.receipt === undefined) continue;
    const { id, receipt, seq } = verdict;
    const sent = outbox.items.find(({ command }) => command.id === id)?.command;
    const click = sent?.type === "ask-human" ? sent : clicked;
    // HG11: or a message that asked in words. Should the log forget it, the wish for a human is what comes back.
    const typed = { type: "ask-human", id, why: "typed", epoch: null, seen: null } as const;
    const command = click?.id === id ? click : typed;
    const request = { command, receipt, seq, generation };
    set(turn, { request });
    want(turn, { type: "keep-request", request });
  }
}

/** What the disk holds tells how far this log was once acknowledged: a copy that is behind that is read on before it is believed. */
export function hearOf(replica: Replica, request: KeptRequest | null): Replica {
  if (request?.generation !== replica.generation || request === null) return replica;
  return { ...replica, heard: Math.max(replica.heard, request.seq) };
}

/** Forgets the request when it is over, and sends it again, with its receipt, when the log knows nothing of it. */
export function readmit(turn: Turn): void {
  const { request, replica, outbox, load } = turn.state;
  if (!request || load !== "done") return;
  // Only a log that is known whole tells anything: one that is read may still bring it.
  if (replica.generation === null ? turn.state.isKnown : isBehind(replica)) return;
  const isAnother = replica.generation !== request.generation || headOf(replica) < request.seq;
  // A copy from after the click has it, under whatever name the store goes now.
  const isForgotten = isAnother && !replica.events.some((event) => isEventOf(event, "visitor", request.command.id));
  if (!isForgotten) {
    const { conversation } = replica;
    if (conversation && !awaitsHuman(conversation)) forget(turn);
    return;
  }
  const again = { ...request.command, receipt: request.receipt };
  const known = outbox.items.find(({ command }) => command.id === again.id);
  const isClick = known?.command.type === "ask-human";
  // The message that asked is on its way once more. Where it was refused (its file is forgotten, too), the wish comes back without it.
  if (known && !isClick && known.stage !== "refused") return;
  // On its way again as it was, this time it says what it was told.
  const after = isClick
    ? withReceipt(outbox, again.id, again.receipt)
    : add(setAside(outbox, again.id), again, turn.nowMs);
  set(turn, { outbox: after });
  // HG3: the disk let go of it when it was acknowledged, and is about to let go of the request.
  want(turn, { type: "keep", item: { command: again, atMs: known?.atMs ?? turn.nowMs } });
  forget(turn);
}

function forget(turn: Turn): void {
  set(turn, { request: null });
  want(turn, { type: "keep-request", request: null });
}
