// Every limit that a bot meets, with its reason. What happens at a limit is decided where the limit is watched.

/** How long a bot may take and how much it may say. */
export interface BotLimits {
  /** From the request to the first byte of the answer's body, in ms. */
  readonly firstByteMs: number;
  /** Between two pieces of the body, in ms. A comment line of an event stream counts as a piece. */
  readonly idleMs: number;
  /** From the request to the whole answer, in ms. */
  readonly totalMs: number;
  /** The answer's text, in bytes of UTF-8. */
  readonly answerBytes: number;
}

export const BOT_LIMITS: BotLimits = {
  firstByteMs: 15_000, // a model that thinks first needs ten; a visitor who waits longer has given up
  idleMs: 10_000, // a stream that stalls longer has died without telling
  totalMs: 60_000, // nobody reads along for longer than a minute
  answerBytes: 64 * 1024, // some thirty pages: more is a fault, not an answer
};

/**
 * How many bytes a body may have for each byte of answer. JSON escapes a letter with up to six bytes, beside suggestions and
 * sources; an event of a stream brings a word in a frame of some hundred bytes (chat completions: 300 for four letters).
 */
export const BODY_BYTES_PER_ANSWER_BYTE = { json: 4, eventStream: 64 } as const;

/** What else an answer may bring. More is cut off, since the answer stands without it. */
export const EXTRAS = {
  suggestionsMax: 6, // more buttons than fit a phone help nobody
  suggestionCharsMax: 120,
  sourcesMax: 8,
  titleCharsMax: 200,
  quoteCharsMax: 1_000,
  urlCharsMax: 2_000, // what every browser opens
  labelCharsMax: 120,
  cardsMax: 10, // more is a catalogue
  cardTextCharsMax: 300,
  cardButtonsMax: 3,
  formFieldsMax: 12, // more is a web page
  formChoicesMax: 40,
  skillsMax: 10,
  skillCharsMax: 40,
} as const;
