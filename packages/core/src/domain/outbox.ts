// Decides what is sent when, and what became of it. Knows nothing of the network; the click never waits behind anything (HG3).
import {
  commandId,
  isEventOf,
  LIMITS,
  type CommandId,
  type Ending,
  type Event,
  type Verdict,
  type VisitorCommand,
  type WireError,
} from "@handrail/protocol";
import type { KeptCommand } from "../platform.ts";

/** `click` carries the request for a human and nothing else. */
export type LaneName = "click" | "talk";

/** One thing that the visitor did. */
export interface Item extends KeptCommand {
  /** `new`: being written to the disk. `sent`: acknowledged, and not in the replica yet. */
  readonly stage: "new" | "kept" | "sent" | "refused";
  /** The disk had it when last asked: once it is gone from there, some tab has had its answer. */
  readonly isOnDisk: boolean;
  readonly error: WireError | null;
  /** For `sent`: the log's head after it. */
  readonly seq: number;
}

/** One lane: one request at a time, in order. */
export interface Lane {
  readonly inFlight: readonly CommandId[];
  /** Failures in a row. */
  readonly failures: number;
  readonly isResting: boolean;
}

/** What is not known to be in the log. */
export interface Outbox {
  readonly items: readonly Item[];
  readonly click: Lane;
  readonly talk: Lane;
}

const idle: Lane = { inFlight: [], failures: 0, isResting: false };
/** Nothing to send. */
export const emptyOutbox: Outbox = { items: [], click: idle, talk: idle };

// 54,000 of the 64 KiB that a body (and all keepalive requests together) may have; the rest is for the credentials and what the page says.
const BATCH_BYTES_MAX = LIMITS.bodyBytesMax - 11_536;

/** The lane that a command travels in. */
export const laneOf = (command: VisitorCommand): LaneName => (command.type === "ask-human" ? "click" : "talk");

/** Adds what the visitor just did. */
export function add(outbox: Outbox, command: VisitorCommand, atMs: number): Outbox {
  // A receipt is made anew from the log whenever it is needed, so it is never kept.
  // Nor is a token: the page has a fresh one whenever it is asked, and whoever finds one on a disk could be the visitor.
  const stage = isMadeAnew(command) ? "kept" : "new";
  return { ...outbox, items: [...outbox.items, { command, atMs, stage, isOnDisk: false, error: null, seq: 0 }] };
}

/** Whether the command is never written to the disk. */
export const isMadeAnew = ({ type }: VisitorCommand): boolean => type === "received" || type === "identify";

/** Takes over what the disk holds, first what is from before. What is gone from there is not sent by this tab either. */
export function adopt(outbox: Outbox, kept: readonly KeptCommand[]): Outbox {
  const isIn = (items: readonly KeptCommand[], { command: { id } }: KeptCommand) =>
    items.some(({ command }) => command.id === id);
  const mine = outbox.items.flatMap((item): Item[] => {
    if (item.stage !== "kept" || !item.isOnDisk || isIn(kept, item)) return [item];
    // Another tab has had its answer, and only the authority can say again what it was: the same id, the same verdict (HG3).
    if (item.command.type === "ask-human") return [{ ...item, isOnDisk: false }];
    // Another tab's acknowledgement, or a later click that made it void. A message is shown until the log has it.
    return item.command.type === "say" ? [{ ...item, stage: "sent", seq: Infinity }] : [];
  });
  const older = kept
    .filter((item) => !isIn(outbox.items, item))
    .map((item): Item => ({ ...item, stage: "kept", isOnDisk: true, error: null, seq: 0 }));
  return { ...outbox, items: [...older, ...mine] };
}

/** The disk has it, or has refused it and it is kept in memory. `command` as the disk knows it: all tabs send the same. */
export function markKept(outbox: Outbox, command: VisitorCommand, where: "disk" | "memory"): Outbox {
  return mapItems(outbox, (item) =>
    item.command.id === command.id && item.stage === "new"
      ? { ...item, command, stage: "kept", isOnDisk: where === "disk" }
      : item,
  );
}

