// Lets an agent read a conversation and give commands on it. Who they are comes from the session, never from the body (HG8).
import {
  conversationId,
  LIMITS,
  type AgentCommand,
  type ConversationId,
  type DeskCommandsResponse,
  type DeskEventsResponse,
  type Verdict,
} from "@handrail/protocol";
import { conversationIdSchema, deskCommandsRequestSchema, fileUploadSchema } from "@handrail/protocol/wire";
import * as v from "valibot";
import type { Account } from "../accounts/accounts.ts";
import { mayRead } from "../domain/may-read.ts";
import { uploaderOf } from "../files/file.ts";
import { partBody } from "../files/part-body.ts";
import type { ConversationSummary } from "../store/log.ts";
import { answer, refusal } from "./answers.ts";
import type { DeskDeps } from "./deps.ts";
import { inboxItem, isHeldBy } from "./inbox.ts";

const afterSchema = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
const fromSchema = v.object({ after: afterSchema, internalAfter: afterSchema });

/** `GET /desk/api/conversations/:id/events?after=0&internalAfter=0`. */
export async function readEvents(
  deps: DeskDeps,
  { id, ...query }: { readonly id: string; readonly after: string; readonly internalAfter: string },
): Promise<Response> {
  const summary = await summaryOf(deps, id);
  if (!summary) return refusal("unknown-conversation");
  const from = v.safeParse(fromSchema, query);
  if (!from.success) return refusal("malformed", { path: v.getDotPath(from.issues[0]) ?? "" });
  const { after, internalAfter } = from.output;
  const { state, internal } = summary;
  const response: DeskEventsResponse = {
    item: inboxItem(deps, summary),
    head: state.head,
    events: await deps.log.events(state.id, after, LIMITS.eventsPerReadMax),
    internal: {
      head: internal.head,
      events: await deps.log.internalEvents(state.id, internalAfter, LIMITS.eventsPerReadMax),
    },
    run: await deps.runOf(state.id),
    context: await deps.contexts.of(state.id),
  };
  return answer(response);
}

/** `POST /desk/api/conversations/:id/commands`. */
export async function giveCommands(
  deps: DeskDeps,
  options: { readonly account: Account; readonly id: string; readonly body: unknown },
): Promise<Response> {
  const { account, body } = options;
  const summary = await summaryOf(deps, options.id);
  if (!summary) return refusal("unknown-conversation");
  const request = v.safeParse(deskCommandsRequestSchema, body);
  if (!request.success) return refusal("malformed", { path: v.getDotPath(request.issues[0]) ?? "" });
  const { commands, isTyping, seenSeq } = request.output;
  const { id: conversation, site } = summary.state;
  // Whoever acts is there, stream or no stream.
  void deps.people.duty.renew(account.id);
  if (isHeldBy(summary.state, account.id)) {
    if (isTyping !== undefined) deps.news.signal(conversation, { type: "typing", who: "agent", isTyping }, site);
    if (seenSeq !== undefined) deps.news.signal(conversation, { type: "seen", seq: seenSeq }, site);
  }
  const verdicts: Verdict[] = [];
  let { head } = summary.state;
  for (const command of commands) {
    // One after the other: a reply that follows an accept must find it done.
    const outcome = await submit(deps, { summary, account, command });
    verdicts.push(outcome.verdict);
    head = outcome.head;
  }
  const response: DeskCommandsResponse = { head, verdicts };
  return answer(response);
}

/** `POST /desk/api/conversations/:id/files`: one part of a file. `body`: `null` was too long. */
export async function takeFile(
  deps: DeskDeps,
  { account, id, body }: { readonly account: Account; readonly id: string; readonly body: Uint8Array | null },
): Promise<Response> {
  const summary = await summaryOf(deps, id);
  if (!summary) return refusal("unknown-conversation");
  if (!isHeldBy(summary.state, account.id)) return refusal("not-yours");
  const read = partBody(body);
  if ("code" in read) return refusal(read.code, read.details);
  const upload = v.safeParse(fileUploadSchema, read.value);
  if (!upload.success) return refusal("malformed", { path: v.getDotPath(upload.issues[0]) ?? "" });
  void deps.people.duty.renew(account.id);
  const { id: conversation, site } = summary.state;
  const by = uploaderOf({ type: "agent", id: account.id, name: account.name });
  // An agent is known by name: no network needs to share.
  const taken = await deps.uploads.take({ conversation, site, by, network: null }, upload.output, read.part);
  return "code" in taken ? refusal(taken.code, taken.details) : answer(taken);
}

async function submit(
  deps: DeskDeps,
  options: { readonly summary: ConversationSummary; readonly account: Account; readonly command: AgentCommand },
) {
  const { account, command } = options;
  const { accounts, duty } = deps.people;
  const to = command.type === "hand-over" ? await accounts.find(command.to) : null;
  return deps.authority.submit({
    conversation: options.summary.state.id,
    site: options.summary.state.site,
    author: { type: "agent", id: account.id, name: account.name },
    command,
    isOnDuty: duty.isOnDuty(account.id),
    handOverTo: to && { id: to.id, name: to.name },
  });
}

async function summaryOf(deps: DeskDeps, text: string): Promise<ConversationSummary | null> {
  const id: ConversationId | null = v.is(conversationIdSchema, text) ? conversationId(text) : null;
  const summary = id && (await deps.log.conversation(id));
  return summary && mayRead(summary.state) ? summary : null;
}
