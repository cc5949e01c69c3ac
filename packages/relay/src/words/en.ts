// English: what visitors are told where the panel is not: on the plain page, by e-mail, in the snippet. The other languages have the same
// keys; `{name}` is a gap. A key that the widget's words have, too, says the same as there, in every language: a test of testkit compares.

/** The dictionary that {@link Words} is the type of. */
export const en = {
  // The request, and what stands in its form
  talkToHuman: "Talk to a human",
  humanAnytime: "You get a time by which a person answers",
  message: "Message",
  optional: "optional",
  contactTitle: "How can we reach you?",
  contactHint: "In case you leave before a person answers.",
  contactHintMail: "In case you leave before a person answers. We send a link to the e-mail address, to confirm it.",
  name: "Name",
  email: "E-mail",
  phone: "Phone",
  save: "Save",
  send: "Send",
  chooseTime: "Choose a time",
  otherTime: "Another time",
  leaveContact: "Leave contact",
  changeContact: "Change contact",

  // Where it stands
  placeUnknown: "You are in the queue",
  placeNext: "You are next",
  place: "You are number {n}",
  dueLive: "A person answers by {time}",
  dueWritten: "A written answer by {time}",
  dueByEmail: "A written answer by {time}, by e-mail",
  appointment: "Your appointment: {day}, {time}",
  appointmentDue: "A person answers here by {time}.",
  withAgent: "{name} is with you",
  agentDue: "Answers by {time}",
  passedTitle: "The promised time has passed",
  broken: "An answer was promised by {time} and did not come. We are sorry. It is on record.",
  nobodyOnDuty: "Nobody is on duty at this moment.",
  stepOnCall: "Somebody on call has been told",
  confirmLink: "We sent a link to {email}. Open it, so that the answer can reach you there.",
  confirmed: "If you leave, the answer comes to {email}.",
  addressConfirmed: "Your e-mail address is confirmed",
  confirmedIdle:
    "If you ask for the transcript, it comes to {email}. If you ask for a human and leave, so does the answer.",
  comeBack: "Your request is kept. You may close this page and come back to it in this browser.",
  stillNeedHint: "{name} saw nothing left to answer.",
  stillNeed: "I still need you",
  notWaiting: "You are not waiting for a human",
  askAnytime: "You can ask for a human at any time.",
  subtitleClosed: "This chat has ended",
  endText: "You can read it here and continue any time.",
  asOf: "As of {time}.",
  looksAgain: "This page looks for news by itself.",
  look: "Look for news",
  placeholder: "Write a message…",
  withdraw: "I no longer need a human",

  // What was said
  transcript: "Conversation",
  partOnly: "Only the latest part is shown here. Whoever answers you sees all of it.",
  you: "You",
  human: "Human",
  botTag: "AI",
  noteCut: "Stopped here, when you asked for a human",
  noteAskedButton: "You asked for a human",
  noteAskedBot: "{bot} asked for a human for you",
  noteAskedFailed: "{bot} could not help, so a human was asked for",
  noteAskedRule: "A human was asked for",
  noteJoined: "{name} joined",
  noteLeft: "{name} left",
  noteHandedOver: "{name} handed you over to {to}",
  noteBackToBot: "You went back to {bot}",
  noteBotMeanwhile: "{bot} helps meanwhile. Your place is kept.",
  noteBotBack: "{bot} is back",
  noteFailed: "{bot} could not answer: {why}",
  failUnreachable: "it is not reachable right now.",
  failTimeout: "it took too long.",
  failOther: "something went wrong on its side.",
  notePromised: "Promised: a person answers by {time}",
  notePromisedAppointment: "Appointment: {day}, {time}",
  notePromisedWritten: "Promised: a written answer by {time}",
  notePromisedByEmail: "Promised: a written answer by {time}, by e-mail",
  noteKept: "Promise kept",
  noteKeptByEmail: "Promise kept: the answer went out to your e-mail",
  noteBroken: "The promised time passed. It is on record.",
  noteUnanswered: "Nobody answered in time. This is on record.",
  noteSettled: "Marked as answered",
  noteWithdrawn: "You cancelled your request",
  noteChoseTime: "You chose a time",
  noteContact: "You left {contact}",
  noteConfirmed: "You confirmed {email}",
  noteRated: "You gave {score} of 5",
  noteClosed: "Chat ended",
  noteReopened: "Chat continued",

  // Taking it along, and erasing it
  download: "Download transcript",
  mailTranscript: "E-mail transcript",
  transcriptMailed: "The transcript is on its way to your e-mail address.",
  chatWith: "Chat with {site}",
  eraseChat: "Erase conversation",
  eraseTitle: "Erase this conversation?",
  eraseText:
    "Everything goes for good, here and on our server, and a request for a human ends with it. Copies that went elsewhere before, by e-mail, to the assistant's service or into a back-up, are not reached.",
  eraseYes: "Erase for good",
  eraseNo: "Keep it",
  erased: "Conversation erased. What you write next begins a new one.",

  // Other ways
  notLiveTitle: "Nobody can be reached in this chat yet",
  notLive: "We would rather tell you than let you wait. Please reach us directly:",
  otherWays: "You can also reach us directly:",
  call: "Call {phone}",
  write: "Write to {email}",
  noContact: "No phone number and no e-mail address are given here. Please look for one on our website.",
  unknownTitle: "This page does not exist",
  unknownText:
    "Nobody has this address here. Please go back to the website that you came from and follow its link again, or look for a phone number or an e-mail address there.",
  back: "Back",

  // What was not taken
  oldForm:
    "This page had been open for too long, so nothing was sent. What you typed is still here: please press the button again.",
  lostCookie:
    "This browser no longer has the conversation that this form belonged to, so nothing was sent. What you typed is still here: press the button to ask again.",
  foreignForm:
    "This form did not come from this page, so nothing was done with it. Open this page yourself and ask here.",
  tooMuch: "That was too much to send at once, and nothing was sent. Go back and send a shorter text.",
  erasedMeanwhile:
    "That conversation has been erased meanwhile, so nothing was sent. What you typed is still here: press the button if you still want a human.",
  noCookies:
    "Your request has been taken and is kept. This browser refuses the cookie with which this page would show you the answer: allow cookies for this page and ask again, or use one of the ways below.",
  staleRequest: "That request had ended meanwhile. Do you still want a human? Then press the button.",
  movedOn: "Things have moved on since this page was shown. What holds now stands below.",
  notStored: "It could not be stored just now. What you typed is still here: please press the button again.",
  errorNotLive: "Nobody can be asked in this chat yet. Please call or write instead.",
  errorClosed: "This chat has ended. Write a message to continue.",
  errorOther: "That did not work. Try again, call or write.",
  tooManyAddresses:
    "This address was not taken: too many were left from your network within the hour. Leave a phone number instead, or try again in an hour.",
  timeTaken: "Somebody has just taken that time. Please choose another.",
  errorEmpty: "There is nothing to send yet.",
  messageLong: "This message is too long: at most {n} characters. Please shorten it.",
  contactEither: "Please give an e-mail address or a phone number.",
  emailOdd: "This does not look like an e-mail address.",
  fieldLong: "This is too long.",

  // Where a link in a mail leads
  openTalk: "Open the conversation",
  openLead:
    "This confirms your e-mail address, so that answers can reach you there, and shows your conversation in this browser.",
  openNotYours: "Not yours? Then close this page: nothing has happened.",
  linkUnknown:
    "This link is not known here, or its time is over. If you still need a human, ask here again; your conversation is kept.",
  linkUsed:
    "This link has been used already, and each works once. Open the conversation in the browser that you used it in, or take the link of a later e-mail.",
  linkReplaced:
    "Another address has been left in that conversation since, so this link opens nothing any more. If it is yours, look into the mail of the other address.",

  // Letters
  linkSubject: "{site}: please confirm this address",
  linkAsked: "Somebody has left this e-mail address for the answer in a chat with {site}.",
  linkConfirm:
    "If that was you, confirm it here. You then see your conversation, and answers reach you by e-mail when you have closed the page:",
  linkNotYou: "If it was not you, do nothing: no answer is sent to an address that is not confirmed.",
  answeredSubject: "{site} has answered",
  noticeAnswered: "A person of {site} has answered in a conversation in which this address was left.",
  noticeRead: "If it is your conversation, read the answer here. That confirms this address, too:",
  answerHere: "You asked {site} for a human. Here is the answer.",
  transcriptHere: "You asked {site} for the transcript of your chat. It is attached.",
  answerOpen: "To read the whole conversation and to write back, open it here:",
  linkOnce: "The link opens the conversation once, in one browser, until {time}.",
  noReply: "Please do not reply to this e-mail: a reply does not reach the conversation.",
  replyGoes: "A reply to this e-mail goes to {email} and does not reach the conversation.",

  // What the snippet says before the panel has come
  open: "Open chat",
  keptTitle: "Your request is kept here",
  lateFailed: "Part of the chat could not load. We try again.",
  pillKept: "Kept, not sent yet",
  memory: "Not sent yet. Keep this page open: it cannot be stored here.",
  humanPage: "Contact page",
};

/** The words of one language. */
export type Words = { readonly [Key in keyof typeof en]: string };
