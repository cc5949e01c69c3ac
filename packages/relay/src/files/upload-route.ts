// `POST /v1/files`: one part of a visitor's file.
import { fileUploadRequestSchema } from "@handrail/protocol/wire";
import { refusedAnswer, told, type Answer } from "../http/answer.ts";
import type { Ask } from "../http/ask.ts";
import { admit, type VisitorGate } from "../http/visitor.ts";
import { partBody, PART_BODY_BYTES_MAX } from "./part-body.ts";
import type { Uploads } from "./uploads.ts";

export interface FilesDeps extends VisitorGate {
  readonly uploads: Uploads;
}

export async function answerFiles(ask: Ask, network: string | null, deps: FilesDeps): Promise<Answer> {
  const read = partBody(await ask.read(PART_BODY_BYTES_MAX));
  if ("code" in read) return refusedAnswer(read);
  const visit = admit({ value: read.value, origin: ask.origin }, fileUploadRequestSchema, deps);
  if ("code" in visit) return refusedAnswer(visit);
  const { body, site, conversation } = visit;
  const sender = { conversation, site: site.id, by: "visitor", network };
  const taken = await deps.uploads.take(sender, body, read.part);
  return "code" in taken ? refusedAnswer(taken) : told(taken);
}
