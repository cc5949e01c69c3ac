// What follows from the state, whatever has happened: what is sent, read, dialled, remembered and told next.
import { awaitsHuman, commandId, type CommandId, type Conversation, type VisitorCommand } from "@handrail/protocol";
import { BACKOFF } from "./backoff.ts";
import { bury, sendErasures } from "./erasing.ts";
import { dial, hangUp } from "./link.ts";
import {
  add,
  batch,
  isMadeAnew,
  markSending,
  nextBatch,
  openClick,
  remove,
  settle,
  type Item,
  type LaneName,
  type Outbox,
} from "./outbox.ts";
import { ask, headOf, isBehind } from "./replica.ts";
import { prove } from "./proof.ts";
import { readmit } from "./request.ts";
import { shown, shownHead, type HumanOutcome, type State } from "./state.ts";
import { keepCurrent } from "./streaming.ts";
import { obey, set, timer, want, type Turn } from "./turn.ts";

/** The stream is given this long to bring what an acknowledgement spoke of, before the log is read. */
const READ_GRACE_MS = 700;
/** How soon after news the conversation is written to the disk. */
const REMEMBER_MS = 1_000;

/** The lanes, the click's first (HG3). */
export const lanes: readonly LaneName[] = ["click", "talk"];

/** Does what follows from the state. `before`: as it was before this turn. */
export function follow(turn: Turn, before: State): void {
  if (turn.state.replica.conversation?.erased) bury(turn);
  const { replica, outbox, streaming } = turn.state;
  const { conversation, events } = replica;
  // All events, not the new ones alone: what another tab kept may be in the log before it is read from the disk.
  if (replica !== before.replica || outbox !== before.outbox)
    set(turn, { outbox: settle(outbox, events, { head: headOf(replica), shown: shownHead(turn.state) }) });
  if (streaming) set(turn, { streaming: keepCurrent(streaming, conversation) });
  see(turn);
  conclude(turn);
  acknowledge(turn, conversation);
  readmit(turn);
  prove(turn);
  for (const lane of lanes) {
    if (turn.state.load !== "done" || !turn.state.secret) break;
    const commands = nextBatch(turn.state.outbox, lane);
    if (commands.length === 0) continue;
    submit(turn, lane, { commands, isLast: lane === "click" });
    const [click] = commands;
    if (click?.type === "ask-human") set(turn, { clicked: click });
    const ids = commands.map(({ id }) => id);
    set(turn, { outbox: markSending(turn.state.outbox, lane, ids) });
    if (lane === "click") timer(turn, lane, BACKOFF.click.maxMs);
  }
  sendErasures(turn);
  if (turn.state.outbox !== before.outbox && before.outbox.items.length > 0) dropAnswered(turn, before.outbox);
  followLog(turn);
  if (conversation && conversation !== before.replica.conversation && !turn.state.isRemembering) {
    set(turn, { isRemembering: true });
    timer(turn, "remember", REMEMBER_MS);
  }
  if (!turn.state.isTicking && isClockShown(turn.state)) {
    set(turn, { isTicking: true });
    timer(turn, "tick", 1_000);
  }
}

function isClockShown(state: State): boolean {
  const now = shown(state);
  return (now !== null && (awaitsHuman(now) || now.promise !== null)) || openClick(state.outbox) !== null;
}

/** HG3: a click that got no answer so far may hang in a network that is no more. It is asked once more beside that, under the same id. */
export function overtake(turn: Turn): void {
  const { outbox } = turn.state;
  if (outbox.click.inFlight.length === 0) return;
  submit(turn, "click", { commands: batch(outbox, "click"), isLast: true });
  timer(turn, "click", BACKOFF.click.maxMs);
}

/** Sends commands, if there is a secret to send them under. */
export function submit(
  turn: Turn,
  lane: LaneName,
  what: { commands: readonly VisitorCommand[]; isLast: boolean },
): void {
  const { state } = turn;
  const { commands, isLast } = what;
  if (commands.length === 0 || !state.secret || state.load !== "done") return;
  const asked = ask(state.replica);
  if (lane === "click") set(turn, { clickAsked: asked });
  want(turn, { type: "submit", lane, commands, asked, isOpening: !isInHumanHands(state), isLast });
}

