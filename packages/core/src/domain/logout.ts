// What remains of a conversation when its visitor leaves: nothing but a request for a human that was not sent (HG3).
import type { ConversationSecret } from "@handrail/protocol";
import { freshClick } from "./kept.ts";
import { hangUp } from "./link.ts";
import { add, type Item } from "./outbox.ts";
import { firstState } from "./state.ts";
import { obey, set, timer, want, type Turn } from "./turn.ts";

/** The visitor leaves this browser: this tab forgets at once, and the disk is told to. */
export function logOut(turn: Turn, secret: ConversationSecret): void {
  if (turn.state.load !== "done") return set(turn, { leaving: { secret, erasing: null, since: [] } });
  want(turn, { type: "wipe", secret, erased: null });
  startAfresh(turn, secret);
  set(turn, { secretIs: "fresh" });
}

/** Begins anew under another secret (`null`: whichever the disk decides on). The unsent click comes along, with nothing of the conversation that it was made in. */
export function startAfresh(turn: Turn, secret: ConversationSecret | null): void {
  obey(turn, hangUp(turn.state.link));
  for (const name of ["click", "talk", "read", "remember", "typing", "restream"] as const) timer(turn, name, null);
  const before = turn.state;
  const click = before.outbox.items.find(isUnsentClick);
  const { site, isOnline, storage, facts, factsFailures, offsetMs, clockMs, isTicking, link, erasures } = before;
  set(turn, {
    ...firstState(site, isOnline),
    storage,
    facts,
    factsFailures,
    offsetMs,
    clockMs,
    isTicking,
    link,
    erasures,
    secret,
    load: "done",
    seenSeq: 0,
    isLooking: before.isLooking,
    session: before.session + 1,
    tickets: before.tickets.filter(({ id }) => id === click?.command.id),
  });
  if (click?.command.type !== "ask-human") return;
  const command = freshClick(click.command);
  set(turn, { outbox: add(turn.state.outbox, command, click.atMs) });
  want(turn, { type: "keep", item: { command, atMs: click.atMs } });
}

function isUnsentClick({ command, stage }: Item): boolean {
  return command.type === "ask-human" && (stage === "new" || stage === "kept");
}
