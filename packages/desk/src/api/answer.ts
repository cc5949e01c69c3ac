// What an API call comes to: a value, a refusal with a code, or no understandable answer at all.
import { ERRORS, type WireError } from "@handrail/protocol";
import { TROUBLE } from "../texts.ts";

/** `lost`: nobody knows whether the request was carried out. */
export type Answer<Value> =
  | { readonly type: "ok"; readonly value: Value }
  | { readonly type: "refused"; readonly error: WireError }
  | { readonly type: "lost"; readonly why: "network" | "unreadable" };

/** Reads a response; a body that is not what the endpoint answers with counts as no answer (a captive portal's page, say). */
export async function readAnswer<Value>(
  response: Response,
  isValue: (body: unknown) => body is Value,
): Promise<Answer<Value>> {
  const body = await readJson(response);
  if (response.ok) return isValue(body) ? { type: "ok", value: body } : { type: "lost", why: "unreadable" };
  return isErrorBody(body) ? { type: "refused", error: body.error } : { type: "lost", why: "unreadable" };
}

/** A guard that asks for these fields to be there: enough to tell the relay's answer from another server's. */
export function withFields<Value>(...fields: readonly (keyof Value & string)[]) {
  return (body: unknown): body is Value =>
    typeof body === "object" && body !== null && fields.every((field) => field in body);
}

/** The same for a list of them. */
export function listOf<Value>(...fields: readonly (keyof Value & string)[]) {
  const isItem = withFields<Value>(...fields);
  return (body: unknown): body is readonly Value[] => Array.isArray(body) && body.every(isItem);
}

/** The sentence and the way on for an answer that is not ok. */
export function troubleText(answer: Exclude<Answer<unknown>, { type: "ok" }>): string {
  switch (answer.type) {
    case "refused":
      // The table's words are for the pages of shops.
      if (answer.error.code === "origin-not-allowed") return TROUBLE.elsewhere;
      return `${answer.error.message} ${answer.error.next}`;
    case "lost":
      return answer.why === "network" ? TROUBLE.offline : TROUBLE.unreadable;
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function isErrorBody(body: unknown): body is { readonly error: WireError } {
  if (typeof body !== "object" || body === null || !("error" in body)) return false;
  const { error } = body;
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    typeof error.code === "string" &&
    Object.hasOwn(ERRORS, error.code)
  );
}
