// English: the words of the panel's first part, also everything that is said while nothing can be fetched. The other locales have
// the same keys; `{name}` is a gap, a plural is an object.

import { many } from "../plural.ts";

/** The dictionary that {@link Words} is the type of. */
export const first = {
  locale: "en",

  // Who is speaking
  chatWith: "Chat with {site}",
  bot: "Assistant",
  botTag: "AI",
  botTagLong: "Automated answers",
  subtitleNoBot: "A person will answer you",
  subtitleWaiting: "Waiting for a person",
  subtitleAgent: "{site}, a person",
  subtitleClosed: "This chat has ended",

  // Greeting
  greetBot: "Hello! Ask me anything. I answer automatically, and a person is one tap away at any time.",
  greetNoBot: "Hello! Write to us here. A person will read and answer.",

  // The human bar
  humanAnytime: "You get a time by which a person answers",
  notLiveTitle: "Nobody can be reached in this chat yet",
  keepingTitle: "One moment…",
  keptTitle: "Your request is kept here",
  kept: "Not sent yet. It goes out by itself as soon as there is a connection.",
  keptSending: "Sending it now…",
  keptMemoryTitle: "Your request is on this page only",
  keptMemory: "Not sent yet. Keep this page open: it cannot be stored here.",
  tryNow: "Try now",
  tryAgain: "Try again",
  call: "Call {phone}",
  write: "Write to {email}",
  humanPage: "Contact page",

  // Messages
  transcript: "Conversation",
  today: "Today",
  yesterday: "Yesterday",

  // Composer
  placeholder: "Write a message…",
  placeholderAgent: "Write to {name}…",
  placeholderClosed: "Write to continue…",
  message: "Message",
  send: "Send",
  attach: "Attach a file",

  // Strips
  offline: "You are offline. What you write is kept and sent later.",
  connecting: "Connecting again. What you write is kept.",
  memory: "Not sent yet. Keep this page open: it cannot be stored here.",
  dismiss: "Dismiss",

  // Contact
  back: "Back",

  // Header
  menu: "More",
  open: "Open chat",
  close: "Close chat",

  // Launcher, once the panel knows more than the loader
  pillKept: "Kept, not sent yet",
  pillUnsent: "Not sent yet",
  pillWaiting: "Human asked for",
  pillPlace: "Number {n} in the queue",
  pillNext: "You are next",
  pillAgent: "{name} is with you",
  unread: many({ one: "{n} new message", other: "{n} new messages" }),

  // What a part is told by that has not come
  lateFailed: "Part of the chat could not load. We try again.",

  // Refusals that a visitor may meet
  errorOther: "That did not work. Try again, call or write.",
};

/** The texts of the first part in one language. */
export type Words = { readonly [Key in keyof typeof first]: (typeof first)[Key] };