/** What the lane sends next, or nothing: in order, and nothing that is not kept yet. */
export function nextBatch(outbox: Outbox, lane: LaneName): readonly VisitorCommand[] {
  const { inFlight, isResting } = outbox[lane];
  return inFlight.length > 0 || isResting || outbox.items.length === 0 ? NOTHING : batch(outbox, lane);
}

/** What the lane would send now, whether or not it waits for an answer. */
export function batch(outbox: Outbox, lane: LaneName): readonly VisitorCommand[] {
  const commands: VisitorCommand[] = [];
  let isAfterClick = false;
  for (const { command, stage } of outbox.items) {
    if (stage === "sent" || stage === "refused") continue;
    if (laneOf(command) !== lane) {
      isAfterClick ||= lane === "talk";
      continue;
    }
    // Taking a request back must not overtake the request.
    if (isAfterClick && endsStretch(command)) break;
    if (stage === "new" || commands.length === LIMITS.commandsPerBatchMax) break;
    commands.push(command);
    if (lane === "click") break; // HG3: the click travels alone
  }
  return commands.length > 1 ? fitting(commands) : commands;
}

// As many from the first on as one body holds, and the first in any case.
function fitting(commands: readonly VisitorCommand[]): readonly VisitorCommand[] {
  let bytes = 0;
  const tooMuchAt = commands.findIndex((command, index) => {
    bytes += JSON.stringify(command).length * 3; // UTF-8 takes at most 3 bytes for a UTF-16 unit
    return bytes > BATCH_BYTES_MAX && index > 0;
  });
  return tooMuchAt < 0 ? commands : commands.slice(0, tooMuchAt);
}

/** The lane has sent these and waits for the answer. */
export function markSending(outbox: Outbox, lane: LaneName, ids: readonly CommandId[]): Outbox {
  return setLane(outbox, lane, { inFlight: ids });
}

/** An answer with verdicts on what was `sent`. Whatever it does not name, or asks to have again, stays as it was (HG3). */
export function takeVerdicts(
  outbox: Outbox,
  verdicts: readonly Verdict[],
  options: { lane: LaneName; sent: readonly CommandId[] },
): Outbox {
  const { lane, sent } = options;
  const judged = mapItems(outbox, (item) => {
    const verdict = verdicts.find(({ id }) => id === item.command.id);
    if (!verdict || item.stage === "sent") return item;
    if (verdict.ok) return { ...item, stage: "sent", seq: verdict.seq };
    return verdict.error.retry === "never" ? { ...item, stage: "refused", error: verdict.error } : item;
  });
  const isOpen = judged.items.some(({ command, stage }) => sent.includes(command.id) && stage === "kept");
  if (isOpen) return rest(judged, lane, sent);
  return isWaitingFor(outbox, lane, sent) ? setLane(judged, lane, idle) : judged;
}

/** No answer that means anything: the same ids again, after a rest. */
export function rest(outbox: Outbox, lane: LaneName, sent: readonly CommandId[]): Outbox {
  if (!isWaitingFor(outbox, lane, sent)) return outbox;
  return setLane(outbox, lane, { inFlight: [], failures: outbox[lane].failures + 1, isResting: true });
}

// What was sent once more as the page was closing does not hold the lane.
function isWaitingFor(outbox: Outbox, lane: LaneName, sent: readonly CommandId[]): boolean {
  return sent.length > 0 && outbox[lane].inFlight.length > 0 && outbox[lane].inFlight[0] === sent[0];
}

/** The rest is over. */
export function wake(outbox: Outbox, lane: LaneName): Outbox {
  return outbox[lane].isResting ? setLane(outbox, lane, { isResting: false }) : outbox;
}

/**
 * Forgets what the log shows, so that nothing is shown twice and nothing flickers (HG9). `head`: of the events. `shown`: of the conversation,
 * which may be from the disk and go further; what has become of a click is seen there.
 */
