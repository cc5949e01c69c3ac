// The client as a machine without I/O: what happens goes in, what is to be done comes out. The runtime does it.
import { awaitsHuman, LIMITS, type AskHuman, type CommandId, type Seen, type VisitorCommand } from "@handrail/protocol";
import type { Kept, NotedClick } from "../platform.ts";
import { follow, lanes, overtake, submit } from "./follow.ts";
import { dial, fail, restream, rouse } from "./link.ts";
import { failLink, onAnswered, onFrame, onPolled, onRead, onStreamOver, rouseAll } from "./news.ts";
import { adoptErasures, erase, onErasureAnswered, wakeErasures } from "./erasing.ts";
import {
  add,
  adopt,
  batch,
  endingsUntil,
  endsStretch,
  forgetRefusedClick,
  markKept,
  openClick,
  remove,
  wake,
  without,
} from "./outbox.ts";
import { logOut, startAfresh } from "./logout.ts";
import { identify } from "./proof.ts";
import { headOf } from "./replica.ts";
import { hearOf } from "./request.ts";
import { shown, type Effect, type Input, type State, type TimerName } from "./state.ts";
import { freeze } from "./streaming.ts";
import { obey, retryTimer, set, want, type Now, type Turn } from "./turn.ts";

/** "Still typing" is said this often at most. */
const TYPING_EVERY_MS = 3_000;
/** A noted click this young was made on what is shown now; the authority's clock and ours need not agree. */
const CLICK_FRESH_MS = 60_000;

/**
 * One step of the client.
 *
 * @param state what it knows
 * @param input what has happened
 * @param now time and chance
 * @returns what it knows now, and what is to be done, in order
 */
export function step(state: State, input: Input, now: Now): [State, readonly Effect[]] {
  const { nowMs, dice } = now;
  const turn: Turn = { nowMs, dice, state: { ...state, clockMs: nowMs }, effects: [] };
  happen(turn, input);
  follow(turn, state);
  return [turn.state, turn.effects];
}

function happen(turn: Turn, input: Input): void {
  const { state } = turn;
  switch (input.type) {
    case "open":
      if (!state.facts) want(turn, { type: "facts" });
      return load(turn);
    case "told":
      return state.load === "done" ? want(turn, { type: "load" }) : undefined;
    case "loaded": {
      const { kept, click } = input;
      // Another tab's logout: what is here is nobody's any more.
      if (kept && state.secretIs === "disk" && kept.secret !== state.secret) startAfresh(turn, kept.secret);
      return onLoaded(turn, kept, click);
    }
    case "load-failed":
      set(turn, { load: "done", storage: "memory", seenSeq: state.seenSeq ?? 0 });
      adoptClick(turn, input.click);
      return leaveAtLast(turn);
    case "identify":
      return identify(turn, { id: input.id, token: input.token });
    case "logout":
      load(turn);
      return logOut(turn, input.secret);
    case "erase":
      load(turn);
      return erase(turn, input);
    case "erasure-answered":
      return onErasureAnswered(turn, input);
    case "do":
      return enqueue(turn, input.command.type === "say" ? saying(turn, input.command) : input.command);
    case "ask":
      return askHuman(turn, input.id, input.why);
    case "kept":
    case "keep-failed": {
      const isKept = input.type === "kept";
      // HG4: it lies in another conversation's outbox, which another tab has gone over to: this one follows before it sends anything.
      if (isKept && state.secretIs === "disk" && input.secret !== state.secret) return want(turn, { type: "load" });
      // After a logout the first tab to keep anything decides again.
      const secret = state.secretIs === "fresh" ? input.secret : (state.secret ?? input.secret);
      return set(turn, {
        outbox: markKept(state.outbox, input.command, isKept ? "disk" : "memory"),
        secret,
        secretIs: isKept && secret === input.secret ? "disk" : state.secretIs === "disk" ? "disk" : "memory",
        storage: isKept ? "durable" : "memory",
      });
    }
    case "answered":
      return onAnswered(turn, input);
    case "read":
      return onRead(turn, input);
    case "frame":
      return onFrame(turn, input);
    case "stream-over":
      return onStreamOver(turn, input);
    case "polled":
      return onPolled(turn, input);
    case "facts":
      return onFacts(turn, input.answer);
    case "timer":
      return onTimer(turn, input.name);
    case "network":
      return onNetwork(turn, input.isOnline);
    case "hide":
      for (const lane of lanes) submit(turn, lane, { commands: batch(state.outbox, lane), isLast: true });
      return;
    case "look":
      return set(turn, { isLooking: input.isLooking });
    case "retry":
      return tryAll(turn);
    case "typing":
      return onTyping(turn, input.isTyping);
    case "dismiss":
      return set(turn, { notice: null, stillWant: null, outbox: forgetRefusedClick(state.outbox) });
  }
}

