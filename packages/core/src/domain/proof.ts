// Who the visitor is, as the page can prove it (HG12): sent once there is a conversation to bind, never kept on the disk.
import type { CommandId, Verdict } from "@handrail/protocol";
import { add, remove } from "./outbox.ts";
import { set, want, type Turn } from "./turn.ts";

/** So many tokens in a row may come too late: after that the clocks are off, and asking again would not end. */
const EXPIRED_MAX = 3;

/** The page has a token. A later one takes the place of one that was not sent. */
export function identify(turn: Turn, token: { readonly id: CommandId; readonly token: string }): void {
  const { proof, outbox } = turn.state;
  const older = outbox.items.filter(({ command }) => command.type === "identify").map(({ command }) => command.id);
  set(turn, {
    proof: { ...proof, token, isSent: false, isAsked: true },
    outbox: older.reduce((rest, id) => (rest.talk.inFlight.includes(id) ? rest : remove(rest, id)), outbox),
  });
}

/** Sends the token as soon as the authority has the conversation, and not before: identifying alone starts none. */
export function prove(turn: Turn): void {
  const { proof, replica, secret } = turn.state;
  if (!secret || replica.heard === 0) return;
  if (proof.token && !proof.isSent) {
    set(turn, {
      outbox: add(turn.state.outbox, { type: "identify", ...proof.token }, turn.nowMs),
      proof: { ...proof, isSent: true },
    });
  } else if (!proof.isAsked) {
    set(turn, { proof: { ...proof, isAsked: true } });
    want(turn, { type: "ask-proof", error: null });
  }
}

/** Takes the verdicts on tokens out of an answer: they are the page's to know, not the visitor's. */
export function judged(turn: Turn, verdicts: readonly Verdict[]): void {
  for (const verdict of verdicts) {
    const { outbox, proof } = turn.state;
    const item = outbox.items.find(({ command }) => command.id === verdict.id);
    if (item?.command.type !== "identify") continue;
    if (verdict.ok) {
      set(turn, { proof: { ...proof, expired: 0 } });
      continue;
    }
    const { error } = verdict;
    const isExpired = error.code === "identity-expired";
    if (!isExpired && error.retry === "later") continue;
    const expired = isExpired ? proof.expired + 1 : 0;
    set(turn, { outbox: remove(outbox, verdict.id), proof: { ...proof, expired } });
    const canAsk = isExpired && expired < EXPIRED_MAX;
    want(turn, canAsk ? { type: "ask-proof", error } : { type: "proof-refused", error });
  }
}
