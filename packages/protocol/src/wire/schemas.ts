// Proves what comes over the wire. `unknown` is parsed here, once, at the edge.
import * as v from "valibot";
import type { AgentCommand, VisitorCommand } from "../commands.ts";
import type { Form } from "../events.ts";
import type {
  AgentId,
  CommandId,
  ConversationId,
  ConversationSecret,
  FileId,
  PromiseId,
  RunId,
  SiteId,
} from "../ids.ts";
import { LIMITS } from "../limits.ts";
import { RECEIPT_CHARS_MAX } from "../receipt/receipt.ts";
import type {
  AgentChange,
  DeskCommandsRequest,
  MeChange,
  PastRequest,
  RingDevice,
  RingEnd,
  SavedReplyInput,
} from "./desk.ts";
import type {
  AppointmentsRequest,
  CommandsRequest,
  ConversationsRequest,
  EventsRequest,
  FileUpload,
  FileUploadRequest,
  RealtimeRequest,
} from "./shapes.ts";
import { personNameSchema, withoutNul } from "./typed-text.ts";

type Schema<Output> = v.GenericSchema<unknown, Output>;

const base64url = (min: number, max: number) =>
  v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/), v.minLength(min), v.maxLength(max));
// The regular expression is the proof; the brand only writes it down.
const branded = <Id extends string>(schema: v.GenericSchema<string, string>): v.GenericSchema<string, Id> =>
  v.pipe(
    schema,
    v.transform((text) => text as Id),
  );

/** A site's key. */
export const siteIdSchema = branded<SiteId>(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{2,39}$/)));
const secretSchema = branded<ConversationSecret>(base64url(43, 43));
/** A conversation's id. */
export const conversationIdSchema = branded<ConversationId>(base64url(43, 43));
const id = branded<CommandId>(base64url(16, 64));
const ending = v.strictObject({ type: v.picklist(["withdraw", "resume-bot", "close"]), id });
const promiseIdSchema = branded<PromiseId>(v.pipe(v.string(), v.regex(/^[a-z]\.[A-Za-z0-9_-]{1,64}\.\d{1,3}$/)));
const runIdSchema = branded<RunId>(base64url(8, 64));
/** A file's id: 128 bits. */
export const fileIdSchema = branded<FileId>(base64url(22, 22));
const agentIdSchema = branded<AgentId>(base64url(1, 64));

// A lone surrogate is not text: it would come back from the database as another string, and the log would not be one story.
const text = (max: number) => v.pipe(v.string(), v.maxLength(max), v.check(isWellFormed, "is not well-formed Unicode"));
const someText = (max: number) =>
  v.pipe(
    text(max),
    v.check((value) => value.trim() !== "", "is empty"),
  );
const nullableText = (max: number) => v.nullable(someText(max));
/** An e-mail address, as far as its shape tells. */
export const emailSchema = v.pipe(v.string(), v.maxLength(LIMITS.emailCharsMax), v.email());
const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const fieldName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{1,60}$/));
const filledFields = v.pipe(
  v.array(
    v.strictObject({
      name: fieldName,
      label: someText(LIMITS.nameCharsMax),
      value: text(LIMITS.messageCharsMax),
    }),
  ),
  v.minLength(1),
  v.maxLength(LIMITS.formFieldsMax),
);
const formField = v.pipe(
  v.strictObject({
    name: fieldName,
    label: someText(LIMITS.nameCharsMax),
    type: v.picklist(["text", "long-text", "email", "phone", "number", "date", "choice", "yes-no"]),
    isRequired: v.boolean(),
    choices: v.exactOptional(v.pipe(v.array(someText(LIMITS.nameCharsMax)), v.maxLength(LIMITS.formChoicesMax))),
  }),
  v.check(
    ({ type, choices }) => type !== "choice" || (choices?.length ?? 0) >= 2,
    "a choice needs two choices or more",
  ),
);

