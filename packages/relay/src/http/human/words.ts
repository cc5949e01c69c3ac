// Every refusal of the plain page in a visitor's words: what happened, and what to do next (HG11).
import { ERRORS, type ErrorCode } from "@handrail/protocol";
import type { FieldProblem } from "./commit.ts";

/** What the page says above everything else, with the HTTP status that goes with it. */
export interface Notice {
  readonly status: number;
  readonly tone: "trouble" | "calm";
  readonly text: string;
}

const trouble = (status: number, text: string): Notice => ({ status, tone: "trouble", text });

/** What stands where no command was refused. */
export const NOTICES = {
  oldForm: trouble(
    403,
    "This page had been open for too long, so nothing was sent. What you typed is still here: please press the button again.",
  ),
  lostCookie: trouble(
    403,
    "This browser no longer has the conversation that this form belonged to, so nothing was sent. What you typed is still here: press the button to ask again.",
  ),
  otherOrigin: trouble(
    403,
    "This form was not sent from this page, so nothing was done with it. Open this page yourself and ask here.",
  ),
  tooLarge: trouble(413, "That was too much to send at once, and nothing was sent. Go back and send a shorter text."),
  unreadable: trouble(400, "The form could not be read, and nothing was sent. Please fill it in again."),
  linkUnknown: trouble(
    404,
    "This link is not known here, or its time is over. If you still need a human, ask here again; your conversation is kept.",
  ),
  linkUsed: trouble(
    409,
    "This link has been used already, and each works once. Open the conversation in the browser that you used it in, or take the link of a later e-mail.",
  ),
  linkReplaced: trouble(
    409,
    "Another address has been left in that conversation since, so this link opens nothing any more. If it is yours, look into the mail of the other address.",
  ),
  erased: {
    status: 200,
    tone: "calm",
    text: "Your conversation has been erased. What you ask here begins a new one.",
  },
  erasedMeanwhile: trouble(
    409,
    "That conversation has been erased in the meantime, so nothing was sent. What you typed is still here: press the button if you still want a human.",
  ),
  noCookies: {
    status: 200,
    tone: "calm",
    text: "Your request has been taken and is kept. This browser refuses the cookie with which this page would show you the answer: allow cookies for this page and ask again, or use one of the ways below.",
  },
} as const satisfies Record<string, Notice>;

/** A refusal of the law or the disk. */
export function refusalNotice(code: ErrorCode): Notice {
  const { status, retry, message, next } = ERRORS[code];
  if (code === "stale-request") {
    return trouble(
      status,
      "You had ended that request in the meantime. Do you still want a human? Then press the button.",
    );
  }
  if (code === "nothing-to-restore") {
    return trouble(status, "Things have moved on since this page was shown. What holds now stands below.");
  }
  if (code === "site-not-live") {
    return trouble(status, "Nobody can be asked here yet, so nothing was sent. Please use one of the ways below.");
  }
  if (retry === "later") {
    return trouble(
      status,
      "It could not be stored just now. What you typed is still here: please press the button again in a moment.",
    );
  }
  return trouble(status, `${message} ${next}`);
}

/** A field that was not accepted. The request itself went through. */
export function problemText(problem: FieldProblem): string {
  switch (problem) {
    case "message-empty":
      return "Write something first.";
    case "message-long":
      return "This message is too long: 4,000 characters at most. Shorten it and send it again.";
    case "name-alone":
      return "Your name was not kept yet: add an e-mail address or a phone number to it.";
    case "contact-empty":
      return "Fill in an e-mail address or a phone number.";
    case "name":
      return "This name is too long.";
    case "email":
      return "This does not look like an e-mail address: please look at it again.";
    case "phone":
      return "This phone number is too long.";
  }
}
