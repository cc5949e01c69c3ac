// What a page says of its visitor's errand: a small flat record. Decides what may be in one. It is nobody's promise: it travels and lies
// beside the log, the last one counts, and whoever reads it is told that the page says so and nobody has proven it.
import { LIMITS } from "./limits.ts";

/** By names of the page's own choice, such as `page`, `cart`, `order`. `LIMITS` bounds all of it. */
export type VisitorContext = Readonly<Record<string, string | number | boolean>>;

/** What is wrong with a record. `field`: which one, where it is one. */
export interface ContextFault {
  readonly field: string | null;
  readonly reason: "not-a-record" | "too-many-fields" | "bad-name" | "bad-value" | "too-long";
}

/** What is wrong with it; `null`: it is a {@link VisitorContext}. */
export function contextFault(value: unknown): ContextFault | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return fault("not-a-record");
  const fields = Object.entries(value);
  if (fields.length > LIMITS.contextFieldsMax) return fault("too-many-fields");
  for (const [name, content] of fields) {
    if (name.trim() === "" || name.length > LIMITS.contextNameCharsMax) return fault("bad-name", name);
    if (!isPlain(content)) return fault("bad-value", name);
    if (typeof content === "string" && content.length > LIMITS.contextTextCharsMax) return fault("too-long", name);
  }
  return JSON.stringify(value).length > LIMITS.contextCharsMax ? fault("too-long") : null;
}

/** Whether it is one. */
export function isVisitorContext(value: unknown): value is VisitorContext {
  return contextFault(value) === null;
}

function isPlain(content: unknown): boolean {
  return typeof content === "string" || typeof content === "boolean" || Number.isFinite(content);
}

function fault(reason: ContextFault["reason"], name: string | null = null): ContextFault {
  return { field: name?.slice(0, LIMITS.contextNameCharsMax) ?? null, reason };
}
