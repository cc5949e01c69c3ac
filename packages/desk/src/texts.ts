// The words for what has happened, what stands in the way and what is not there. Labels of controls stand in the views, beside their controls.
import {
  LIMITS,
  type BotFailureReason,
  type DeskAlarm,
  type FormFieldType,
  type PresetName,
  type RequestReason,
  type Rung,
} from "@handrail/protocol";
import type { QuestionProblem } from "./domain/questions.ts";

/** Why a human was asked for: for a row, and as the end of a sentence. */
export const REASONS: Readonly<Record<RequestReason, { readonly short: string; readonly line: string }>> = {
  button: { short: "Clicked", line: "The visitor asked for a human" },
  typed: { short: "Asked in words", line: "The visitor asked for a human in words" },
  bot: { short: "Bot handed over", line: "The bot handed over to a human" },
  rule: { short: "Site rule", line: "A rule of the site asked for a human" },
  "bot-failed": { short: "Bot failed", line: "The bot failed, so a human was asked for" },
};

const FAILURES: Readonly<Record<BotFailureReason, string>> = {
  unreachable: "could not be reached",
  timeout: "did not answer in time",
  "http-status": "answered with an error",
  malformed: "answered with something unreadable",
  "too-large": "answered with far too much",
};

/** Lines of the transcript. */
export const LINES = {
  botFailed: (bot: string, reason: BotFailureReason) => `${bot} ${FAILURES[reason]}`,
  requested: (reason: string) => reason,
  joined: (who: string) => `${who} joined`,
  left: (who: string) => `${who} put the visitor back in the queue`,
  overdue: (who: string) =>
    `${who} let the promised time pass: the visitor goes on to others, with the waiting time kept`,
  handedOver: (who: string, to: string | null) => `${who} handed over to ${to ?? "a colleague"}`,
  visitorChoseBot: (bot: string) => `The visitor went back to ${bot}`,
  botResumed: (bot: string) => `${bot} answers again`,
  botResumedInQueue: "The visitor talks to the bot while keeping their place in the queue",
  promised: (rung: Rung, due: string) =>
    rung === "written" ? `Promised: a written answer by ${due}` : `Promised: an answer by ${due}`,
  booked: (begins: string, due: string) => `Appointment at ${begins}. Promised: an answer by ${due}`,
  kept: "Promise kept: the answer reached the visitor",
  keptByMail: "Promise kept: the visitor’s mail server accepted the answer",
  broken: "Promise broken: no answer reached the visitor in time. They have been told",
  settled: (who: string | null) => `${who ?? "An agent"} marked that there was nothing to answer`,
  withdrawn: "The visitor took the request back",
  choseTime: "The visitor chose a time instead",
  unanswered: "Never answered: the last promise passed without an answer",
  contact: (contact: string) => `The visitor says they can be reached: ${contact}`,
  identified: (identity: string) => `Signed in, verified by the site: ${identity}`,
  confirmed: (email: string) => `The visitor confirmed ${email}: answers reach them there`,
  rated: (score: number) => `The visitor rated this ${score} of 5`,
  closed: (who: string | null) =>
    who === null ? "The visitor closed the conversation" : `${who} closed the conversation`,
  erased: (by: "visitor" | "merchant") =>
    by === "visitor" ? "The visitor erased this conversation" : "This conversation was erased by request",
  reopenedToQueue: "The visitor wrote again and is back in the queue",
  reopenedToBot: (bot: string) => `The visitor wrote again, to ${bot}`,
} as const;

/** What happened behind a conversation: agents alone see it. */
export const BEHIND = {
  label: "Only agents see this",
  offered: (who: string) => `Offered to ${who}`,
  declined: (who: string) => `Offered to ${who}: declined`,
  expired: (who: string) => `Offered to ${who}: no answer in time`,
  alerted: "Nobody had come yet, so whoever is on call was told",
  overtaken: "A visitor of higher rank was taken first",
  earlier: (count: number) => (count === 1 ? "1 note before" : `${count} notes before`),
} as const;

