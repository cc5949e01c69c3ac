// Every limit that crosses a process, in one place, each with its reason.

/** Bounds on what may be sent, held and waited for. Units are in the names. */
export const LIMITS = {
  /** One HTTP body. A batch of the longest messages still fits; a file does not belong here. */
  bodyBytesMax: 64 * 1024,
  /** A click's body, a receipt that it brings back not counted: one packet, whatever the page's address and title are (HG3). */
  clickBytesMax: 1024,
  /** Endings that a click makes void: more than anybody presses before an answer comes. */
  voidsMax: 8,
  /** Commands in one batch: what a visitor can pile up offline in a lift, not what a script can. */
  commandsPerBatchMax: 32,
  /** Events in one answer; the reader asks again for the rest. */
  eventsPerReadMax: 200,
  /** Events of one conversation, after which it takes no more words: years of talk, and seconds of a script that would have everybody wait for its erasure. */
  conversationEventsMax: 20_000,
  /** One message in UTF-16 units: about two pages of text. */
  messageCharsMax: 4_000,
  /** A bot's answer may be longer than a person's message, but not a book. */
  answerCharsMax: 16_000,
  /** A short field: a name, a title. */
  nameCharsMax: 120,
  /** A signed identity token: its few claims fit several times, and a browser's request line, where some frameworks put it, too. */
  identityTokenCharsMax: 4_096,
  /** The merchant's own name for a visitor: a customer number, a UUID, an address. */
  identitySubCharsMax: 200,
  /** The highest rank: more steps than any queue of people can tell apart. */
  identityRankMax: 9,
  /** RFC 5321 allows 254 characters in an address. */
  emailCharsMax: 254,
  /** ITU E.164 allows 15 digits; people also type spaces, dots and an extension. */
  phoneCharsMax: 40,
  /** A page's address, kept for the agent's sake; the longest that browsers agree on. */
  urlCharsMax: 2_000,
  /** Fields of what a page says of its visitor's errand: what an agent takes in at a glance. */
  contextFieldsMax: 16,
  /** A field's name: a word or two. */
  contextNameCharsMax: 40,
  /** What one field says: a title, an address, a number. */
  contextTextCharsMax: 200,
  /** All fields as JSON, in UTF-16 units: they travel beside a batch of messages, in the same body. */
  contextCharsMax: 2_000,
  /** The comment beside a rating. */
  commentCharsMax: 2_000,
  /** Suggested replies under one answer: more is a menu. */
  suggestionsMax: 6,
  /** Sources under one answer. */
  sourcesMax: 8,
  /** Cards beside one answer: more is a catalogue. */
  cardsMax: 10,
  /** Buttons of one card. */
  cardButtonsMax: 3,
  /** What a card says below its title. */
  cardTextCharsMax: 300,
  /** Fields of one form: more is a web page. */
  formFieldsMax: 12,
  /** Choices of one field. */
  formChoicesMax: 40,
  /** How long one long poll may wait: below the usual proxy's idle limit of 30 s. */
  pollWaitMsMax: 25_000,
  /** How long one read may make a visitor count as present: a page that has gone is not waited for longer than a silent stream and a few reads. */
  hereMsMax: 60_000,
  /** One message at Ably, names and all: 64 KiB there, and a little room. */
  channelBytesMax: 60_000,
  /** A stream says something at least this often, so that a silent one is known to be dead. */
  beatMs: 5_000,
  /** A reader that has heard nothing for this long dials again: two beats and a slow network. */
  silenceMsMax: 12_000,
  /** Conversations that one agent can be given at once: beyond it nobody reads what they answer. */
  capacityMax: 20,
  /** Languages that one agent answers in. */
  languagesMax: 20,
  /** RFC 5646 asks for room for 35 characters in a language tag. */
  languageCharsMax: 35,
  /** What one agent is good at: more is no help in choosing between agents. */
  skillsMax: 30,
  /** A skill is a word or two. */
  skillCharsMax: 40,
  /** Saved replies of one site, and of one agent: more than anybody finds their way through. */
  savedRepliesMax: 200,
  /** What is typed after the slash to find a saved reply: a word. */
  shortcutCharsMax: 40,
  /** An agent's picture: a square of a few hundred pixels is a tenth of it. */
  pictureBytesMax: 64 * 1024,
  /** Sides of that square in pixels: sharp in the widget's largest face on a dense screen, and never a picture that unpacks to gigabytes. */
  pictureSideMin: 64,
  pictureSideMax: 512,
  /** HG12: no offer to one agent stands longer than this, whatever the dispatcher's rules become. */
  offerMsMax: 60_000,
  /** HG7: an answer that no page has acknowledged by then goes by mail: longer than a reload or a tunnel, short of impatience. */
  answerMailAfterMs: 60_000,
  /** HG7: it goes so long before the promise is due, or at once: a mail server's time to accept it, greylisting aside. */
  answerMailLeadMs: 30_000,
  /** HG7: a page that is open has so long to acknowledge before the mail is thought of again: a slow network's way there and back. */
  answerMailLookMs: 5_000,
  /** A link in a mail works once, and until then: a written answer may come after a weekend. */
  mailLinkMs: 7 * 24 * 60 * 60 * 1000,
  /** How long a browser may come back to its conversation on the page without script: longer than any promise. */
  humanVisitMs: 14 * 24 * 60 * 60 * 1000,
  /** Mails in 24 hours to an address that nobody has confirmed, whichever conversations name it: nobody is bombarded through us. */
  unconfirmedMailsPerDayMax: 3,
  /** Addresses in 24 hours that one conversation may have a link sent to: room for typing errors, not for a list. */
  linkMailsPerDayMax: 5,
  /** E-mail addresses in an hour from one network, where each is sent a mail: more than an office leaves, and no way to write to a list. */
  addressesPerHourMax: 100,
  /** Transcripts in an hour that the mail server accepts for one confirmed address: one more for each thing that was added, and no flood. */
  transcriptMailsPerHourMax: 3,
  /** How often in a minute the mail server is asked to take one: room for a server that stumbles, and no way to hammer it. */
  transcriptTriesPerMinuteMax: 3,
  /** Events in a mailed transcript, the latest ones: days of talk, within what mail servers take. */
  transcriptMailEventsMax: 1_000,
  /** One file: a photo of a phone, a long PDF; a film does not belong into a chat. */
  fileBytesMax: 10 * 1024 * 1024,
  /** One part of an upload: seconds on a slow phone, so that little is lost with a connection. */
  fileChunkBytesMax: 256 * 1024,
  /** Files of one message: more is an archive. */
  filesPerMessageMax: 5,
  /** Uploads of one conversation that are in no message yet: two full messages. */
  unsentFilesMax: 10,
  /** All files of one conversation: nobody keeps their archive with a shop. */
  conversationFileBytesMax: 100 * 1024 * 1024,
  /** Parts that one network may upload in an hour: 400 MB, an office's worth of photos and a fraction of a disk. */
  fileChunksPerHourMax: 1_600,
  /** What is uploaded and in no message by then is deleted: longer than any night offline. */
  unsentFileMs: 24 * 60 * 60 * 1000,
  /** A scanner that has not answered by then is asked again at the sender's next try: below the usual proxy's idle limit of 30 s. */
  scanMs: 20_000,
  /** Earlier conversations that a visitor's browser can go back to: a year's worth for most; what is older stays where it is, unreached. */
  earlierConversationsMax: 20,
  /** Times in a minute that a signed-in visitor's conversations are looked up: a page each second, and no way to keep a database busy. */
  lookupsPerMinuteMax: 60,
  /** A page that hides the human button is told of this seldom: a fact for the merchant, not a stream of them. */
  obstructedEveryMs: 60 * 60 * 1000,
  /** HG6: no promise is made for later than this. */
  promiseMsMax: 72 * 60 * 60 * 1000,
} as const;
