// Proves by hand what comes over the wire, as far as the client builds on it: a schema library would outweigh the client.
import type { CommandsResponse, ErrorResponse, EventsResponse, Frame, SiteFacts } from "@handrail/protocol";

type Shape = Readonly<Record<string, unknown>>;

const isShape = (value: unknown): value is Shape =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isHeaded = (value: Shape): boolean => isText(value["generation"]) && isNumber(value["head"]);

/** A refusal of the whole request. */
export function isErrorResponse(value: unknown): value is ErrorResponse {
  return isShape(value) && isError(value["error"]);
}

/** The answer to a batch of commands. */
export function isCommandsResponse(value: unknown): value is CommandsResponse {
  if (!isShape(value) || !isHeaded(value) || !isText(value["conversation"])) return false;
  const verdicts = value["verdicts"];
  return Array.isArray(verdicts) && verdicts.every(isVerdict);
}

/** The answer to a read. */
export function isEventsResponse(value: unknown): value is EventsResponse {
  if (!isShape(value) || !isHeaded(value) || !isText(value["conversation"])) return false;
  const { nowMs, events, live, run } = value;
  if (!isNumber(nowMs) || !isShape(live) || !(run === null || isShape(run))) return false;
  return Array.isArray(events) && events.every(isEvent);
}

/** One frame of the stream. */
export function isFrame(value: unknown): value is Frame {
  if (!isShape(value)) return false;
  switch (value["type"]) {
    case "log":
      return isEventsResponse(value);
    case "beat":
      return isHeaded(value) && isNumber(value["nowMs"]) && isShape(value["live"]);
    case "signal":
      return isShape(value["signal"]);
    default:
      return isText(value["type"]);
  }
}

/** The site's public facts. */
export function isSiteFacts(value: unknown): value is SiteFacts {
  return isShape(value) && isText(value["site"]) && isText(value["name"]) && isNumber(value["nowMs"]);
}

function isError(value: unknown): boolean {
  return isShape(value) && isText(value["code"]) && isText(value["message"]) && isText(value["retry"]);
}

function isVerdict(value: unknown): boolean {
  if (!isShape(value) || !isText(value["id"])) return false;
  return value["ok"] === true ? isNumber(value["seq"]) : value["ok"] === false && isError(value["error"]);
}

function isEvent(value: unknown): boolean {
  return (
    isShape(value) &&
    isText(value["id"]) &&
    isText(value["type"]) &&
    isNumber(value["seq"]) &&
    isNumber(value["atMs"]) &&
    isShape(value["from"])
  );
}
