// The port that every bot protocol serves: a transcript in, a stream of events out. Knows nothing of HTTP, and keeps no state.

/** One message of the transcript, as the visitor and the agent saw it. */
export interface Turn {
  readonly role: "visitor" | "bot" | "agent";
  readonly text: string;
  /** Milliseconds since the epoch, by the clock of the log. */
  readonly atMs: number;
  /** What a visitor filled into a form, by the fields' names; `text` says the same in words. */
  readonly fields?: Readonly<Record<string, string>>;
  /** What was sent along; `text` names them. */
  readonly files?: readonly TurnFile[];
}

/** A file, as far as a bot is told of it. */
export interface TurnFile {
  readonly name: string;
  /** The media type that its bytes show. */
  readonly type: string;
  readonly bytes: number;
}

/** What a bot is asked: the visible transcript so far, and where the visitor is. */
export interface BotRequest {
  readonly conversation: string;
  /** One id per question put to the bot, the same when the question is put again: a bot may use it to answer once. */
  readonly run: string;
  readonly site: string;
  /** BCP 47, as the visitor's page says it, or null when unknown. */
  readonly locale: string | null;
  readonly page: { readonly url: string; readonly title: string } | null;
  /** What the page says of the visitor's errand. Nobody has proven it. */
  readonly context?: Readonly<Record<string, string | number | boolean>>;
  /** Oldest first; the last one is what the bot shall answer. */
  readonly turns: readonly Turn[];
}

/** Where an answer comes from. The address is always http or https. */
export interface Source {
  readonly title: string;
  readonly url: string;
  readonly quote?: string;
}

/** A thing shown beside the words. Addresses are http or https, the picture's is https. */
export interface Card {
  readonly title: string;
  readonly text?: string;
  readonly image?: { readonly url: string; readonly alt: string };
  readonly buttons: readonly CardButton[];
}

/** Says something for the visitor, or opens a page. */
export type CardButton =
  | { readonly label: string; readonly say: string }
  | { readonly label: string; readonly url: string };

/** What is asked for all at once. */
export interface Form {
  readonly title: string | null;
  readonly fields: readonly FormField[];
}

/** One field of a form. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly type: FormFieldType;
  readonly isRequired: boolean;
  /** Of a `choice`. */
  readonly choices?: readonly string[];
}

export const FORM_FIELD_TYPES = ["text", "long-text", "email", "phone", "number", "date", "choice", "yes-no"] as const;
export type FormFieldType = (typeof FORM_FIELD_TYPES)[number];

/** What a bot says: any number of deltas, then exactly one answer, which is last. */
export type BotEvent =
  | { readonly type: "delta"; readonly text: string }
  | {
      readonly type: "answer";
      /** The whole answer. Empty only when `wantsHuman`. */
      readonly text: string;
      /** The bot says that it does not know: offer a human. */
      readonly isUnsure: boolean;
      /** The bot asks for a human on the visitor's behalf. */
      readonly wantsHuman: boolean;
      /** With `wantsHuman`: what that human should be good at, in the words that agents have in their accounts. */
      readonly skills?: readonly string[];
      readonly suggestions: readonly string[];
      readonly sources: readonly Source[];
      readonly cards?: readonly Card[];
      readonly form?: Form;
    };

/** The last event of every run that did not fail. */
export type BotAnswer = Extract<BotEvent, { type: "answer" }>;

/** A bot behind some protocol. Holds no state: the same instance may be asked by many conversations at once. */
export interface Bot {
  /**
   * Puts the last turn to the bot.
   *
   * @param request - the transcript and its circumstances
   * @param options - `signal` ends the run at any time and frees the connection
   * @returns deltas as they come, then the one answer
   * @throws BotError, whose `failure` says which of the few ways to fail it was
   */
  ask(request: BotRequest, options: { readonly signal: AbortSignal }): AsyncIterable<BotEvent>;
}
