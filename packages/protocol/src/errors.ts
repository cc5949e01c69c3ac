// The one table of error codes. A code is API: it is never renamed, and its sentence names the act, the cause and the next step.
import { DESK_ERRORS } from "./desk-errors.ts";
import type { ErrorEntry } from "./error-entry.ts";

/** Code → status, whether to retry, what happened, what to do. */
export const ERRORS = {
  malformed: {
    status: 400,
    retry: "never",
    message: "The request could not be read: it is not what this endpoint takes.",
    next: "Compare the body with the protocol's schema; `details.path` names the first field that is off.",
  },
  "body-too-large": {
    status: 413,
    retry: "never",
    message: "The request was not read: its body is over the limit.",
    next: "Send fewer commands at once, or a shorter text.",
  },
  "unknown-site": {
    status: 404,
    retry: "never",
    message: "No site has this key.",
    next: "Copy the script tag again from the desk's site page.",
  },
  "origin-not-allowed": {
    status: 403,
    retry: "never",
    message: "This page's origin is not allowed for the site.",
    next: "Add the origin on the desk's site page, or with `handrail site set --origin`.",
  },
  "unknown-conversation": {
    status: 404,
    retry: "never",
    message: "There is no conversation for this secret on this site.",
    next: "Send a command first: the first one creates the conversation.",
  },
  "wrong-secret": {
    status: 403,
    retry: "never",
    message: "The secret does not open this conversation.",
    next: "Use the secret that the conversation was started with.",
  },
  "site-not-live": {
    status: 409,
    retry: "never",
    message: "Nobody can be asked yet: no human has ever signed in for this site.",
    next: "Use the contact shown; the site goes live when its first agent has signed in.",
  },
  "id-conflict": {
    status: 409,
    retry: "never",
    message: "This command id was already used for something else.",
    next: "Choose a new random id for each command.",
  },
  "stale-request": {
    status: 409,
    retry: "never",
    message: "The request for a human is from an earlier stretch of the conversation.",
    next: "Ask the visitor whether they still want a human, and send a new request as of the epoch in `details`.",
  },
  "unknown-file": {
    status: 409,
    retry: "never",
    message: "The message was not sent: a file that it names is not there, is not whole, or is somebody else's.",
    next: "Upload the file first, and send the message when the upload has answered with the file.",
  },
  "file-too-large": {
    status: 413,
    retry: "never",
    message: "The file was not taken: it is empty, or over the limit.",
    next: "Send a smaller one; `details.bytesMax` is the limit.",
  },
  "file-type-refused": {
    status: 415,
    retry: "never",
    message: "The file was not taken: what its bytes show is none of the types that are.",
    next: "Send a picture, a PDF, plain text or an office document. Another name does not change what a file is.",
  },
  "file-refused": {
    status: 422,
    retry: "never",
    message: "The file was not taken: the virus scanner refused it.",
    next: "Do not send it. If it should be clean, ask the site's operator what the scanner said.",
  },
  "scan-pending": {
    status: 503,
    retry: "later",
    message: "The file is here and not yet usable: the virus scanner has not answered.",
    next: "Send the last part again in a while: nothing needs to be uploaded anew.",
  },
  "invalid-context": {
    status: 400,
    retry: "never",
    message: "What the page says of the visitor's errand was not taken: it is no small flat record.",
    next: "Give words, numbers and booleans by short names; `details` has the field and the reason. What was taken last still stands.",
  },
  "conversation-full": { status: 409, retry: "never", message: "The conversation is full.", next: "Begin a new one." },
  "too-many-addresses": {
    status: 429,
    retry: "never",
    message: "The e-mail address was not taken: too many were left from this network within the hour.",
    next: "Stay in the chat or leave a telephone number, or give the address again in an hour.",
  },
  "address-not-confirmed": {
    status: 409,
    retry: "never",
    message: "The transcript was not sent: no e-mail address of this conversation is confirmed.",
    next: "Leave an e-mail address and follow the link in the mail to it, then ask again.",
  },
  "too-many-transcripts": {
    status: 429,
    retry: "never",
    message: "The transcript was not sent: it went to this address several times within the hour.",
    next: "Look for it in the mailbox, or ask again in an hour.",
  },
  "not-mailed": {
    status: 503,
    retry: "later",
    message: "The transcript was not sent: the mail server did not take it, or this relay has none.",
    next: "Try again later, or download it.",
  },
  "too-many-files": {
    status: 429,
    retry: "later",
    message: "The file was not taken: this conversation or this network has its share of them for now.",
    next: "Send the files that are uploaded, or try again later.",
  },
  "not-waiting": {
    status: 409,
    retry: "never",
    message: "No time was booked: nobody waits for a human in this conversation.",
    next: "Ask for a human first, then choose a time.",
  },
  "slot-taken": {
    status: 409,
    retry: "never",
    message: "The time was not booked: somebody else has just taken it, it is too near, or it is not offered.",
    next: "Choose another of the times that are free now.",
  },
  "no-bot": {
    status: 409,
    retry: "never",
    message: "There is no bot to go back to: this site has none.",
    next: "Write, or ask for a human.",
  },
  "identity-not-configured": {
    status: 409,
    retry: "never",
    message: "The visitor's identity was not taken: the site has no identity keys.",
    next: "Make a key with `handrail identity key` and add its public part to the site.",
  },
  "identity-invalid": {
    status: 403,
    retry: "never",
    message:
      "The visitor's identity was not taken: the token is not signed by a key of the site, or its claims are not what they must be.",
    next: "Compare the token with the docs on identity; `details.reason` names what is off.",
  },
  "identity-expired": {
    status: 403,
    retry: "later",
    message: "The visitor's identity was not taken: the token has expired.",
    next: "Send the same command, under the same id, with a fresh token.",
  },
  "too-many-lookups": {
    status: 429,
    retry: "later",
    message: "The visitor's conversations were not looked up: they were within the minute, more often than pages ask.",
    next: "Ask again in a minute; once for each page is enough.",
  },
  "identity-conflict": {
    status: 409,
    retry: "never",
    message: "The conversation belongs to somebody else: it was bound to another `sub` at its first token.",
    next: "Start a new conversation: call `logout()`, then identify the visitor again.",
  },
  superseded: {
    status: 409,
    retry: "never",
    message: "This comes too late: the conversation has moved on.",
    next: "Drop it.",
  },
  "nothing-to-restore": {
    status: 409,
    retry: "never",
    message: "The promise cannot be restored: it was not settled, or another has been made since.",
    next: "Ask for a human.",
  },
  "nothing-to-accept": {
    status: 409,
    retry: "never",
    message: "The visitor is no longer waiting.",
    next: "Take the next one in the queue.",
  },
  closed: {
    status: 409,
    retry: "never",
    message: "The conversation is closed.",
    next: "The visitor's next message opens it again.",
  },
  erased: {
    status: 409,
    retry: "never",
    message: "The conversation was erased: nothing can be added to it.",
    next: "Start a new conversation under a new secret.",
  },
  "not-allowed": {
    status: 403,
    retry: "never",
    message: "This sender may not give this command.",
    next: "See the protocol for who may send what.",
  },
  "invalid-input": {
    status: 422,
    retry: "never",
    message: "A field was not accepted.",
    next: "Mend the field that `details.field` names.",
  },
  "not-found": { status: 404, retry: "never", message: "Nothing is at this address.", next: "Check the address." },
  "too-many-streams": {
    status: 503,
    retry: "later",
    message: "The relay has as many open streams as it may hold.",
    next: "Read by poll, or dial again later.",
  },
  "no-realtime": {
    status: 404,
    retry: "never",
    message: "This relay has no realtime service beside it.",
    next: "Read by stream or poll; set ABLY_API_KEY at the relay to have one.",
  },
  "storage-failed": {
    status: 503,
    retry: "later",
    message: "Nothing was acknowledged: the relay's database did not take it.",
    next: "Send the same commands again; nothing will be doubled.",
  },
  "clock-jumped": {
    status: 503,
    retry: "later",
    message: "Nothing was acknowledged: the relay's clock has jumped, so that nothing can be dated.",
    next: "Send the same commands again; the relay takes them once its operator has set its clock right.",
  },
  "shutting-down": {
    status: 503,
    retry: "later",
    message: "The relay is stopping.",
    next: "Send the same again; another start will take it.",
  },
  internal: {
    status: 500,
    retry: "later",
    message: "The relay made a mistake.",
    next: "Send the same again; if it stays, tell the site's operator the time of it.",
  },
  ...DESK_ERRORS,
} as const satisfies Record<string, ErrorEntry>;

/** One of the codes of {@link ERRORS}. */
export type ErrorCode = keyof typeof ERRORS;