/** Words of agents for colleagues. */
export const NOTES = {
  add: "Add a note",
  label: "Note",
  lead: "Your colleagues see it in this conversation. The visitor never does.",
  save: "Add note",
  of: (who: string) => `Note by ${who}`,
  tooLong: (count: number, max: number) => `${count} of ${max} characters`,
} as const;

/** Why an action is not there for the taking. */
export const WHY_NOT = {
  offDuty: "You are off duty. Go on duty to take visitors.",
  offered: (name: string) => `${name} is being asked first. If ${name} does not take this visitor, you can.`,
  nothingToSettle: "Nothing is waiting for an answer.",
  awaitsAnswer: "The visitor still awaits an answer: reply, or mark that there is nothing to answer.",
  notDelivered: "Your answer has not reached the visitor yet. It can be closed once it has.",
} as const;

/** What each preset does, as it is chosen from. */
export const PRESET_LABELS: Readonly<Record<PresetName, string>> = {
  "answer-within-2-min": "An answer within 2 minutes",
  "answer-within-3-min": "An answer within 3 minutes",
  "answer-within-15-min-or-appointment": "An answer within 15 minutes, or at a time they choose",
};

/** What is wrong with a field. */
export const FORM = {
  missing: "This cannot be empty.",
  badKey: "3 to 40 characters: small letters, digits and hyphens, beginning with a letter or digit.",
  badOrigins: "One origin on each line, such as https://shop.example, with nothing after it.",
  badAddress: "A web address that begins with https:// or http://.",
  badHours: "Some hours do not add up; see above.",
  holidayOver: "This day is over: adding it closes nothing.",
  daysOver: (count: number) => (count === 1 ? "1 day that is over" : `${count} days that are over`),
  badPageSkills: "One page on each line, a colon, a space and the skills, such as /returns: returns, refunds.",
  badEmail: "This does not look like an e-mail address.",
  badAnswerWithin: "Between 15 seconds and 72 hours.",
  badWrittenWithin: "Between 1 minute and 72 hours.",
  badShare: "Between 30 and 90.",
  badProbe: "A whole number from 5 to 1440.",
  badAblyKey: "A key as Ably's dashboard shows it, such as app.id:secret.",
  shortPassword: "At least 10 characters.",
  badCapacity: "A whole number from 1 to 20.",
  badLanguage: "Not a language that we know: choose one from the list, or write its tag, such as nb or pt-BR.",
  tooManyLanguages: "At most 20 languages.",
  badSkill: "A word or two for each, at most 40 characters.",
  tooManySkills: "At most 30 skills.",
  badShortcut: "One word of letters and digits, at most 40 characters.",
  tooLong: (max: number) => `At most ${max} characters.`,
  notTaken: "The relay did not accept this.",
} as const;

/** What went wrong, where the relay itself could not say. */
export const TROUBLE = {
  offline: "The relay cannot be reached. Check your connection; nothing that you wrote is lost.",
  unreadable: "The relay's answer could not be read. Try again in a moment.",
  elsewhere:
    "This is not the relay's own address, so nothing can be changed from here. Open the desk at the address that the relay was started with (handrail start --public-url).",
  wrongPassword: "This e-mail address and password do not belong together.",
  tooManyTries: "Too many tries. Wait a minute, then try again.",
  takenBy: (name: string) => `Taken by ${name} a moment ago.`,
  taken: "A colleague took this visitor a moment ago.",
  gone: "The visitor is no longer waiting.",
  stillSignedIn: "You are still signed in: the relay could not be reached. Try again once it can be.",
  notSent: (name: string) => `A reply to ${name} was not sent. Open the conversation to see why.`,
  sessionLost: "You were signed out. Your drafts are kept in this tab.",
} as const;

