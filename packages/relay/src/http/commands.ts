// `POST /v1/commands`: a verdict for each command, given after the commit.
import { wireError, type CommandsResponse, type ConversationId, type Verdict } from "@handrail/protocol";
import { commandsRequestSchema, visitorCommandSchema } from "@handrail/protocol/wire";
import * as v from "valibot";
import type { Authority, Outcome } from "../authority/authority.ts";
import type { ContextStore } from "../context/context-store.ts";
import { takeContext } from "../context/take-context.ts";
import type { Awaitable } from "../domain/awaitable.ts";
import type { OwnConversations } from "../identity/own-conversations.ts";
import { verifyIdentity } from "../identity/verify.ts";
import type { AddressShare } from "../mail/address-share.ts";
import type { Clock } from "../platform.ts";
import type { News } from "../realtime/news.ts";
import type { Presence } from "../realtime/presence.ts";
import type { LogReader, Whereabouts } from "../store/log.ts";
import type { ProbePass } from "../watch/probe-pass.ts";
import { refusedAnswer, told, type Answer } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { networkOf } from "./remote.ts";
import { pathOf, readVisit, type VisitorGate } from "./visitor.ts";

export interface CommandsDeps extends VisitorGate {
  readonly log: Pick<LogReader, "generation" | "conversation">;
  /** What another process has just added may be missing: what is decided is decided by the store. */
  whereabouts(conversation: ConversationId): Awaitable<Whereabouts | null>;
  readonly authority: Authority;
  readonly news: News;
  readonly contexts: ContextStore;
  readonly pass: Pick<ProbePass, "admits">;
  readonly addressShare: AddressShare;
  readonly ownConversations: Pick<OwnConversations, "keep">;
  readonly presence: Pick<Presence, "note">;
  readonly clock: Clock;
}

export async function answerCommands(ask: Ask, remoteAddress: string | undefined, deps: CommandsDeps): Promise<Answer> {
  const visit = await readVisit(ask, commandsRequestSchema, deps);
  if ("code" in visit) return refusedAnswer(visit);
  const { body, site, conversation } = visit;
  const { log, authority, news, clock, ownConversations } = deps;
  const { probePass } = ask;
  const isProbe = probePass !== null;
  if (isProbe && !deps.pass.admits(probePass, { site: site.id, conversation }))
    return refusedAnswer({ code: "not-allowed" });
  const known = await deps.whereabouts(conversation);
  if (known ? known.site !== site.id : body.commands.length === 0)
    return refusedAnswer({ code: "unknown-conversation" });

  // HG12: whose share of the queue it is counts from the click on, not from the first reading.
  deps.presence.note(conversation, networkOf(remoteAddress));
  const context = await takeContext(body.context, { conversation, site: site.id }, deps);
  let head = known?.head ?? 0;
  let reach: Outcome["reach"];
  const verdicts = await Promise.all(
    body.commands.map(async (raw): Promise<Verdict> => {
      // HG3: each command is proved on its own; a bad one spoils no other's verdict.
      const parsed = v.safeParse(visitorCommandSchema, raw, { abortEarly: true });
      if (!parsed.success) {
        return { id: raw.id, ok: false, error: wireError("malformed", { path: pathOf(parsed.issues) }) };
      }
      const command = parsed.output;
      if (!deps.addressShare(command, remoteAddress))
        return { id: command.id, ok: false, error: wireError("too-many-addresses") };
      // Verified before the transaction, which must not wait. What stands behind it in the batch does not wait either: it may
      // be what starts the conversation.
      const identity =
        command.type === "identify" &&
        (await verifyIdentity(command.token, { site: site.id, identity: site.identity, nowMs: clock.now() }));
      const outcome = await authority.submit({
        conversation,
        site: site.id,
        author: { type: "visitor" },
        command,
        ...(identity && { identity }),
        ...(body.opening && { opening: body.opening }),
        ...(isProbe && { isProbe }),
      });
      head = Math.max(head, outcome.head);
      reach = outcome.reach;
      if (identity && identity.type === "proven" && outcome.verdict.ok) {
        const { sub } = identity.identity;
        await ownConversations.keep({ conversation, site: site.id, sub }, body.secret);
      }
      return outcome.verdict;
    }),
  );
  if (body.isTyping !== undefined && head > 0) {
    news.signal(conversation, { type: "typing", who: "visitor", isTyping: body.isTyping }, site.id);
  }
  await context.settle(head > 0);
  const { refused: refusedContext } = context;
  const answer: CommandsResponse = {
    conversation,
    generation: log.generation,
    head,
    verdicts,
    ...(refusedContext && { refusedContext }),
  };
  return told(isProbe ? { ...answer, reach } : answer);
}
