// Decides what becomes of chosen files: which part goes next, when it is tried again, and when the message that they belong to can be
// sent. Knows neither bytes nor requests.
import { LIMITS, type FileId, type FileRef, type FileUploadResponse } from "@handrail/protocol";
import type { Answer } from "../backend.ts";
import { backoffMs } from "./backoff.ts";
import type { Now } from "./turn.ts";

/** One file on its way. */
export interface Upload {
  readonly id: FileId;
  readonly name: string;
  readonly bytes: number;
  /** By its first bytes. */
  readonly isPicture: boolean;
  /** How many of its bytes the authority has. */
  readonly received: number;
  readonly stage: UploadStage;
}

/** Where a file stands. */
export type UploadStage =
  | { readonly type: "sending" }
  | { readonly type: "up"; readonly file: FileRef }
  /** `code`: why, `null` where nobody answered. `isFinal`: the same file will be refused again. */
  | { readonly type: "failed"; readonly code: string | null; readonly isFinal: boolean };

/** What was said with files that are not all up yet. It is sent when they are. */
export interface WaitingMessage {
  readonly id: FileId;
  readonly text: string;
  readonly uploads: readonly Upload[];
}

/** Everything that is known of chosen files. */
export interface UploadsState {
  /** For the next message, those that cannot be sent among them. */
  readonly chosen: readonly Upload[];
  readonly messages: readonly WaitingMessage[];
  /** More were chosen than one message may have. */
  readonly isOver: boolean;
  /** The file whose part is under way: one request at a time. */
  readonly inFlight: FileId | null;
  /** Failures in a row. */
  readonly failures: number;
  readonly isResting: boolean;
}

/** A file as it is chosen. `refusal`: a code, where it is known already that it will not be taken. */
export interface ChosenFile extends Pick<Upload, "id" | "name" | "bytes" | "isPicture"> {
  readonly refusal: string | null;
}

/** What may happen. */
export type UploadsInput =
  | { readonly type: "choose"; readonly files: readonly ChosenFile[] }
  | { readonly type: "answered"; readonly id: FileId; readonly answer: Answer<FileUploadResponse> }
  | { readonly type: "rested" }
  | { readonly type: "remove"; readonly id: FileId }
  /** `null`: everything that got no answer, as the network is back. */
  | { readonly type: "again"; readonly id: FileId | null }
  /** `id`: the waiting message's. */
  | { readonly type: "say"; readonly id: FileId; readonly text: string };

/** What is to be done. */
export type UploadsEffect =
  | { readonly type: "send"; readonly upload: Upload }
  | { readonly type: "rest"; readonly ms: number }
  /** The authority need not keep it. */
  | { readonly type: "take-back"; readonly upload: Upload }
  | { readonly type: "say"; readonly text: string; readonly files: readonly FileRef[] };

/** How often a part is tried before its sender is asked: some eight seconds. */
const ATTEMPTS = 5;

/** Nothing is chosen. */
export const noUploads: UploadsState = {
  chosen: [],
  messages: [],
  isOver: false,
  inFlight: null,
  failures: 0,
  isResting: false,
};

/** One step. */
export function stepUploads(
  state: UploadsState,
  input: UploadsInput,
  { dice }: Pick<Now, "dice">,
): [UploadsState, readonly UploadsEffect[]] {
  const effects: UploadsEffect[] = [];
  let next = happen(state, input);
  if (next.isResting && !state.isResting) {
    effects.push({ type: "rest", ms: backoffMs("talk", next.failures - 1, dice) });
  }
  const gone = input.type === "remove" ? uploadsOf(state).find(({ id }) => id === input.id) : undefined;
  if (gone && (gone.received > 0 || state.inFlight === gone.id)) effects.push({ type: "take-back", upload: gone });
  const { messages } = next;
  const ready = messages.filter(({ uploads }) => uploads.every(({ stage }) => stage.type === "up"));
  for (const { text, uploads } of ready) {
    const files = uploads.flatMap(({ stage }) => (stage.type === "up" ? [stage.file] : []));
    // Whoever has taken back all that a message was has taken back the message.
    if (files.length > 0 || text.trim() !== "") effects.push({ type: "say", text, files });
  }
  next = { ...next, messages: messages.filter((message) => !ready.includes(message)) };
  if (next.inFlight === null && !next.isResting) {
    const upload = uploadsOf(next).find(({ stage }) => stage.type === "sending");
    if (upload) {
      next = { ...next, inFlight: upload.id };
      effects.push({ type: "send", upload });
    }
  }
  return [next, effects];
}

