// English: the words of the menu and of what asks for something.
import { many } from "../plural.ts";
import { erasing } from "./shared.ts";

/** The dictionary that {@link FormsWords} is the type of. */
export const forms = {
  // Contact
  contactTitle: "How can we reach you?",
  contactHint: "In case you leave before a person answers.",
  contactHintMail: "In case you leave before a person answers. We send a link to the e-mail address, to confirm it.",
  name: "Name",
  optional: "optional",
  email: "E-mail",
  phone: "Phone",
  contactEither: "Please give an e-mail address or a phone number.",
  emailOdd: "This does not look like an e-mail address.",
  save: "Save",

  // Times
  timesHint: "A person answers here at the time you choose. These are in your own time zone.",
  timesLooking: "One moment…",
  timesNone: "No time is free at the moment. Your place in the queue is kept.",
  timesFailed: "The free times could not be loaded.",
  timeTaken: "Somebody has just taken that time. Please choose another.",

  // Rating and end
  rateTitle: "How was it?",
  stars: many({ one: "{n} star of 5", other: "{n} stars of 5" }),
  rateComment: "Anything to add?",
  rateSend: "Send rating",
  rateThanks: "Thank you. It has been passed on.",
  endChat: "End chat",
  endTitle: "End this chat?",
  endText: "You can read it here and continue any time.",
  endNo: "Go on",
  toBot: "Back to {bot}",

  // The sound of a new message
  soundOff: "Turn sound off",
  soundOn: "Turn sound on",

  // Taking it along, and erasing it
  download: "Download transcript",
  mailTranscript: "E-mail transcript",
  mailFirst: "First leave your e-mail address and open the link that we send there. Then choose this again.",
  mailConfirm: "We sent a link to {email}. Open it, then choose this again.",
  transcriptMailed: "The transcript is on its way to your e-mail address.",
  ...erasing,
};

/** The texts of the forms part in one language. */
export type FormsWords = { readonly [Key in keyof typeof forms]: (typeof forms)[Key] };
