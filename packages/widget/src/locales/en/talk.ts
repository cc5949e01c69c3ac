// English: the words of a conversation that goes on.
import { many } from "../plural.ts";
import { contact } from "./shared.ts";

/** The dictionary that {@link TalkWords} is the type of. */
export const talk = {
  ...contact,

  // Who is speaking
  you: "You",
  youSaid: "You said:",
  human: "Human",

  // The human bar
  notLive: "We would rather tell you than let you wait. Please reach us directly:",
  notLiveNoContact: "We would rather tell you than let you wait. The assistant is here meanwhile.",
  place: "You are number {n}",
  placeNext: "You are next",
  placeUnknown: "You are in the queue",
  placeStale: "Last known place",
  dueLive: "A person answers by {time}",
  appointment: "Your appointment: {day}, {time}",
  appointmentDue: "A person answers here by {time}.",
  dueWritten: "A written answer by {time}",
  dueByEmail: "A written answer by {time}, by e-mail",
  dueNone: "A person has been asked for. The time follows in a moment.",
  next: "Your place is kept if you leave.",
  waitAbout: "About {time}",
  stepOffered: "An agent is being asked now",
  stepKnown: "Looking for the agent who knows you",
  stepMatching: "Looking for the right agent",
  stepEveryone: "Asking everyone on duty",
  stepOnCall: "Somebody on call has been told",
  passedTitle: "The promised time has passed",
  passed: "That should not have happened. Your place is kept, and a new time follows.",
  passedLast: "That should not have happened, and it is on record. Please reach us directly:",
  passedAgain: "The first promise was not kept. It is on record.",
  confirmLink: "We sent a link to {email}. Open it, so that the answer can reach you there.",
  confirmed: "If you leave, the answer comes to {email}.",
  otherTime: "Another time",
  askBotMeanwhile: "Ask the assistant",
  cancelRequest: "Cancel",
  cancelTitle: "Cancel your request?",
  cancelText: "You would lose your place in the queue.",
  cancelYes: "Yes, cancel it",
  cancelNo: "Keep my place",
  withAgent: "{name} is with you",
  agentDue: "Answers by {time}",
  agentPassed: "The answer is late. It is on record.",
  stillWantTitle: "Do you still want a human?",
  stillWant: "You asked earlier, and it never got through.",
  stillWantYes: "Yes, please",
  stillWantNo: "No longer",
  refusedTitle: "Your request was not accepted",
  stillNeed: "I still need you",
  stillNeedHint: "{name} saw nothing left to answer.",
  stillNeedHintNobody: "This was marked as needing no answer.",

  // Transcript notes
  noteAskedButton: "You asked for a human",
  noteAskedBot: "{bot} asked for a human for you",
  noteAskedFailed: "{bot} could not help, so a human was asked for",
  noteAskedRule: "A human was asked for",
  noteJoined: "{name} joined",
  noteJoinedHint: "A real person, who can read everything above.",
  noteLeft: "{name} left",
  noteHandedOver: "{name} handed you over to {to}",
  noteBackToBot: "You went back to {bot}",
  noteBotMeanwhile: "{bot} helps meanwhile. Your place is kept.",
  noteBotBack: "{bot} is back",
  notePromised: "Promised: a person answers by {time}",
  notePromisedAppointment: "Appointment: {day}, {time}",
  notePromisedWritten: "Promised: a written answer by {time}",
  notePromisedByEmail: "Promised: a written answer by {time}, by e-mail",
  noteKept: "Promise kept",
  noteKeptByEmail: "Promise kept: the answer went out to your e-mail",
  noteBroken: "The promised time passed. It is on record.",
  noteSettled: "Marked as answered",
  noteWithdrawn: "You cancelled your request",
  noteChoseTime: "You chose a time",
  noteUnanswered: "Nobody answered in time. This is on record.",
  noteContact: "You left {contact}",
  noteConfirmed: "You confirmed {email}",
  noteRated: "You gave {score} of 5",
  noteClosed: "Chat ended",
  noteReopened: "Chat continued",
  noteFailed: "{bot} could not answer: {why}",
  failUnreachable: "it is not reachable right now.",
  failTimeout: "it took too long.",
  failOther: "something went wrong on its side.",
  noteCut: "Stopped here, when you asked for a human",
  sources: "Sources",
  notSure: "Not sure about this one?",
  botDownOffer: "A person can take over.",
  suggestions: "Suggested replies",

  // Messages
  typingBot: "{bot} is writing",
  typingAgent: "{name} is writing",
  sending: "Sending…",
  seen: "Seen",
  copy: "Copy",
  keptHere: "Kept here, not sent yet",
  refused: "Not sent",
  retry: "Send again",
  says: "{name}:",

  // Emoji, beside the composer
  emoji: "Emoji",
  emojiSearch: "Search emoji",
  emojiNone: "No emoji found",

  // Taking it along, and erasing it
  erased: "Conversation erased. What you write next begins a new one.",
  erasedHere: "Erased here. Our server follows as soon as there is a connection.",

  // Refusals that a visitor may meet
  errorNotLive: "Nobody can be asked in this chat yet. Please call or write instead.",
  errorUnknownSite: "This chat is not set up correctly. Please call or write instead.",
  errorStorage: "The server could not store this. We try again by ourselves.",
  errorBusy: "The server is very busy. We try again by ourselves.",
  errorClosed: "This chat has ended. Write a message to continue.",
  errorPromiseOpen: "A person still owes you an answer. Cancel the request first.",
  errorEmpty: "There is nothing to send yet.",

  // The place in the transcript, and how long a message may be
  newest: "Newest messages",
  newBelow: many({ one: "{n} new message", other: "{n} new messages" }),
  charsLeft: many({ one: "{n} character left", other: "{n} characters left" }),
  tooLong: many({ one: "{n} character too long", other: "{n} characters too long" }),

  // Under the human button
  humanSoon: "We promise an answer within {wait}",
  humanUsually: "Lately 9 of 10 people were answered within {wait}",
  humanOpensAt: "Back {when}. Ask now and get a time.",
};

/** The texts of the talk part in one language. */
export type TalkWords = { readonly [Key in keyof typeof talk]: (typeof talk)[Key] };