/** Pictures and files. */
export const FILES = {
  attach: "Attach a file",
  dropHere: "Drop files here",
  remove: (name: string) => `Remove ${name}`,
  uploading: (name: string, percent: number) => `Uploading ${name}: ${percent}%`,
  uploaded: (name: string) => `${name} is ready to send`,
  failed: (name: string) => `${name} could not be uploaded.`,
  again: "Try again",
  tooLarge: (name: string, size: string) => `${name} is larger than ${size}.`,
  wrongType: (name: string) =>
    `${name} is of a kind that cannot be sent: pictures, PDF, text and office documents can.`,
  tooMany: (count: number) => `A reply can have ${count} files: the first ${count} were taken.`,
  tooManyHere: (name: string) => `${name} was not taken: this conversation has its share of files for now.`,
  refused: (name: string) => `${name} was refused by the virus scanner.`,
  scanPending: (name: string) => `${name} is uploaded, and the virus scanner has not answered yet.`,
  picture: (name: string) => `Picture: ${name}`,
  download: (name: string) => `Download ${name}`,
} as const;

/** A form that goes with a reply. */
export const QUESTIONS = {
  ask: "Ask for details",
  lead: "The visitor sees these as a short form below your message, and may answer in their own words instead. Write them in the visitor’s language.",
  add: "Add",
  own: "Question of your own",
  ready: [
    { label: "Name", type: "text" },
    { label: "E-mail address", type: "email" },
    { label: "Phone number", type: "phone" },
    { label: "Order number", type: "text" },
    { label: "Address", type: "long-text" },
    { label: "Date", type: "date" },
  ],
  types: {
    text: "Short text",
    "long-text": "Long text",
    email: "E-mail address",
    phone: "Phone number",
    number: "Number",
    date: "Date",
    choice: "One of several",
    "yes-no": "Yes or no",
  },
  label: "Question",
  type: "Answer",
  choices: "Choices, with commas between them",
  isRequired: "Needed",
  remove: (label: string) => (label === "" ? "Remove this question" : `Remove “${label}”`),
  removeForm: "Remove the form",
  edit: "Change",
  attach: "Add to the reply",
  attached: (count: number) => (count === 1 ? "Form with 1 question" : `Form with ${count} questions`),
  needsWords: "Say what you need it for",
  tooMany: (count: number) => `A form has ${count} questions at most.`,
  problems: {
    "no-label": "Write the question.",
    "long-label": "This is too long.",
    "few-choices": "Two choices or more.",
    "many-choices": `At most ${LIMITS.formChoicesMax} choices.`,
    "long-choice": "One of the choices is too long.",
  },
} as const satisfies {
  readonly ready: readonly { readonly label: string; readonly type: FormFieldType }[];
  readonly types: Readonly<Record<FormFieldType, string>>;
  readonly problems: Readonly<Record<QuestionProblem, string>>;
  readonly [other: string]: unknown;
};

/** What signing out would throw away. */
export const SIGN_OUT = {
  title: "Sign out?",
  unsent: (count: number) =>
    count === 1
      ? "A reply of yours has not been sent. It is thrown away."
      : `${count} replies of yours have not been sent. They are thrown away.`,
  begun: (count: number) =>
    count === 1
      ? "Something you have begun to write is thrown away."
      : `${count} things you have begun to write are thrown away.`,
} as const;

/** Short confirmations. */
export const DONE = {
  closed: "Closed. The visitor's next message opens it again.",
  taken: (name: string) => `${name} is with you now. Go on here; they stand in your list.`,
  declined: "Declined. A colleague is asked now.",
  left: "Back in the queue, with the waiting time kept.",
  handedOver: (name: string) => `Handed over to ${name}.`,
  settled: "Marked as nothing to answer. The visitor sees it and can object.",
  copied: "Copied",
  siteSaved: "Saved.",
  siteAdded: "Site added.",
  siteRemoved: (name: string) => `${name} is removed.`,
  agentSaved: (name: string) => `Saved what ${name} does.`,
  meSaved: "Saved.",
  agentRemoved: (name: string) => `${name} can no longer sign in.`,
} as const;

