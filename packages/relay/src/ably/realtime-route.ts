// `POST /v1/realtime`: a token for the visitor's own channels, made here and asked of nobody.
import type { RealtimeGrant } from "@handrail/protocol";
import { realtimeRequestSchema } from "@handrail/protocol/wire";
import { refusedAnswer, told, type Answer } from "../http/answer.ts";
import type { Ask } from "../http/ask.ts";
import { readVisit, type VisitorGate } from "../http/visitor.ts";
import type { Clock } from "../platform.ts";
import type { LogReader } from "../store/log.ts";
import type { Ably } from "./ably.ts";

export interface RealtimeDeps extends VisitorGate {
  readonly log: Pick<LogReader, "conversation">;
  readonly ably: Pick<Ably, "of">;
  readonly clock: Clock;
}

export async function answerRealtime(ask: Ask, deps: RealtimeDeps): Promise<Answer> {
  const visit = await readVisit(ask, realtimeRequestSchema, deps);
  if ("code" in visit) return refusedAnswer(visit);
  const { site, conversation } = visit;
  const app = deps.ably.of(site.id);
  if (!app) return refusedAnswer({ code: "no-realtime" });
  const state = (await deps.log.conversation(conversation))?.state;
  if (state?.site !== site.id) return refusedAnswer({ code: "unknown-conversation" });
  // HG14: nobody listens to what is no more; its tokens were ended with it.
  if (state.erased) return refusedAnswer({ code: "erased" });
  const ably = app.grantVisitor(site.id, conversation);
  const answer: RealtimeGrant = { conversation, nowMs: deps.clock.now(), ably };
  return told(answer);
}