/** All files, in the order in which they are sent. */
export function uploadsOf({ chosen, messages }: UploadsState): readonly Upload[] {
  return [...messages.flatMap(({ uploads }) => uploads), ...chosen];
}

/** Whether there is a file that the next message would take along. */
export function hasFiles({ chosen }: UploadsState): boolean {
  return chosen.some(isSendable);
}

function happen(state: UploadsState, input: UploadsInput): UploadsState {
  switch (input.type) {
    case "choose":
      return choose(state, input.files);
    case "answered":
      // What was taken back meanwhile is nobody's business any more.
      return input.id === state.inFlight ? answered({ ...state, inFlight: null }, input.id, input.answer) : state;
    case "rested":
      return { ...state, isResting: false };
    case "remove": {
      const { chosen, messages, inFlight } = state;
      const others = (uploads: readonly Upload[]) => uploads.filter(({ id }) => id !== input.id);
      return {
        ...state,
        chosen: others(chosen),
        messages: messages.map((message) => ({ ...message, uploads: others(message.uploads) })),
        isOver: false,
        inFlight: inFlight === input.id ? null : inFlight,
      };
    }
    case "again":
      return again(state, input.id);
    case "say": {
      const uploads = state.chosen.filter(isSendable);
      const message = { id: input.id, text: input.text, uploads };
      return { ...state, chosen: [], isOver: false, messages: [...state.messages, message] };
    }
  }
}

function choose(state: UploadsState, files: readonly ChosenFile[]): UploadsState {
  const room = LIMITS.filesPerMessageMax - state.chosen.filter(isSendable).length;
  const fit = files.filter(({ refusal }) => refusal === null).slice(0, Math.max(0, room));
  const isOver = files.some((file) => file.refusal === null && !fit.includes(file));
  const added = files
    .filter((file) => file.refusal !== null || fit.includes(file))
    .map(({ refusal, ...file }): Upload => {
      const stage: UploadStage =
        refusal === null ? { type: "sending" } : { type: "failed", code: refusal, isFinal: true };
      return { ...file, received: 0, stage };
    });
  // What was refused before has been read by now.
  return { ...state, chosen: [...state.chosen.filter(isSendable), ...added], isOver };
}

function answered(state: UploadsState, id: FileId, answer: Answer<FileUploadResponse>): UploadsState {
  const upload = uploadsOf(state).find((one) => one.id === id);
  if (!upload) return state;
  if (answer.type === "ok") {
    const { file, received } = answer.value;
    const stage: UploadStage = file ? { type: "up", file } : upload.stage;
    const after = change(state, id, { received: Math.min(received, upload.bytes), stage });
    // An answer that brings nothing on is none: whoever gives it would be asked for ever.
    return file || received > upload.received ? { ...after, failures: 0 } : failed(after, id, null);
  }
  if (answer.type === "unknown") return failed(state, id, null);
  const { code, retry } = answer.error;
  if (retry === "later" && code !== "too-many-files") return failed(state, id, code);
  return change(state, id, { stage: { type: "failed", code, isFinal: retry === "never" } });
}

// The same part after a rest, and at last its sender is told.
function failed(state: UploadsState, id: FileId, code: string | null): UploadsState {
  const failures = state.failures + 1;
  if (failures < ATTEMPTS) return { ...state, failures, isResting: true };
  return { ...change(state, id, { stage: { type: "failed", code, isFinal: false } }), failures: 0 };
}

function again(state: UploadsState, id: FileId | null): UploadsState {
  const isMeant = ({ stage, ...upload }: Upload) =>
    stage.type === "failed" && !stage.isFinal && (id === null || upload.id === id);
  const woken = uploadsOf(state)
    .filter(isMeant)
    .reduce((now, upload) => change(now, upload.id, { stage: { type: "sending" } }), state);
  return { ...woken, isResting: false, failures: 0 };
}

function change(state: UploadsState, id: FileId, by: Partial<Upload>): UploadsState {
  const changed = (uploads: readonly Upload[]) =>
    uploads.map((upload) => (upload.id === id ? { ...upload, ...by } : upload));
  return {
    ...state,
    chosen: changed(state.chosen),
    messages: state.messages.map((message) => ({ ...message, uploads: changed(message.uploads) })),
  };
}

function isSendable({ stage }: Upload): boolean {
  return stage.type !== "failed" || !stage.isFinal;
}
