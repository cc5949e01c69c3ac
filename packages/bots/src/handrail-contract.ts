// Handrail's own bot contract as it goes over the wire, version 1. docs/bots.md says the same in words.
import * as v from "valibot";
import type { BotAnswer, BotRequest, Source } from "./bot.ts";
import { BotError } from "./bot-error.ts";
import { cardSchema, formSchema, usableCards, usableForm } from "./cards-and-forms.ts";
import { EXTRAS } from "./limits.ts";
import { linkName } from "./link-name.ts";
import { expect } from "./reply.ts";

/** What a bot's endpoint is sent. A bot written in TypeScript may parse its request with it. */
export const handrailRequestSchema = v.object({
  version: v.literal(1),
  conversation: v.string(),
  run: v.string(),
  site: v.string(),
  locale: v.nullable(v.string()),
  page: v.nullable(v.object({ url: v.string(), title: v.string() })),
  /** What the page says of the visitor's errand: unproven. */
  context: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
  messages: v.array(
    v.object({
      role: v.picklist(["visitor", "bot", "agent"]),
      text: v.string(),
      /** Milliseconds since the epoch. */
      at: v.number(),
      /** What a visitor filled into a form, by the fields' names. */
      fields: v.optional(v.record(v.string(), v.string())),
    }),
  ),
});

/** The body of the POST. */
export type HandrailRequest = v.InferOutput<typeof handrailRequestSchema>;

const answerSchema = v.object({
  text: v.nullish(v.string(), ""),
  unsure: v.nullish(v.boolean(), false),
  human: v.nullish(v.boolean(), false),
  skills: v.nullish(v.array(v.string()), []),
  suggestions: v.nullish(v.array(v.string()), []),
  sources: v.nullish(
    v.array(v.object({ title: v.nullish(v.string(), ""), url: v.string(), quote: v.nullish(v.string(), "") })),
    [],
  ),
  cards: v.nullish(v.array(cardSchema), []),
  form: v.nullish(formSchema),
});

/** An answer as the wire has it, with the absent filled in. */
export type HandrailAnswer = v.InferOutput<typeof answerSchema>;

const pieceSchema = v.variant("type", [
  v.object({ type: v.literal("delta"), delta: v.string() }),
  v.object({ type: v.literal("done"), ...answerSchema.entries }),
]);

/** Puts a request into the words of the wire. */
export function toWire(request: BotRequest): HandrailRequest {
  return {
    version: 1,
    conversation: request.conversation,
    run: request.run,
    site: request.site,
    locale: request.locale,
    page: request.page === null ? null : { url: request.page.url, title: request.page.title },
    ...(request.context && { context: { ...request.context } }),
    messages: request.turns.map(({ role, text, atMs, fields, files }) => ({
      role,
      text,
      at: atMs,
      ...(fields && { fields: { ...fields } }),
      ...(files && { files: files.map(({ name, type, bytes }) => ({ name, type, bytes })) }),
    })),
  };
}

/** Reads the JSON of a whole answer. @throws BotError `malformed` */
export function parseAnswer(value: unknown): HandrailAnswer {
  return expect(answerSchema, value);
}

/** Reads the JSON of one event of a stream: a delta, or the end. @throws BotError `malformed` */
export function parsePiece(value: unknown): v.InferOutput<typeof pieceSchema> {
  if (typeof value === "object" && value !== null) {
    if ("done" in value && value.done === true) return expect(pieceSchema, { ...value, type: "done" });
    if ("delta" in value) return expect(pieceSchema, { ...value, type: "delta" });
  }
  throw new BotError("malformed", { detail: "an event with neither delta nor done" });
}

/** Makes the one answer that ends a run. @throws BotError `malformed` when there is nothing to say and no human wanted */
export function toAnswer(wire: HandrailAnswer): BotAnswer {
  const text = wire.text.trim() === "" ? "" : wire.text;
  if (text === "" && !wire.human) throw new BotError("malformed", { detail: "no text, and no human asked for" });
  const [cards, form] = [usableCards(wire.cards), wire.form ? usableForm(wire.form) : null];
  const skills = wire.human ? usableSkills(wire.skills) : [];
  return {
    type: "answer",
    text,
    isUnsure: wire.unsure,
    wantsHuman: wire.human,
    suggestions: usableSuggestions(wire.suggestions),
    sources: wire.sources.flatMap(usableSource).slice(0, EXTRAS.sourcesMax),
    ...(skills.length > 0 && { skills }),
    ...(cards.length > 0 && { cards }),
    ...(form && { form }),
  };
}

function usableSuggestions(suggestions: readonly string[]): readonly string[] {
  const usable = suggestions
    .map((each) => each.trim())
    .filter((each) => each !== "" && each.length <= EXTRAS.suggestionCharsMax);
  return [...new Set(usable)].slice(0, EXTRAS.suggestionsMax);
}

/** As they are kept of agents: without case, and without the comma that lists of them are written with. */
function usableSkills(skills: readonly string[]): readonly string[] {
  const usable = skills
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each.length <= EXTRAS.skillCharsMax && /^[^\p{C},]+$/u.test(each));
  return [...new Set(usable)].slice(0, EXTRAS.skillsMax);
}

/** A source with an unusable address is left out: the answer stands without it, and `javascript:` must never become a link. */
function usableSource({ title, url, quote }: HandrailAnswer["sources"][number]): readonly Source[] {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || (address.protocol !== "https:" && address.protocol !== "http:")) return [];
  if (address.href.length > EXTRAS.urlCharsMax) return [];
  const words = title.trim().slice(0, EXTRAS.titleCharsMax) || address.host;
  const shown = linkName(words, address, EXTRAS.titleCharsMax);
  const quoted = quote.trim().slice(0, EXTRAS.quoteCharsMax);
  return [{ title: shown, url: address.href, ...(quoted === "" ? {} : { quote: quoted }) }];
}
