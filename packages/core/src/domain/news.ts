// What the machine makes of what the authority says: answers to commands and reads, frames of the stream, polls.
import type { EventsResponse, LiveFacts, Signal, WireError } from "@handrail/protocol";
import { bury, wakeErasures } from "./erasing.ts";
import { bye, fail, frame, hangUp, polled } from "./link.ts";
import { reopen, rest, takeVerdicts, wake, withReceipt } from "./outbox.ts";
import { emptyReplica, hear, headOf, isBehind, take, trust, type Asked } from "./replica.ts";
import type { Input, State } from "./state.ts";
import { takeDelta, takeSnapshot } from "./streaming.ts";
import { judged } from "./proof.ts";
import { acknowledged } from "./request.ts";
import { obey, retryTimer, set, timer, want, type Turn } from "./turn.ts";

type InputOf<Type extends Input["type"]> = Extract<Input, { readonly type: Type }>;

/** An agent's typing that is not said again in this time is over. */
const TYPING_MS = 6_000;
/** So many reads must find nothing before a higher head that was heard of is given up. */
const READS_IN_VAIN_MAX = 3;

/** The answer to a batch of commands. */
export function onAnswered(turn: Turn, { lane, sent, asked, answer }: InputOf<"answered">): void {
  const { outbox } = turn.state;
  if (answer.type !== "ok") {
    if (lane === "click" && asked !== turn.state.clickAsked) return;
    // A request that was refused as a whole echoes no id: it counts as unknown, and is shown (HG3).
    if (answer.type === "unknown") set(turn, { isDown: true });
    // Once: the visitor who has put it away need not see it at each attempt.
    else if (answer.error.retry === "never" && outbox[lane].failures === 0) set(turn, { notice: answer.error });
    return askAgain(turn, { lane, sent });
  }
  const { value } = answer;
  reached(turn);
  if (value.verdicts.some((verdict) => !verdict.ok && verdict.error.code === "erased")) return bury(turn);
  const { generation } = turn.state.replica;
  if (generation !== null && ![asked.generation, value.generation].includes(generation)) {
    // One of two stores is no more, and which it is nobody here can tell: the other one will say the same, or take the click by its receipt.
    for (const verdict of value.verdicts)
      if (verdict.ok && verdict.receipt)
        set(turn, { outbox: withReceipt(turn.state.outbox, verdict.id, verdict.receipt) });
    return askAgain(turn, { lane, sent });
  }
  judged(turn, value.verdicts);
  const after = takeVerdicts(turn.state.outbox, value.verdicts, { lane, sent });
  if (after[lane].isResting && !turn.state.outbox[lane].isResting) retryTimer(turn, lane, after[lane].failures);
  const isKnown = turn.state.isKnown || value.head > 0;
  set(turn, { outbox: after, isKnown, replica: hear(turn.state.replica, value, asked) });
  if (isKnown) set(turn, { missing: 0 });
  acknowledged(turn, value);
  for (const verdict of value.verdicts) {
    if (verdict.ok || verdict.error.retry === "later") continue;
    const item = after.items.find(({ command }) => command.id === verdict.id);
    if (item?.stage !== "refused") continue;
    // HG4: the visitor is asked "still want this?", which is no refusal.
    if (verdict.error.code === "stale-request") {
      const epoch = Number(verdict.error.details?.["epoch"]);
      set(turn, { stillWant: { atMs: item.atMs, epoch: Number.isInteger(epoch) ? epoch : null } });
    } else if (item.command.type !== "received") set(turn, { notice: verdict.error });
  }
}

function askAgain(turn: Turn, { lane, sent }: Pick<InputOf<"answered">, "lane" | "sent">): void {
  const { outbox } = turn.state;
  set(turn, { outbox: rest(outbox, lane, sent) });
  if (turn.state.outbox !== outbox) retryTimer(turn, lane, turn.state.outbox[lane].failures);
}

