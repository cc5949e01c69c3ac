// The error codes that agents and admins meet, and no visitor: a part of the table in `errors.ts`.
import type { ErrorEntry } from "./error-entry.ts";

/** Code → status, whether to retry, what happened, what to do. */
export const DESK_ERRORS = {
  taken: {
    status: 409,
    retry: "never",
    message: "Another agent has this conversation.",
    next: "Take the next one in the queue; `details.by` names the agent.",
  },
  offered: {
    status: 409,
    retry: "never",
    message: "The visitor is being offered to another agent.",
    next: "Take another one, or this one when the offer has run out; `details.to` names the agent.",
  },
  "off-duty": { status: 409, retry: "never", message: "You are off duty.", next: "Go on duty first." },
  "not-yours": {
    status: 409,
    retry: "never",
    message: "You do not have this conversation.",
    next: "Accept it first, or leave it to the agent who has it.",
  },
  "unknown-agent": {
    status: 409,
    retry: "never",
    message: "There is no such agent to hand over to.",
    next: "Choose an agent from the list.",
  },
  "promise-open": {
    status: 409,
    retry: "never",
    message: "The conversation cannot be closed: the visitor still awaits an answer or has not received it.",
    next: "Reply, settle the promise if there is nothing to answer, or put it back in the queue.",
  },
  "nothing-to-settle": { status: 409, retry: "never", message: "No promise is open.", next: "Nothing is left to do." },
  unauthenticated: { status: 401, retry: "never", message: "You are not signed in.", next: "Sign in and try again." },
  forbidden: {
    status: 403,
    retry: "never",
    message: "Your account may not do this.",
    next: "Ask an admin of this desk.",
  },
  "last-admin": {
    status: 409,
    retry: "never",
    message: "The role stays: this is the only admin, and somebody must be able to change sites and people.",
    next: "Make somebody else an admin first.",
  },
  "unknown-invitation": {
    status: 404,
    retry: "never",
    message: "This invitation is not known, was used, or has expired.",
    next: "Ask your admin for a new one.",
  },
  "picture-refused": {
    status: 422,
    retry: "never",
    message:
      "The picture was not taken: it must be a square of 64 to 512 pixels, as JPEG, PNG or WebP, in 64 KiB at most.",
    next: "Cut and scale it first, as the desk does; `details.why` says what is off: `bytes`, `type` or `size`.",
  },
  "push-service-unknown": {
    status: 422,
    retry: "never",
    message: "This browser cannot be rung: its push service is none that the relay knows.",
    next: "Use Chrome, Edge, Firefox or Safari; the alarms by webhook and e-mail reach you as well.",
  },
  "too-many-saved-replies": {
    status: 409,
    retry: "never",
    message: "The reply was not saved: this site, or you, have as many as can be.",
    next: "Change or delete one that is there; `details.max` is the limit.",
  },
  "site-has-conversations": {
    status: 409,
    retry: "never",
    message: "The site stays: it has had conversations, and what was promised in them stays on record under its key.",
    next: "Take its script tag out of your pages: nobody begins a conversation on it then. Its name can be changed.",
  },
  "already-exists": {
    status: 409,
    retry: "never",
    message: "There is one with this name already.",
    next: "Choose another.",
  },
} as const satisfies Record<string, ErrorEntry>;
