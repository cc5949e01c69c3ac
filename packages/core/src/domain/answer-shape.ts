// Proves by hand what comes over the wire, as far as the client builds on it: a schema library would outweigh the client.
import type {
  AppointmentsResponse,
  CommandsResponse,
  ConversationsResponse,
  ErrorResponse,
  EventsResponse,
  FileUploadResponse,
  Frame,
  RealtimeGrant,
  SiteFacts,
  TranscriptResponse,
} from "@handrail/protocol";

type Kind = "string" | "number" | "object" | "boolean";

/** A refusal of the whole request. */
export function isErrorResponse(value: unknown): value is ErrorResponse {
  return has(value, { error: "object" }) && isError(value["error"]);
}

/** The answer to a batch of commands. */
export function isCommandsResponse(value: unknown): value is CommandsResponse {
  return has(value, { conversation: "string", ...HEADED }) && isList(value["verdicts"], isVerdict);
}

/** The answer to a read. */
export function isEventsResponse(value: unknown): value is EventsResponse {
  return has(value, { conversation: "string", ...HEADED, ...FACTS }) && isList(value["events"], isEvent);
}

/** The answer to a look for free times. */
export function isAppointmentsResponse(value: unknown): value is AppointmentsResponse {
  return has(value, { conversation: "string" }) && isList(value["slots"], (slot) => typeof slot === "number");
}

/** The answer to a wish for the transcript by e-mail. */
export function isTranscriptResponse(value: unknown): value is TranscriptResponse {
  return has(value, { conversation: "string", email: "string" });
}

/** The answer to whoever is signed in, and asks for their conversations. */
export function isConversationsResponse(value: unknown): value is ConversationsResponse {
  return (
    has(value, { conversations: "object" }) &&
    isList(value["conversations"], (one) => has(one, { secret: "string", head: "number", lastAtMs: "number" }))
  );
}

/** The answer to one part of a file. */
export function isFileUploadResponse(value: unknown): value is FileUploadResponse {
  return has(value, { received: "number" });
}

/** The answer to a wish for a realtime service's token. */
export function isRealtimeGrant(value: unknown): value is RealtimeGrant {
  return (
    has(value, { conversation: "string", ably: "object" }) && has(value["ably"], { token: "string", channel: "string" })
  );
}

/** One frame of the stream. A type that a later relay has learned passes, and is ignored. */
export function isFrame(value: unknown): value is Frame {
  if (!has(value, { type: "string" })) return false;
  switch (value["type"]) {
    case "log":
      return isEventsResponse(value);
    case "beat":
      return has(value, { ...HEADED, ...FACTS });
    case "signal":
      return has(value, { signal: "object" });
    default:
      return true;
  }
}

/** The site's public facts. */
export function isSiteFacts(value: unknown): value is SiteFacts {
  return has(value, { site: "string", name: "string", nowMs: "number" });
}

const HEADED = { generation: "string", head: "number" } as const;
const FACTS = { nowMs: "number", live: "object" } as const;

function isVerdict(value: unknown): boolean {
  if (!has(value, { id: "string", ok: "boolean" })) return false;
  return value["ok"] === true ? has(value, { seq: "number" }) : isErrorResponse(value);
}

function isEvent(value: unknown): boolean {
  return has(value, { id: "string", type: "string", seq: "number", atMs: "number", from: "object" });
}

function isError(value: unknown): boolean {
  return has(value, { code: "string", message: "string", retry: "string" });
}

function isList(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function has(value: unknown, shape: Readonly<Record<string, Kind>>): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return Object.entries(shape).every(([name, kind]) => typeof fields.get(name) === kind && fields.get(name) !== null);
}