/** What is read out and shown for a new visitor. */
export const CALLS = {
  waiting: (site: string, why: string) => `New visitor waiting at ${site}. ${why}.`,
  notificationTitle: (site: string) => `A visitor is waiting · ${site}`,
  turn: (who: string) => `${who} has written to you.`,
  due: (who: string, due: string) => `Your answer to ${who} is due by ${due}.`,
  dueTitle: (due: string, site: string) => `Answer due by ${due} · ${site}`,
  turnTitle: (who: string, site: string) => `${who} has written · ${site}`,
} as const;

/** A visitor who is offered to this agent, or to another. */
export const OFFERS = {
  label: "Offered to you",
  title: (site: string) => `A visitor for you · ${site}`,
  call: (facts: { readonly who: string; readonly site: string; readonly waited: string; readonly preview: string }) =>
    `Offered to you: ${facts.who} at ${facts.site}, waiting for ${facts.waited}. ${facts.preview}`.trim(),
  behind: (who: string, site: string) => `Offered to you: ${who} at ${site}. Close this dialog to answer.`,
  look: "Close this and answer",
  keys: "Press A to accept, P to decline.",
  more: (count: number) => (count === 1 ? "1 more visitor is offered to you." : `${count} more are offered to you.`),
  ranOut: "Time ran out, so a colleague is asked now. If the next offer runs out too, you go off duty.",
  gone: "The visitor no longer waits for an answer to this offer.",
  lostDutyTitle: "You are off duty",
  lostDuty: "Offers ran out without an answer from you, so visitors go to your colleagues now.",
  toYou: "Offered to you",
  to: (name: string, secondsLeft: number) => `Offered to ${name}, ${secondsLeft} s`,
  wait: (secondsLeft: number) => `${secondsLeft} s`,
  allOffered: "Everybody who waits is being offered to a colleague.",
} as const;

/** Promises that were not kept. */
export const ALARMS = {
  label: "Alarms",
  count: (count: number) => (count === 1 ? "1 promise was not kept." : `${count} promises were not kept.`),
  kind: (alarm: DeskAlarm): string => {
    if (alarm.kind === "unreachable") return "No human can be reached.";
    return alarm.kind === "probe-failed" ? "Requests for a human do not come through." : "A promise was not kept.";
  },
  more: (count: number) => `${count} more.`,
  facts: (alarm: DeskAlarm, due: string): string => {
    const { siteName } = alarm;
    switch (alarm.kind) {
      case "broken":
        return `${siteName}: an answer was promised by ${due}, and none reached the visitor in time.`;
      case "unanswered":
        return `${siteName}: an answer was promised by ${due} at the latest, and none came.`;
      case "unreachable":
      case "probe-failed":
        return `${siteName}: ${PROBE_TROUBLE[alarm.why]}`;
    }
  },
} as const;

const PROBE_TROUBLE: Readonly<Record<Extract<DeskAlarm, { why: string }>["why"], string>> = {
  "nobody-on-duty": "it is open, and nobody is on duty.",
  "no-room": "everybody on duty has as many visitors as they can hold.",
  "no-answer": "the relay gave no answer to its own test request.",
  refused: "the relay refused its own test request.",
  storage: "the relay's disk takes nothing. It may be full.",
  receipt: "the receipt of a test request could not be proved.",
  clock: "the relay's clock has jumped, and it takes nothing until that is set right.",
};

/** How a visitor is called who has not said their name. */
export const NAMELESS = "Visitor";

/** Screens with nothing on them. */
export const EMPTY = {
  queueOnDuty: "Nobody is waiting. Enjoy the quiet.",
  queueOffDuty: "Nobody is waiting.",
  mine: "Visitors you take appear here.",
  selectTitle: "All caught up",
  selectText: "Nobody is waiting. The next visitor appears at the top of the list.",
  selectQueueTitle: (count: number) => (count === 1 ? "1 visitor is waiting" : `${count} visitors are waiting`),
  selectQueueText: "Take whoever has waited longest, or choose from the list.",
  offDutyText: "You are off duty. Go on duty to take visitors.",
} as const;
