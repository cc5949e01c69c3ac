// What a visitor reads of a refusal: the few that they can meet, in their own words; the codes stay for developers.
import type { WireError } from "@handrail/protocol";
import type { Words } from "../../locales/en/first.ts";
import type { TalkWords } from "../../locales/en/talk.ts";

/** The sentence for an error, with its way on. */
export function errorText(error: WireError, words: Words & TalkWords): string {
  switch (error.code) {
    case "site-not-live":
      return words.errorNotLive;
    case "unknown-site":
    case "origin-not-allowed":
      return words.errorUnknownSite;
    case "storage-failed":
      return words.errorStorage;
    case "too-many-streams":
    case "shutting-down":
    case "internal":
      return words.errorBusy;
    case "closed":
      return words.errorClosed;
    case "promise-open":
      return words.errorPromiseOpen;
    case "malformed":
      return words.errorEmpty;
    default:
      return words.errorOther;
  }
}