/** The answer to a read. */
export function onRead(turn: Turn, { asked, answer }: InputOf<"read">): void {
  if (answer.type !== "ok") {
    const failures = turn.state.read.failures + 1;
    set(turn, { read: { ...turn.state.read, phase: "resting", failures } });
    retryTimer(turn, "read", failures);
    if (answer.type === "refused") refusedReading(turn, answer.error);
    else set(turn, { isDown: true });
    return;
  }
  reached(turn);
  const before = turn.state.replica;
  takeReport(turn, answer.value, asked);
  const { replica } = turn.state;
  const isProgress = headOf(replica) > headOf(before) || (before.isOutdated && !replica.isOutdated);
  const isMore = isBehind(replica);
  const inVain = isMore && !isProgress ? turn.state.read.inVain + 1 : 0;
  // What was asked before the last news came says nothing of what has been acknowledged since.
  const isOfNow = asked.head === headOf(before);
  if (inVain >= READS_IN_VAIN_MAX && isOfNow && !replica.isOutdated) {
    // The head that we heard of is no more: what was acknowledged beyond this log is sent again.
    set(turn, { replica: trust(replica, answer.value.head), outbox: reopen(turn.state.outbox) });
    set(turn, { read: { phase: "idle", failures: 0, inVain: 0 } });
    return;
  }
  set(turn, { read: { phase: isMore ? (isProgress ? "due" : "resting") : "idle", failures: 0, inVain } });
  if (inVain > 0) retryTimer(turn, "read", inVain);
}

/** One frame of the stream. */
export function onFrame(turn: Turn, { call, frame: said }: InputOf<"frame">): void {
  const { state } = turn;
  if (call !== state.link.call || !state.linkAsked) return;
  if (said.type === "bye") return obey(turn, bye(state.link));
  obey(turn, frame(state.link, turn.nowMs));
  reached(turn);
  switch (said.type) {
    case "log":
      return takeReport(turn, said, state.linkAsked);
    case "beat": {
      const conversation = state.replica.conversation?.id;
      if (conversation) set(turn, { replica: hear(state.replica, { ...said, conversation }, state.linkAsked) });
      return takeFacts(turn, said);
    }
    case "signal":
      return takeSignal(turn, said.signal);
    default:
      return; // a later relay's frame
  }
}

/** The stream is over, or did not begin. */
export function onStreamOver(turn: Turn, { call, answer }: InputOf<"stream-over">): void {
  const { link } = turn.state;
  if (call !== link.call || link.phase === "resting") return;
  failLink(turn, answer.type === "refused" ? answer.error : null);
}

/** A long poll has come back. */
export function onPolled(turn: Turn, { call, answer }: InputOf<"polled">): void {
  const { link, linkAsked } = turn.state;
  if (call !== link.call || !linkAsked) return;
  if (answer.type !== "ok") return failLink(turn, answer.type === "refused" ? answer.error : null);
  reached(turn);
  const before = headOf(turn.state.replica);
  takeReport(turn, answer.value, linkAsked);
  // Where the copy was replaced, the link has been dialled anew.
  if (turn.state.link.phase === "off") return;
  obey(turn, polled(turn.state.link, { isNews: headOf(turn.state.replica) > before, nowMs: turn.nowMs }));
}

/** The link has failed: with a refusal, or with nothing that means anything. */
export function failLink(turn: Turn, error: WireError | null): void {
  obey(turn, fail(turn.state.link));
  if (error) refusedReading(turn, error);
  else set(turn, { isDown: true });
}