/** A form, as a bot or an agent may ask for it. */
export const formSchema: Schema<Form> = v.strictObject({
  title: nullableText(LIMITS.nameCharsMax),
  fields: v.pipe(
    v.array(formField),
    v.minLength(1),
    v.maxLength(LIMITS.formFieldsMax),
    v.check((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, "names a field twice"),
  ),
});

const files = v.pipe(
  v.array(fileIdSchema),
  v.minLength(1),
  v.maxLength(LIMITS.filesPerMessageMax),
  v.check((ids) => new Set(ids).size === ids.length, "names a file twice"),
);
const receipt = v.pipe(v.string(), v.regex(/^[\w-]+\.[\w-]+$/), v.maxLength(RECEIPT_CHARS_MAX));
// Whether it proves anything is the verifier's business; here it only has to look like a token.
const token = v.pipe(v.string(), v.maxLength(LIMITS.identityTokenCharsMax), v.regex(/^[\w-]+\.[\w-]+\.[\w-]*$/));
const seen = v.fallback(v.nullable(v.strictObject({ run: runIdSchema, length: seq })), null);
/** What a visitor may send. */
export const visitorCommandSchema: Schema<VisitorCommand> = v.variant("type", [
  v.pipe(
    v.strictObject({
      type: v.literal("say"),
      id,
      text: text(LIMITS.messageCharsMax),
      fields: v.exactOptional(filledFields),
      files: v.exactOptional(files),
      seen: v.exactOptional(seen),
    }),
    // A file speaks for itself; anything else needs words.
    v.forward(
      v.partialCheck(
        [["text"], ["files"]],
        (message) => message.files !== undefined || message.text.trim() !== "",
        "is empty",
      ),
      ["text"],
    ),
  ),
  v.strictObject({
    type: v.literal("ask-human"),
    id,
    why: v.picklist(["button", "typed"]),
    epoch: v.nullable(seq),
    // HG3: what only goes with the click never stands in its way: where it is none, the click is taken as if it had not been said.
    seen,
    clickedAtMs: v.exactOptional(v.fallback(seq, 0)),
    receipt: v.exactOptional(v.fallback(receipt, "")),
    voids: v.exactOptional(v.fallback(v.pipe(v.array(ending), v.maxLength(LIMITS.voidsMax)), [])),
  }),
  ending,
  v.strictObject({ type: v.literal("still-need"), id, promise: promiseIdSchema }),
  v.pipe(
    v.strictObject({
      type: v.literal("give-contact"),
      id,
      name: nullableText(LIMITS.nameCharsMax),
      email: v.nullable(emailSchema),
      phone: nullableText(LIMITS.phoneCharsMax),
    }),
    v.check((contact) => contact.email !== null || contact.phone !== null, "needs an e-mail address or a phone number"),
  ),
  v.strictObject({ type: v.literal("identify"), id, token }),
  v.strictObject({ type: v.literal("book"), id, slotAtMs: seq }),
  v.strictObject({
    type: v.literal("rate"),
    id,
    score: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
    comment: nullableText(LIMITS.commentCharsMax),
  }),
  v.strictObject({ type: v.literal("erase"), id }),
  v.strictObject({ type: v.literal("received"), id, seq }),
]);

/** What an agent may send. */
export const agentCommandSchema: Schema<AgentCommand> = v.variant("type", [
  v.strictObject({ type: v.literal("accept"), id }),
  v.strictObject({ type: v.literal("decline"), id }),
  v.pipe(
    v.strictObject({
      type: v.literal("reply"),
      id,
      text: text(LIMITS.messageCharsMax),
      form: v.exactOptional(formSchema),
      files: v.exactOptional(files),
      isSaved: v.exactOptional(v.literal(true)),
    }),
    // A file speaks for itself; anything else needs words.
    v.forward(
      v.partialCheck(
        [["text"], ["files"]],
        (message) => message.files !== undefined || message.text.trim() !== "",
        "is empty",
      ),
      ["text"],
    ),
  ),
  v.strictObject({ type: v.literal("leave"), id }),
  v.strictObject({ type: v.literal("hand-over"), id, to: agentIdSchema }),
  v.strictObject({ type: v.literal("settle"), id }),
  v.strictObject({ type: v.literal("note"), id, text: someText(LIMITS.messageCharsMax) }),
  v.strictObject({ type: v.literal("close"), id }),
]);

const credentials = { site: siteIdSchema, secret: secretSchema, conversation: v.exactOptional(conversationIdSchema) };
// HG3: a page's title may be cut through an emoji, or its language be any text. What is none is taken as not said: the click is there.
const page = v.object({ url: text(LIMITS.urlCharsMax), title: v.fallback(text(LIMITS.nameCharsMax), "") });
const opening = v.object({
  page: v.fallback(v.nullable(page), null),
  locale: v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(35))), null),
});

/**
 * `POST /v1/commands`. The commands themselves are left unread: each is proved on its own with {@link visitorCommandSchema},
 * so that one bad command spoils no other's verdict (HG3). So is the context, with `isVisitorContext`. Nothing else that goes beside them
 * spoils one, either.
 */
export const commandsRequestSchema: Schema<
  Omit<CommandsRequest, "commands" | "context"> & {
    readonly commands: readonly { readonly id: CommandId }[];
    readonly context?: unknown;
  }
> = v.object({
  ...credentials,
  opening: v.exactOptional(v.fallback(opening, { page: null, locale: null })),
  commands: v.pipe(v.array(v.looseObject({ id })), v.maxLength(LIMITS.commandsPerBatchMax)),
  isTyping: v.exactOptional(v.fallback(v.boolean(), false)),
  context: v.exactOptional(v.unknown()),
});

/** `POST /v1/events`. */
export const eventsRequestSchema: Schema<EventsRequest> = v.object({
  ...credentials,
  after: seq,
  wait: v.picklist(["none", "poll", "stream"]),
  waitMs: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(LIMITS.pollWaitMsMax))),
  hereMs: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(LIMITS.hereMsMax))),
});

