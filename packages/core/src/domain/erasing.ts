// Erasing a conversation for good (HG14): what the authority is yet to be told, in a lane of its own so that no click waits behind it
// (HG3), and what becomes of this page when the log has turned into a tombstone.
import type { CommandId, ConversationSecret, WireError } from "@handrail/protocol";
import type { KeptErasure } from "../platform.ts";
import { logOut, startAfresh } from "./logout.ts";
import { remove } from "./outbox.ts";
import type { Input } from "./state.ts";
import { retryTimer, set, want, type Turn } from "./turn.ts";

/** What becomes of a click that finds a tombstone, besides the question whether it is still wanted (HG4). */
const ERASED: WireError = {
  code: "erased",
  message: "The conversation was erased before the request arrived.",
  next: "Ask again: a new conversation begins.",
  retry: "never",
};

/** The visitor erases the conversation: this tab forgets at once, the disk and the authority are told to. `secret`: the next one's. */
export function erase(turn: Turn, { secret, id }: { secret: ConversationSecret; id: CommandId }): void {
  const { load, secret: of, secretIs, erasures } = turn.state;
  if (load !== "done") return set(turn, { leaving: { secret, erasing: id, since: [] } });
  // Nothing was said yet: there is nothing to erase elsewhere.
  if (!of || secretIs === "fresh") return logOut(turn, secret);
  const erasing = { secret: of, id };
  set(turn, { erasures: { ...erasures, items: [...erasures.items, erasing] } });
  want(turn, { type: "wipe", secret, erased: { of, erasing } });
  startOver(turn, secret);
  set(turn, { secretIs: "fresh" });
}

/** The log has become a tombstone, on whosever wish: nothing of it is left here, and the next word begins another conversation. */
export function bury(turn: Turn): void {
  const { secret: of } = turn.state;
  if (of) want(turn, { type: "wipe", secret: null, erased: { of, erasing: null } });
  startOver(turn, null);
}

// HG4: a click that was not sent was made in view of what is gone. It is not carried over in silence, nor dropped in silence.
function startOver(turn: Turn, secret: ConversationSecret | null): void {
  const { outbox, tickets, stillWant } = turn.state;
  const click = outbox.items.find(({ command, stage }) => command.type === "ask-human" && stage !== "sent");
  for (const { ticket } of tickets) {
    want(turn, { type: "outcome", ticket, outcome: { stage: "refused", error: ERASED } });
  }
  set(turn, { tickets: [], ...(click && { outbox: remove(outbox, click.command.id) }) });
  startAfresh(turn, secret);
  const atMs = click?.atMs ?? stillWant?.atMs;
  set(turn, { isErased: true, stillWant: atMs === undefined ? null : { atMs, epoch: null } });
}

/** Takes over what the disk holds. */
export function adoptErasures(turn: Turn, kept: readonly KeptErasure[]): void {
  const { erasures } = turn.state;
  const others = kept.filter(({ id }) => !erasures.items.some((mine) => mine.id === id));
  if (others.length > 0) set(turn, { erasures: { ...erasures, items: [...erasures.items, ...others] } });
}

/** Sends the next one. */
export function sendErasures(turn: Turn): void {
  const { erasures } = turn.state;
  const [erasure] = erasures.items;
  if (!erasure || erasures.isInFlight || erasures.isResting) return;
  set(turn, { erasures: { ...erasures, isInFlight: true } });
  want(turn, { type: "erase", erasure });
}

/** Tries again at once. */
export function wakeErasures(turn: Turn): void {
  const { erasures } = turn.state;
  if (erasures.isResting) set(turn, { erasures: { ...erasures, isResting: false } });
}

/** What came of it: done once its verdict is there, and until then unknown. */
export function onErasureAnswered(turn: Turn, { id, answer }: Extract<Input, { type: "erasure-answered" }>): void {
  const { erasures } = turn.state;
  const verdict = answer.type === "ok" ? answer.value.verdicts.find((one) => one.id === id) : undefined;
  if (verdict && (verdict.ok || verdict.error.retry === "never")) {
    const items = erasures.items.filter((erasure) => erasure.id !== id);
    set(turn, { erasures: { items, isInFlight: false, isResting: false, failures: 0 } });
    return want(turn, { type: "drop-erasure", id });
  }
  const failures = erasures.failures + 1;
  set(turn, { erasures: { ...erasures, isInFlight: false, isResting: true, failures } });
  if (answer.type === "unknown") set(turn, { isDown: true });
  retryTimer(turn, "erase", failures);
}