// Nobody has such a conversation: true before the first command has arrived, and after a loss on the other side.
function refusedReading(turn: Turn, error: WireError): void {
  if (error.code !== "unknown-conversation") {
    if (error.retry === "never") set(turn, { notice: error });
    return;
  }
  const missing = turn.state.missing + 1;
  set(turn, { missing });
  // Once may be an answer that was overtaken by our own first command.
  if (turn.state.replica.heard > 0 && missing < 2) return;
  set(turn, {
    replica: emptyReplica,
    remembered: null,
    isKnown: false,
    receivedSeq: 0,
    outbox: reopen(turn.state.outbox),
    live: null,
  });
  obey(turn, hangUp(turn.state.link));
  // HG9: something of it may be on its way still, or the right store be put back.
  retryTimer(turn, "dial", missing);
}

function takeReport(turn: Turn, report: EventsResponse, asked: Asked): void {
  const before = turn.state.replica;
  const replica = take(before, report, { asked, site: turn.state.site });
  set(turn, { replica, missing: 0, isKnown: true });
  // A copy that had nothing of the earlier log yet is replaced in one step.
  const isAnother = before.isOutdated || (before.generation !== null && before.generation !== replica.generation);
  if (isAnother && !replica.isOutdated) {
    // Another log than the one we knew: whatever was acknowledged and is not in it is sent again.
    set(turn, { outbox: reopen(turn.state.outbox), streaming: null, receivedSeq: 0, remembered: null });
    set(turn, { seenSeq: Math.min(turn.state.seenSeq ?? 0, headOf(replica)) });
    if (turn.state.link.phase !== "off") set(turn, { link: { ...turn.state.link, phase: "off" } });
  }
  // What a human has seen goes no further than the log: this one is another (HG10).
  if (isAnother || report.head < turn.state.humanSeenSeq) humanHasSeen(turn, 0);
  if (report.generation !== replica.generation) return;
  // HG3: a copy that has gone past what the disk remembers is the newer one, also while more of the log is still to come.
  if (!isBehind(replica) || headOf(replica) >= (turn.state.remembered?.head ?? 0)) set(turn, { remembered: null });
  takeFacts(turn, report);
  const { conversation } = replica;
  set(turn, { streaming: takeSnapshot(turn.state.streaming, report.run, conversation) });
  if (replica.events.slice(before.events.length).some((event) => event.from.type === "agent")) {
    set(turn, { isAgentTyping: false });
  }
}

function takeFacts(turn: Turn, { nowMs, live }: { nowMs: number; live: LiveFacts }): void {
  const isNewer = !turn.state.live || live.asOfMs >= turn.state.live.asOfMs;
  set(turn, { offsetMs: nowMs - turn.nowMs, ...(isNewer && { live }) });
}

function takeSignal(turn: Turn, signal: Signal): void {
  const { state } = turn;
  if (signal.type === "delta") {
    set(turn, { streaming: takeDelta(state.streaming, signal, state.replica.conversation) });
  } else if (signal.type === "seen") {
    humanHasSeen(turn, Math.max(state.humanSeenSeq, signal.seq));
  } else if (signal.who === "agent") {
    set(turn, { isAgentTyping: signal.isTyping });
    timer(turn, "typing", signal.isTyping ? TYPING_MS : null);
  }
}

function humanHasSeen(turn: Turn, humanSeenSeq: number): void {
  if (humanSeenSeq === turn.state.humanSeenSeq) return;
  set(turn, { humanSeenSeq });
  want(turn, { type: "keep-seen", seen: { humanSeenSeq } });
}

// The way is there again: what rests because it got no answer does not wait for its turn.
function reached(turn: Turn): void {
  if (turn.state.isDown) rouseAll(turn);
}

/** Tries at once whatever rests, the click first. */
export function rouseAll(turn: Turn): void {
  const { outbox, read } = turn.state;
  const change: Partial<State> = {
    isDown: false,
    outbox: wake(wake(outbox, "click"), "talk"),
    ...(read.phase === "resting" && { read: { ...read, phase: "due" as const } }),
  };
  set(turn, change);
  wakeErasures(turn);
  for (const name of ["click", "talk", "erase", "read"] as const) timer(turn, name, null);
}
