// Lets a model word the answer from the passages that the search found. Knows nothing of how passages are found.
import { openaiBot, type BotEvent, type Turn } from "@handrail/bots";
import type { Passage } from "./retrieval.ts";

/** Which model words the answers. */
export interface ModelOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  readonly fetch?: typeof globalThis.fetch;
}

/** The model that `OPENAI_BASE_URL`, `OPENAI_API_KEY` and `OPENAI_MODEL` name; `null` when there is no key or no address. */
export function modelOf(environment: Readonly<Record<string, string | undefined>>): ModelOptions | null {
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey, OPENAI_MODEL: model } = environment;
  return baseUrl && apiKey ? { baseUrl, apiKey, model: model ?? "gpt-4.1-mini" } : null;
}

/** What the model is given of one request. */
export interface ModelQuestion {
  readonly conversation: string;
  readonly run: string;
  readonly site: string;
  readonly locale: string | null;
  readonly page: { readonly url: string; readonly title: string } | null;
  readonly turns: readonly Turn[];
  readonly passages: readonly Passage[];
}

/** Asks the model; its own knowledge of shops is not to be used. @throws BotError */
export function askModel(options: ModelOptions, question: ModelQuestion, signal: AbortSignal): AsyncIterable<BotEvent> {
  const { fetch = globalThis.fetch, ...where } = options;
  const { passages, ...request } = question;
  return openaiBot({ ...where, fetch, system: systemText(passages) }).ask(request, { signal });
}

function systemText(passages: readonly Passage[]): string {
  const found = passages
    .map(({ policy, section }) => `## ${policy.title}: ${section.heading}\n${section.text}`)
    .join("\n\n");
  return `You are the bot of "Fjell & Fjord", a small shop for outdoor and home goods in Bergen and Oslo. Answer in at most four sentences, in the visitor's language.
Use only the policies below. If they do not answer the question, say that you do not know.
You cannot see orders: never say where an order is or what happened to it, but point to the order status page.

${found === "" ? "(No policy was found for this question.)" : found}`;
}