export function settle(
  outbox: Outbox,
  events: readonly Event[],
  { head, shown }: { readonly head: number; readonly shown: number },
): Outbox {
  if (outbox.items.length === 0) return outbox;
  // What stands in the log beats a refusal: another tab's attempt may have found what ours did not.
  const isThere = ({ command, stage, seq }: Item) =>
    stage === "sent" && seq <= (command.type === "ask-human" ? shown : head)
      ? true
      : events.some((event) => isEventOf(event, "visitor", command.id));
  // Asked at every turn, and mostly nothing has arrived.
  if (!outbox.items.some(isThere)) return outbox;
  return { ...outbox, items: outbox.items.filter((item) => !isThere(item)) };
}

/** Gives a click that is to be sent again its receipt along, also one whose acknowledgement came from a log that is no more (HG10). */
export function withReceipt(outbox: Outbox, id: CommandId, receipt: string): Outbox {
  return mapItems(outbox, (item) =>
    item.command.id === id && item.command.type === "ask-human"
      ? { ...item, command: { ...item.command, receipt }, stage: item.stage === "sent" ? "kept" : item.stage }
      : item,
  );
}

/** Goes on showing what was refused, and leaves its id to what is sent in its place. */
export function setAside(outbox: Outbox, id: CommandId): Outbox {
  return mapItems(outbox, (item) =>
    item.command.id === id ? { ...item, command: { ...item.command, id: commandId(`refused-${id}`) } } : item,
  );
}

/** The log was put back to an earlier state: what it acknowledged and does not show is sent again. */
export function reopen(outbox: Outbox): Outbox {
  return mapItems(outbox, (item) => (item.stage === "sent" ? { ...item, stage: "kept" } : item));
}

/** What would end the stretch, was wished until then, and is not in the replica: whether it has arrived is the authority's to know. */
export function endingsUntil({ items }: Outbox, atMs: number): readonly Ending[] {
  return items.flatMap(({ command, atMs: wishedAtMs }) =>
    endsStretch(command) && wishedAtMs <= atMs ? [command] : [],
  );
}

/** The visitor has read that their click was refused. */
export function forgetRefusedClick(outbox: Outbox): Outbox {
  const isRead = ({ command, stage }: Item) => command.type === "ask-human" && stage === "refused";
  return { ...outbox, items: outbox.items.filter((item) => !isRead(item)) };
}

/** Takes one item away. */
export function remove(outbox: Outbox, id: CommandId): Outbox {
  return without(outbox, [{ id }]);
}

/** Takes these away. */
export function without(outbox: Outbox, gone: readonly { readonly id: CommandId }[]): Outbox {
  return { ...outbox, items: outbox.items.filter(({ command }) => !gone.some(({ id }) => id === command.id)) };
}

/** The visitor's own click that is on its way, or acknowledged and not in the replica yet. */
export function openClick({ items }: Outbox): Item | null {
  const clicks = items.filter(({ command, stage }) => command.type === "ask-human" && stage !== "refused");
  // Another page's click may stand before it, and must not take back what is shown of the one that has arrived.
  return clicks.find(({ stage }) => stage === "sent") ?? clicks[0] ?? null;
}

const NOTHING: readonly VisitorCommand[] = [];

/** Whether it ends a stretch of the conversation. */
export function endsStretch(command: VisitorCommand): command is Ending {
  const { type } = command;
  return type === "withdraw" || type === "close" || type === "resume-bot";
}

function mapItems(outbox: Outbox, change: (item: Item) => Item): Outbox {
  return { ...outbox, items: outbox.items.map(change) };
}

function setLane(outbox: Outbox, lane: LaneName, change: Partial<Lane>): Outbox {
  const after = { ...outbox[lane], ...change };
  return lane === "click" ? { ...outbox, click: after } : { ...outbox, talk: after };
}