function onLoaded(turn: Turn, kept: Kept | null, click: NotedClick | null): void {
  const { state } = turn;
  const storage = state.storage === "memory" ? "memory" : "durable";
  set(turn, { load: "done", storage, seenSeq: state.seenSeq ?? 0 });
  if (kept) {
    const isNewer = (kept.conversation?.head ?? 0) > headOf(state.replica) && !state.isKnown;
    const secret = state.secretIs === "fresh" ? kept.secret : (state.secret ?? kept.secret);
    set(turn, {
      secret,
      secretIs: secret === kept.secret ? (kept.isFresh ? "fresh" : "disk") : state.secretIs,
      outbox: adopt(state.outbox, kept.outbox),
      ...(isNewer && { remembered: kept.conversation }),
      request: state.request ?? kept.request ?? null,
      ...(secret === kept.secret && {
        seenSeq: Math.max(state.seenSeq ?? 0, kept.seenSeq ?? 0),
        humanSeenSeq: Math.max(state.humanSeenSeq, kept.humanSeenSeq ?? 0),
      }),
      replica: hearOf(state.replica, kept.request ?? null),
      isKnown: state.isKnown || !kept.isFresh,
      isErased: kept.wasErased ?? false,
    });
    adoptErasures(turn, kept.erasing ?? []);
  }
  adoptClick(turn, click);
  leaveAtLast(turn);
}

// What was asked for before the disk was read.
function leaveAtLast(turn: Turn): void {
  const { leaving } = turn.state;
  if (!leaving) return;
  set(turn, { leaving: null });
  const { secret, erasing, since } = leaving;
  // HG3: what was done after it is no part of what is left behind.
  const later = turn.state.outbox.items.filter(({ command }) => since.includes(command.id));
  for (const { command } of later) set(turn, { outbox: remove(turn.state.outbox, command.id) });
  if (erasing) erase(turn, { secret, id: erasing });
  else logOut(turn, secret);
  for (const { command } of later) enqueue(turn, command);
}

function load(turn: Turn): void {
  if (turn.state.load !== "not-yet") return;
  set(turn, { load: "loading" });
  want(turn, { type: "load" });
}

function enqueue(turn: Turn, command: VisitorCommand): void {
  load(turn);
  const { leaving, outbox } = turn.state;
  set(turn, { outbox: add(outbox, command, turn.nowMs) });
  // What is left behind takes along what the disk holds by then: what was said after it is kept behind that.
  if (leaving) set(turn, { leaving: { ...leaving, since: [...leaving.since, command.id] } });
  else want(turn, { type: "keep", item: { command, atMs: turn.nowMs } });
}

// HG4: any number of clicks is one request. A click while one is on its way only hurries it, and one whose receipt is held asks nothing
// anew: what is seen of it may be from before a back-up was restored, but the receipt brings the request back. Nothing would bring back
// one that a bot has made.
function askHuman(turn: Turn, id: CommandId, why: "button" | "typed"): void {
  const now = shown(turn.state);
  const isEnding = turn.state.outbox.items.some(({ command }) => endsStretch(command));
  const click = openClick(turn.state.outbox);
  const open = click?.stage === "sent" && isEnding ? null : click;
  // A click in talk asks for the chat in place of a written answer (HG11).
  const owesWriting = now?.owner.type === "agent" && now.promise?.rung === "written" && !now.promise.answeredSeq;
  if (!open && !isEnding && turn.state.request && now?.promise && awaitsHuman(now) && !owesWriting) {
    want(turn, { type: "outcome", ticket: id, outcome: { stage: "asked", seq: now.request?.seq ?? now.head } });
    return;
  }
  const ticket = { ticket: id, id: open?.command.id ?? id };
  set(turn, { tickets: [...turn.state.tickets, ticket] });
  const voiding = clearForClick(turn, turn.nowMs);
  if (open) return set(turn, { outbox: wake(turn.state.outbox, "click") });
  const { stillWant } = turn.state;
  const epoch = latest(now?.epoch ?? null, stillWant?.epoch ?? null);
  set(turn, { stillWant: null });
  const seen = stopReading(turn);
  enqueue(turn, { type: "ask-human", id, why, epoch, seen, clickedAtMs: turn.nowMs, ...voiding });
}

// HG3: the last wish counts. What was wished before a click, and is not in the log as it is known here, is not sent any more, void on its
// way, and where it has arrived, seen by the click (HG4).
function clearForClick(turn: Turn, atMs: number): Pick<AskHuman, "voids"> {
  const outbox = forgetRefusedClick(turn.state.outbox);
  const voids = endingsUntil(outbox, atMs);
  set(turn, { outbox: without(outbox, voids) });
  return voids.length > 0 ? { voids: voids.slice(-LIMITS.voidsMax) } : {};
}