const upload = {
  file: fileIdSchema,
  name: text(LIMITS.nameCharsMax),
  bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  offset: seq,
  isTakenBack: v.exactOptional(v.literal(true)),
};

/** The first line of `POST /v1/files`. */
export const fileUploadRequestSchema: Schema<FileUploadRequest> = v.object({ ...credentials, ...upload });

/** The first line of `POST /desk/api/conversations/:id/files`. */
export const fileUploadSchema: Schema<FileUpload> = v.object(upload);

/** `POST /v1/appointments` and `POST /v1/transcript`. */
export const visitRequestSchema: Schema<AppointmentsRequest> = v.object(credentials);

/** `POST /v1/conversations`. */
export const conversationsRequestSchema: Schema<ConversationsRequest> = v.strictObject({ site: siteIdSchema, token });

/** `POST /v1/realtime`. */
export const realtimeRequestSchema: Schema<RealtimeRequest> = v.object(credentials);

/** `POST /desk/api/conversations/:id/commands`. */
export const deskCommandsRequestSchema: Schema<DeskCommandsRequest> = v.object({
  commands: v.pipe(v.array(agentCommandSchema), v.maxLength(LIMITS.commandsPerBatchMax)),
  isTyping: v.exactOptional(v.boolean()),
  seenSeq: v.exactOptional(seq),
});

const capacity = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.capacityMax));
// A list names each thing once, however it was typed.
const listOf = (item: Schema<string>, max: number) =>
  v.pipe(
    v.array(item),
    v.transform((all) => [...new Set(all)]),
    v.maxLength(max),
  );
const language = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(LIMITS.languageCharsMax),
  v.check(isLanguageTag, "is not a language tag"),
  v.transform((tag) => Intl.getCanonicalLocales(tag)[0] ?? tag),
);
const languages = listOf(language, LIMITS.languagesMax);
/** What an agent is good at, or a page's visitors take. No comma: people write lists of them with commas in between. */
export const skillsSchema = listOf(
  v.pipe(
    v.string(),
    v.trim(),
    v.toLowerCase(),
    v.minLength(1),
    v.maxLength(LIMITS.skillCharsMax),
    v.regex(/^[^\p{C},]+$/u),
  ),
  LIMITS.skillsMax,
);
/** Who may do what. */
export const roleSchema = v.picklist(["admin", "agent"]);

/** `PUT /desk/api/agents/:id`. */
export const agentChangeSchema: Schema<AgentChange> = v.object({
  capacity: v.exactOptional(capacity),
  languages: v.exactOptional(languages),
  skills: v.exactOptional(skillsSchema),
  role: v.exactOptional(roleSchema),
});

/** `PUT /desk/api/me`. */
export const meChangeSchema: Schema<MeChange> = v.object({
  name: v.exactOptional(personNameSchema),
  capacity: v.exactOptional(capacity),
  languages: v.exactOptional(languages),
});

/** `POST /desk/api/past`. */
export const pastRequestSchema: Schema<PastRequest> = v.object({
  words: text(LIMITS.nameCharsMax),
  behind: v.nullable(v.object({ lastAtMs: seq, conversation: conversationIdSchema })),
});

/** The id of a saved reply. */
export const savedReplyIdSchema = base64url(16, 64);

/** `PUT /desk/api/saved-replies/:id`. */
export const savedReplySchema: Schema<SavedReplyInput> = v.object({
  site: v.nullable(siteIdSchema),
  title: v.pipe(withoutNul, someText(LIMITS.nameCharsMax), v.trim()),
  text: v.pipe(withoutNul, someText(LIMITS.messageCharsMax), v.trim()),
  language: v.nullable(language),
  // One word: a space ends what is typed after the slash.
  shortcut: v.nullable(
    v.pipe(
      text(LIMITS.shortcutCharsMax),
      v.trim(),
      v.toLowerCase(),
      v.regex(/^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_-]*$/u),
    ),
  ),
});

/** `PUT /desk/api/ring`. Whether a push service is behind the endpoint is the relay's to say. */
export const ringDeviceSchema: Schema<RingDevice> = v.object({
  endpoint: v.pipe(v.string(), v.maxLength(LIMITS.urlCharsMax), v.startsWith("https://")),
  // 65 and 16 bytes.
  keys: v.object({ p256dh: base64url(87, 87), auth: base64url(22, 22) }),
  isRungOffDuty: v.boolean(),
});

/** `DELETE /desk/api/ring`. */
export const ringEndSchema: Schema<RingEnd> = v.object({
  endpoint: v.pipe(v.string(), v.maxLength(LIMITS.urlCharsMax)),
});

// "english" would be a well-formed tag: a primary language of five to eight letters is allowed, and none has ever been registered.
function isLanguageTag(text: string): boolean {
  if (!/^[a-z]{2,3}(?:-|$)/i.test(text)) return false;
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function isWellFormed(value: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(value);
}
