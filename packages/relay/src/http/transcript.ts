// `POST /v1/transcript`: the transcript by e-mail, for whoever has confirmed an address.
import type { TranscriptResponse } from "@handrail/protocol";
import { visitRequestSchema } from "@handrail/protocol/wire";
import type { MailTranscript } from "../mail/transcript-mail.ts";
import { refusedAnswer, told, type Answer } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { readVisit, type VisitorGate } from "./visitor.ts";

export interface TranscriptDeps extends VisitorGate {
  readonly mailTranscript: MailTranscript;
}

export async function answerTranscript(ask: Ask, deps: TranscriptDeps): Promise<Answer> {
  const visit = await readVisit(ask, visitRequestSchema, deps);
  if ("code" in visit) return refusedAnswer(visit);
  const { site, conversation } = visit;
  const mailed = await deps.mailTranscript(site, conversation);
  if ("code" in mailed) return refusedAnswer(mailed);
  const answer: TranscriptResponse = { conversation, email: mailed.email };
  return told(answer);
}