function saying(turn: Turn, command: Extract<VisitorCommand, { type: "say" }>): VisitorCommand {
  const seen = stopReading(turn);
  return seen ? { ...command, seen } : command;
}

// HG5: an answer in the making stands still at the visitor's own word, which says how much of it was seen.
function stopReading(turn: Turn): Seen | null {
  const { streaming } = turn.state;
  if (!streaming) return null;
  set(turn, { streaming: freeze(streaming) });
  return { run: streaming.run, length: streaming.text.length };
}

// Whoever says yes to "still want this?" has been told of this epoch, whatever their copy of the log knows.
function latest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

// A click that the loader, or a page that was closed at once, could only note down.
function adoptClick(turn: Turn, click: NotedClick | null): void {
  if (!click || turn.state.outbox.items.some(({ command }) => command.id === click.id)) return;
  const now = shown(turn.state);
  // HG4: an old click on a conversation that has moved on since is from an earlier stretch.
  const isLate = now !== null && now.lastAtMs > click.atMs && turn.nowMs - click.atMs > CLICK_FRESH_MS;
  const epoch = now && (isLate ? Math.max(0, now.epoch - 1) : now.epoch);
  const { id, atMs: clickedAtMs } = click;
  const command = click.command ?? {
    ...({ type: "ask-human", id, why: "button", epoch, seen: null, clickedAtMs } as const),
    ...(!isLate && clearForClick(turn, clickedAtMs)),
  };
  if (click.secret) set(turn, { secret: turn.state.secret ?? click.secret });
  // It is older than a leave-taking that waits for this, and is kept, if at all, by what that leaves behind.
  if (turn.state.leaving) set(turn, { outbox: add(turn.state.outbox, command, click.atMs) });
  else enqueue(turn, command);
}

function onFacts(turn: Turn, answer: Extract<Input, { type: "facts" }>["answer"]): void {
  if (answer.type === "ok") {
    set(turn, { facts: answer.value, factsFailures: 0, offsetMs: answer.value.nowMs - turn.nowMs });
  } else if (answer.type === "refused" && answer.error.retry === "never") {
    set(turn, { notice: answer.error });
  } else {
    set(turn, { factsFailures: turn.state.factsFailures + 1 });
    retryTimer(turn, "facts", turn.state.factsFailures);
  }
}

function onTimer(turn: Turn, name: TimerName): void {
  const { state } = turn;
  switch (name) {
    case "click":
      overtake(turn);
      return set(turn, { outbox: wake(state.outbox, name) });
    case "talk":
      return set(turn, { outbox: wake(state.outbox, name) });
    case "erase":
      return wakeErasures(turn);
    case "read":
      return set(turn, { read: { ...state.read, phase: "due" } });
    case "dial":
      return state.isKnown ? obey(turn, dial(state.link, turn.nowMs)) : set(turn, { isKnown: true });
    case "silence":
      return failLink(turn, null);
    case "restream":
      return obey(turn, restream(state.link, turn.nowMs));
    case "facts":
      return want(turn, { type: "facts" });
    case "typing":
      return set(turn, { isAgentTyping: false });
    case "tick":
      return set(turn, { isTicking: false });
    case "remember": {
      const { conversation } = state.replica;
      set(turn, { isRemembering: false });
      if (conversation) want(turn, { type: "remember", conversation });
      return;
    }
  }
}

function tryAll(turn: Turn): void {
  rouseAll(turn);
  overtake(turn);
  obey(turn, rouse(turn.state.link, turn.nowMs));
}

// Browsers are wrong about "offline" at times, so it only hangs up; the dialling goes on at its own pace.
function onNetwork(turn: Turn, isOnline: boolean): void {
  const { link } = turn.state;
  set(turn, { isOnline });
  if (isOnline) {
    tryAll(turn);
  } else if (link.phase !== "off") {
    obey(turn, fail({ ...link, streamFailures: -1 }));
  }
}

function onTyping(turn: Turn, isTyping: boolean): void {
  const { typing, secret, link } = turn.state;
  const conversation = shown(turn.state);
  if (!secret || link.phase !== "up" || !conversation || !awaitsHuman(conversation)) return;
  const isDue = isTyping ? !typing.isTyping || turn.nowMs - typing.atMs >= TYPING_EVERY_MS : typing.isTyping;
  if (!isDue) return;
  set(turn, { typing: { isTyping, atMs: turn.nowMs } });
  want(turn, { type: "say-typing", isTyping });
}