function isInHumanHands(state: State): boolean {
  const now = shown(state);
  return now !== null && awaitsHuman(now);
}

// What was to be sent and is not any more needs no place on the disk.
function dropAnswered(turn: Turn, before: Outbox): void {
  const { items } = turn.state.outbox;
  const gone = before.items
    .filter((item) => isUnsent(item) && !items.some((other) => isUnsent(other) && other.command.id === item.command.id))
    .map(({ command }) => command.id);
  if (gone.length > 0) want(turn, { type: "drop", ids: gone });
}

function isUnsent({ command, stage }: Item): boolean {
  return (stage === "new" || stage === "kept") && !isMadeAnew(command);
}

// What is in sight is seen, in all tabs and from one page to the next.
function see(turn: Turn): void {
  const { isLooking, seenSeq, replica } = turn.state;
  const seq = headOf(replica);
  if (!isLooking || seenSeq === null || seq <= seenSeq) return;
  set(turn, { seenSeq: seq });
  want(turn, { type: "keep-seen", seen: { seenSeq: seq } });
}

// Tells those who wait what became of their click, once it is known or the first attempt has failed.
function conclude(turn: Turn): void {
  const { outbox, tickets, request } = turn.state;
  // "Still want this?" stands in the place of a click that came late.
  for (const { command, error } of outbox.items) {
    if (error?.code === "stale-request") set(turn, { outbox: remove(turn.state.outbox, command.id) });
  }
  if (tickets.length === 0) return;
  const open = tickets.filter(({ ticket, id }) => {
    const item = outbox.items.find(({ command }) => command.id === id);
    const outcome = outcomeOf(item, { isResting: outbox.click.isResting, head: shownHead(turn.state) });
    const receipt = outcome?.stage === "asked" && request?.command.id === id ? { receipt: request.receipt } : {};
    if (outcome) want(turn, { type: "outcome", ticket, outcome: { ...outcome, ...receipt } });
    return !outcome;
  });
  if (open.length < tickets.length) set(turn, { tickets: open });
}

function outcomeOf(item: Item | undefined, now: { isResting: boolean; head: number }): HumanOutcome | null {
  if (!item) return { stage: "asked", seq: now.head };
  if (item.stage === "sent") return { stage: "asked", seq: item.seq };
  if (item.error) return { stage: "refused", error: item.error };
  return item.stage === "kept" && now.isResting ? { stage: "kept" } : null;
}

// HG7: a promise is kept only once the authority knows that a human's answer is here.
function acknowledge(turn: Turn, conversation: Conversation | null): void {
  const { receivedSeq, outbox } = turn.state;
  const answeredSeq = conversation?.promise?.answeredSeq ?? null;
  if (!conversation || answeredSeq === null || receivedSeq >= answeredSeq) return;
  set(turn, { receivedSeq: conversation.head });
  // Coalesced: the receipt's id is made of what it says, so every tab sends the same one.
  const id = receiptId(conversation.head);
  if (outbox.items.some(({ command }) => command.id === id)) return;
  set(turn, { outbox: add(outbox, { type: "received", id, seq: conversation.head }, turn.nowMs) });
}

function followLog(turn: Turn): void {
  const { secret, isKnown, load: loading, link } = turn.state;
  const isFollowing = secret !== null && isKnown && loading === "done";
  if (isFollowing && link.phase === "off") obey(turn, dial(link, turn.nowMs));
  if (!isFollowing && link.phase !== "off") obey(turn, hangUp(link));
  const { read, replica } = turn.state;
  if (!isFollowing || !isBehind(replica)) return;
  if (read.phase === "due" || (read.phase === "idle" && replica.isOutdated)) {
    set(turn, { read: { ...read, phase: "asked" } });
    want(turn, { type: "read", asked: ask(replica) });
  } else if (read.phase === "idle") {
    set(turn, { read: { ...read, phase: "resting" } });
    timer(turn, "read", READ_GRACE_MS);
  }
}

function receiptId(seq: number): CommandId {
  return commandId(`received-${String(seq).padStart(8, "0")}`);
}
