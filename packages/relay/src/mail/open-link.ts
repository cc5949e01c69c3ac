// Makes the link of one mail: it opens the conversation, once, for whoever reads the mail of that address.
import { LIMITS, type ConversationId } from "@handrail/protocol";
import { randomName, type Platform } from "../platform.ts";
import type { Site } from "../sites/site.ts";
import type { Speech } from "../words/speech.ts";
import type { LetterFrame } from "./letters.ts";
import type { MailStore } from "./mail-store.ts";

export interface OpenLinkDeps {
  readonly mails: Pick<MailStore, "addLink">;
  readonly platform: Pick<Platform, "clock" | "random">;
  /** The relay's public address without a slash at its end. */
  readonly publicUrl: string;
}

/** Whose mail it is, and in which language. */
export interface Addressed {
  readonly site: Site;
  readonly speech: Speech;
  readonly conversation: ConversationId;
  readonly email: string;
}

const TOKEN_BYTES = 32;

/** What a letter with a link of its own is made from; `null`: the conversation is erased, and nothing is to be mailed. */
export async function frameWithLink(
  { mails, platform, publicUrl }: OpenLinkDeps,
  { site, speech, conversation, email }: Addressed,
): Promise<LetterFrame | null> {
  const nowMs = platform.clock.now();
  const expiresAtMs = nowMs + LIMITS.mailLinkMs;
  // Only its hash is kept, so that each attempt has a link of its own.
  const token = randomName(platform, TOKEN_BYTES);
  if (!(await mails.addLink(token, { conversation, email, expiresAtMs }))) return null;
  // The page that it leads to goes on in the letter's language.
  const link = `${publicUrl}/human/${site.id}/mail/${token}?lang=${speech.tag}`;
  return { site, speech, link, expiresAtMs, nowMs };
}
