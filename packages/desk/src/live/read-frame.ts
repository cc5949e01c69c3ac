// Reads one frame of the desk's stream. What cannot be read, or is of a later version, is nothing.
import type { DeskFrame } from "@handrail/protocol";

const FIELDS: { readonly [Type in DeskFrame["type"]]: readonly string[] } = {
  inbox: ["inbox", "me"],
  log: ["conversation", "head", "events"],
  internal: ["conversation", "events"],
  signal: ["conversation", "signal"],
  beat: ["nowMs"],
  bye: [],
};

/** The frame, or `null`. */
export function readFrame(data: string): DeskFrame | null {
  try {
    const value: unknown = JSON.parse(data);
    return isFrame(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether it is one. */
export function isFrame(value: unknown): value is DeskFrame {
  if (typeof value !== "object" || value === null || !("type" in value)) return false;
  const { type } = value;
  return typeof type === "string" && isKnown(type) && FIELDS[type].every((field) => field in value);
}

function isKnown(type: string): type is DeskFrame["type"] {
  return Object.hasOwn(FIELDS, type);
}
