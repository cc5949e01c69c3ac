// Turns the log, the replies on their way and a streaming answer into the rows of the transcript. What the visitor saw, the agent sees (HG9).
import {
  type AgentId,
  type AnswerFacts,
  type Author,
  type CommandId,
  type Event,
  type EventOf,
  type FileRef,
  type FilledField,
  type Form,
  type InternalEvent,
} from "@handrail/protocol";
import { dayKey, dayText, type Place } from "./durations.ts";
import { addNote as addInternalNote, type InternalNote } from "./internal-note.ts";
import { lineOf, type Line } from "./log-line.ts";
import type { Outbox, ReplyState } from "./outbox.ts";
import type { Replica } from "./replica.ts";

/** Who speaks, from the agent's chair. */
export type Speaker = "visitor" | "bot" | "me" | "colleague" | "relay";

/** A small remark under a message: a promise that its sending made or kept. */
export interface MessageNote {
  readonly type: "promised" | "kept";
  readonly dueAtMs: number | null;
}

/** One message. `isFirst` and `isLast` are of its group: messages of one speaker close in time. */
export interface MessageRow {
  readonly type: "message";
  readonly key: string;
  readonly speaker: Speaker;
  readonly name: string;
  readonly text: string;
  readonly files: readonly FileRef[];
  readonly atMs: number;
  readonly answer: AnswerFacts | null;
  /** What was asked for in it. */
  readonly form: Form | null;
  /** What the visitor filled in; `text` says the same. */
  readonly fields: readonly FilledField[] | null;
  /** HG5: an answer that the request cut; `text` is what the visitor had seen. */
  readonly isCut: boolean;
  /** An agent's saved reply as it stands: no answer yet (HG7). */
  readonly isSaved: boolean;
  readonly notes: readonly MessageNote[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** A row of the transcript. */
export type Row =
  | { readonly type: "day"; readonly key: string; readonly text: string }
  | MessageRow
  | { readonly type: "line"; readonly key: string; readonly atMs: number; readonly line: Line }
  /** What agents alone see, where it happened; what follows each other is one row. */
  | { readonly type: "internal"; readonly key: string; readonly notes: readonly InternalNote[] }
  /** An agent's words for colleagues. */
  | { readonly type: "note"; readonly key: string; readonly name: string; readonly text: string; readonly atMs: number }
  | { readonly type: "streaming"; readonly key: string; readonly text: string }
  | {
      readonly type: "reply";
      readonly key: string;
      readonly id: CommandId;
      readonly text: string;
      readonly files: readonly FileRef[];
      readonly form: Form | null;
      readonly atMs: number;
      readonly state: ReplyState;
    };

/** Who looks, when, and where. */
export interface Viewer {
  readonly me: AgentId;
  readonly nowMs: number;
  readonly place?: Place;
  readonly botName: string;
  readonly visitorName: string;
}

const GROUP_GAP_MS = 3 * 60_000;

/** The rows from top to bottom. `replies` are those of this conversation. */
export function transcriptRows(replica: Replica, replies: Outbox, viewer: Viewer): readonly Row[] {
  const rows: Row[] = [];
  let day = "";
  const addDay = ({ atMs }: { readonly atMs: number }): void => {
    const key = dayKey(atMs, viewer.place);
    if (key === day) return;
    day = key;
    rows.push({ type: "day", key: `day ${key}`, text: dayText(atMs, viewer.nowMs, viewer.place) });
  };
  const behind = replica.internal.events;
  let told = 0;
  for (const event of replica.events) {
    if (isShown(event)) addDay(event);
    addEvent(rows, event, viewer);
    for (let next = behind[told]; next && next.after <= event.seq; next = behind[++told]) {
      addDay(next);
      addInternal(rows, next, viewer);
    }
  }
  if (replica.run && replica.run.text !== "") {
    rows.push({ type: "streaming", key: replica.run.run, text: replica.run.text });
  }
  for (const { id, text, files = [], form = null, atMs, state } of replies) {
    rows.push({ type: "reply", key: id, id, text, files, form, atMs, state });
  }
  return grouped(rows);
}

function addEvent(rows: Row[], event: Event, viewer: Viewer): void {
  switch (event.type) {
    case "message.sent":
      rows.push(message(event, viewer));
      return;
    case "answer.cut":
      rows.push({ ...message(event, viewer), isCut: true });
      return;
    case "promise.made":
    case "promise.kept":
      if (addNote(rows, event)) return;
      break;
    default:
  }
  const line = lineOf(event, viewer);
  if (line) rows.push({ type: "line", key: event.id, atMs: event.atMs, line });
}

function addInternal(rows: Row[], event: InternalEvent, viewer: Viewer): void {
  if (event.type === "note.added") {
    const { id: key, text, atMs, from } = event;
    rows.push({ type: "note", key, ...speakerOf(from, viewer), text, atMs });
    return;
  }
  const last = rows.at(-1);
  if (last?.type === "internal") {
    rows[rows.length - 1] = { ...last, notes: addInternalNote(last.notes, event, viewer) };
  } else {
    rows.push({ type: "internal", key: `internal ${event.seq}`, notes: addInternalNote([], event, viewer) });
  }
}

// A promise for a turn and its keeping by an answer belong to those messages; a line of their own each would drown the talk.
function addNote(rows: Row[], event: EventOf<"promise.made"> | EventOf<"promise.kept">): boolean {
  const last = rows.at(-1);
  if (last?.type !== "message") return false;
  const isMade = event.type === "promise.made";
  if (isMade ? last.speaker !== "visitor" : last.speaker !== "me" && last.speaker !== "colleague") return false;
  const note: MessageNote = isMade ? { type: "promised", dueAtMs: event.dueAtMs } : { type: "kept", dueAtMs: null };
  rows[rows.length - 1] = { ...last, notes: [...last.notes, note] };
  return true;
}

function message(event: EventOf<"message.sent"> | EventOf<"answer.cut">, viewer: Viewer): MessageRow {
  return {
    type: "message",
    key: event.id,
    ...speakerOf(event.from, viewer),
    text: event.text,
    files: event.type === "message.sent" ? (event.files ?? []) : [],
    atMs: event.atMs,
    answer: event.type === "message.sent" ? (event.answer ?? null) : null,
    form: event.type === "message.sent" ? (event.form ?? null) : null,
    fields: event.type === "message.sent" ? (event.fields ?? null) : null,
    isCut: false,
    isSaved: event.type === "message.sent" && event.isSaved === true,
    notes: [],
    isFirst: true,
    isLast: true,
  };
}

// HG8: who speaks is what the credentials say.
function speakerOf(from: Author, viewer: Viewer): { readonly speaker: Speaker; readonly name: string } {
  switch (from.type) {
    case "visitor":
      return { speaker: "visitor", name: viewer.visitorName };
    case "bot":
      return { speaker: "bot", name: viewer.botName };
    case "agent":
      return { speaker: from.id === viewer.me ? "me" : "colleague", name: from.name };
    case "relay":
      return { speaker: "relay", name: "" };
  }
}

function isShown(event: Event): boolean {
  return event.type !== "conversation.started";
}

function grouped(rows: readonly Row[]): readonly Row[] {
  return rows.map((row, index) => {
    if (row.type !== "message") return row;
    return { ...row, isFirst: !isSameGroup(rows[index - 1], row), isLast: !isSameGroup(row, rows[index + 1]) };
  });
}

function isSameGroup(above: Row | undefined, below: Row | undefined): boolean {
  if (above?.type !== "message") return false;
  if (below?.type === "reply") return above.speaker === "me" && below.atMs - above.atMs < GROUP_GAP_MS;
  if (below?.type !== "message" || above.isCut) return false;
  return above.speaker === below.speaker && above.name === below.name && below.atMs - above.atMs < GROUP_GAP_MS;
}
