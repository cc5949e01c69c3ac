// What the plain page says where something was not taken: what happened, and what to do next (HG11).
import { ERRORS, LIMITS, type ErrorCode } from "@handrail/protocol";
import type { Words } from "../../words/en.ts";
import type { Speech } from "../../words/speech.ts";
import type { FieldProblem } from "./commit.ts";

/** What the page says above everything else, with the HTTP status that goes with it. */
export interface Notice {
  readonly status: number;
  readonly tone: "trouble" | "calm";
  readonly says: keyof Words;
}

const trouble = (status: number, says: keyof Words): Notice => ({ status, tone: "trouble", says });

/** What stands where no command was refused. */
export const NOTICES = {
  oldForm: trouble(403, "oldForm"),
  lostCookie: trouble(403, "lostCookie"),
  otherOrigin: trouble(403, "foreignForm"),
  tooLarge: trouble(413, "tooMuch"),
  unreadable: trouble(400, "foreignForm"),
  linkUnknown: trouble(404, "linkUnknown"),
  linkUsed: trouble(409, "linkUsed"),
  linkReplaced: trouble(409, "linkReplaced"),
  mailed: { status: 200, tone: "calm", says: "transcriptMailed" },
  erased: { status: 200, tone: "calm", says: "erased" },
  erasedMeanwhile: trouble(409, "erasedMeanwhile"),
  noCookies: { status: 200, tone: "calm", says: "noCookies" },
} as const satisfies Record<string, Notice>;

/** A refusal of the law or the disk. */
export function refusalNotice(code: ErrorCode): Notice {
  const { status, retry } = ERRORS[code];
  // Nothing is kept for later, and the page has another way.
  if (code === "not-mailed") return trouble(status, "errorOther");
  return trouble(status, retry === "later" ? "notStored" : refusalWord(code));
}

function refusalWord(code: ErrorCode): keyof Words {
  switch (code) {
    case "stale-request":
      return "staleRequest";
    case "nothing-to-restore":
    case "not-waiting":
      return "movedOn";
    case "site-not-live":
      return "errorNotLive";
    case "too-many-addresses":
      return "tooManyAddresses";
    case "slot-taken":
      return "timeTaken";
    case "closed":
      return "errorClosed";
    default:
      return "errorOther";
  }
}

/** A field that was not accepted. The request itself went through. */
export function problemText(problem: FieldProblem, { words, say }: Speech): string {
  switch (problem) {
    case "message-empty":
      return words.errorEmpty;
    case "message-long":
      return say(words.messageLong, { n: LIMITS.messageCharsMax });
    case "name-alone":
    case "contact-empty":
      return words.contactEither;
    case "email":
      return words.emailOdd;
    case "name":
    case "phone":
      return words.fieldLong;
  }
}
