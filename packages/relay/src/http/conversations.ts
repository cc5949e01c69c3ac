// `POST /v1/conversations`: a signed-in visitor's own conversations, with what opens them.
import { LIMITS, type ConversationsResponse } from "@handrail/protocol";
import { conversationsRequestSchema } from "@handrail/protocol/wire";
import * as v from "valibot";
import type { RateCount, RateRule } from "../accounts/rate-limit.ts";
import type { OwnConversations } from "../identity/own-conversations.ts";
import { verifyIdentity } from "../identity/verify.ts";
import type { Clock } from "../platform.ts";
import { refusedAnswer, told, type Answer } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { parseJson } from "./read-json.ts";
import { siteOf, unread, type VisitorGate } from "./visitor.ts";

export interface ConversationsDeps extends VisitorGate {
  readonly ownConversations: Pick<OwnConversations, "of">;
  /** Counts lookups by visitor. */
  readonly lookups: Pick<RateCount, "consume">;
  readonly clock: Clock;
}

const RULE: RateRule = { window: 60, max: LIMITS.lookupsPerMinuteMax };

export async function answerConversations(ask: Ask, deps: ConversationsDeps): Promise<Answer> {
  const json = parseJson(await ask.read(LIMITS.bodyBytesMax));
  if ("code" in json) return refusedAnswer(json);
  const parsed = v.safeParse(conversationsRequestSchema, json.value, { abortEarly: true });
  if (!parsed.success) return refusedAnswer(unread(parsed.issues));
  const site = siteOf(parsed.output.site, ask.origin, deps);
  if ("code" in site) return refusedAnswer(site);
  const proof = await verifyIdentity(parsed.output.token, {
    site: site.id,
    identity: site.identity,
    nowMs: deps.clock.now(),
  });
  if (proof.type === "refused") {
    const { code, reason } = proof;
    return refusedAnswer({ code, ...(reason !== undefined && { details: { reason } }) });
  }
  const { sub } = proof.identity;
  // By visitor and not by network: an office signs in by one address.
  if (!deps.lookups.consume(`${site.id} ${sub}`, RULE).allowed) return refusedAnswer({ code: "too-many-lookups" });
  const answer: ConversationsResponse = { conversations: await deps.ownConversations.of(site.id, sub) };
  return told(answer);
}
