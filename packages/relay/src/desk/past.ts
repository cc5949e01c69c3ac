// Lets an agent look through past conversations: closed ones that somebody here has held. A step looks through few, so that nobody who is being
// answered waits for it; whoever wants more asks again.
import { messageText, type InboxItem, type PastResponse } from "@handrail/protocol";
import { pastRequestSchema } from "@handrail/protocol/wire";
import * as v from "valibot";
import { findWords, wordsOf } from "../domain/find-words.ts";
import { mayRead } from "../domain/may-read.ts";
import type { ConversationSummary } from "../store/log.ts";
import { answer, refusal } from "./answers.ts";
import type { DeskDeps } from "./deps.ts";
import { inboxItem } from "./inbox.ts";

type PastDeps = Pick<DeskDeps, "log" | "people" | "presence">;

/** Conversations of one step. */
const STEP = 50;
/** The last messages of each that are looked through. */
const MESSAGES_MAX = 200;
/** Of all they say: a long talk, and no book. */
const CHARS_MAX = 20_000;

/** `POST /desk/api/past`. */
export async function lookThroughPast(deps: PastDeps, body: unknown): Promise<Response> {
  const request = v.safeParse(pastRequestSchema, body);
  if (!request.success) return refusal("malformed", { path: v.getDotPath(request.issues[0]) ?? "" });
  const words = wordsOf(request.output.words);
  const step = await deps.log.past(request.output.behind, STEP);
  const found: InboxItem[] = [];
  for (const summary of step) {
    if (!mayRead(summary.state)) continue;
    const preview = words.length === 0 ? summary.preview : findWords(words, await linesOf(deps, summary));
    if (preview !== null) found.push({ ...inboxItem(deps, summary), preview });
  }
  const last = step.at(-1)?.state;
  const next = step.length < STEP || !last ? null : { lastAtMs: last.lastAtMs, conversation: last.id };
  const response: PastResponse = { found, next };
  return answer(response);
}

async function linesOf({ log }: PastDeps, { state }: ConversationSummary): Promise<readonly string[]> {
  const { contact, identity, id, head } = state;
  const known = [contact?.name, contact?.email, contact?.phone, identity?.name, identity?.email, identity?.sub];
  const said = (await log.messages(id, head, MESSAGES_MAX)).toReversed();
  const lines: string[] = known.filter((line) => typeof line === "string");
  let chars = 0;
  for (const event of said) {
    if (event.type !== "message.sent") continue;
    const line = messageText(event);
    chars += line.length;
    if (chars > CHARS_MAX) break;
    lines.push(line);
  }
  return lines;
}
