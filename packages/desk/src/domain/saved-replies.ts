// Finds saved replies for what an agent types, and fills in who is talking with whom. Knows nothing of the composer.
import type { Conversation, Me, SavedReply, SiteId } from "@handrail/protocol";
import { knownName } from "./inbox.ts";

/** What is typed to find one: where it stands in the text, and the words without the slash. */
export interface Search {
  readonly from: number;
  readonly to: number;
  readonly query: string;
}

/** Where they are looked for. */
export interface Whereabouts {
  readonly site: SiteId;
  /** The visitor's, a BCP 47 tag; `null`: the page did not say. */
  readonly language: string | null;
}

/** Who is talking; `null`: nobody knows what the visitor is called. */
export interface Names {
  readonly visitor: string | null;
  readonly agent: string;
}

/** Who is talking here. */
export function namesOf(state: Pick<Conversation, "identity" | "contact">, me: Pick<Me, "name"> | null): Names {
  return { visitor: knownName(state), agent: me?.name ?? "" };
}

/** The search that the caret stands in: a slash at the beginning of a word, as wide as an input method makes it, and what follows up to the caret. */
export function searchAt(text: string, caret: number): Search | null {
  const found = /(?:^|\s)([/／]([^\s/／]*))$/u.exec(text.slice(0, caret));
  const [, typed, query] = found ?? [];
  return typed === undefined || query === undefined ? null : { from: caret - typed.length, to: caret, query };
}

/** Those that can be used there and hold the query: one of this very shortcut first, then those in the visitor's language. */
export function findReplies(
  replies: readonly SavedReply[],
  query: string,
  { site, language }: Whereabouts,
): readonly SavedReply[] {
  const wanted = plain(query);
  const rank = (reply: SavedReply): readonly number[] | null => {
    if (reply.site !== null && reply.site !== site) return null;
    const fit = fitOf(reply, wanted);
    return fit === null ? null : [wanted !== "" && fit === 0 ? 0 : 1, languageRank(reply.language, language), fit];
  };
  return replies
    .flatMap((reply) => {
      const ranks = rank(reply);
      return ranks === null ? [] : [{ reply, ranks }];
    })
    .toSorted((a, b) => compare(a.ranks, b.ranks) || a.reply.title.localeCompare(b.reply.title))
    .map(({ reply }) => reply);
}

/**
 * The text as it is put into the composer. `{visitor}` of whom nobody knows is left out with the space before it, at the beginning of a line
 * with what stands behind it; `{visitor|there}` brings its own other word. What is no placeholder stays as it is.
 */
export function fillIn(text: string, { visitor, agent }: Names): string {
  const named = text.replace(/\{(visitor|agent)(?:\|([^{}|]*))?\}/g, (whole, who: string, other?: string) => {
    const name = who === "agent" ? agent : visitor;
    return name ?? other?.trim() ?? whole;
  });
  const atStart = named.replace(/^[ \t]*\{visitor\}[\s,،、，:;.!-]*(\p{L}?)/gmu, (_whole, letter: string) =>
    letter.toUpperCase(),
  );
  return atStart.replace(/[ \t]*\{visitor\}/g, "");
}

/** Whether the text is saved replies as they stand, and nothing of the agent's own. */
export function isSavedAlone(text: string, replies: readonly SavedReply[], names: Names): boolean {
  const saved = replies.map((reply) => fillIn(reply.text, names).trim()).filter((filled) => filled !== "");
  const rest = saved
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, filled) => left.replaceAll(filled, ""), text);
  return text.trim() !== "" && rest.trim() === "";
}

// How well it fits, 0 best; `null`: not at all.
function fitOf({ shortcut, title, text }: SavedReply, wanted: string): number | null {
  if (wanted === "") return 0;
  const short = plain(shortcut ?? "");
  if (short === wanted) return 0;
  if (short.startsWith(wanted)) return 1;
  const called = plain(title);
  if (called.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) return 2;
  if (called.includes(wanted)) return 3;
  return plain(text).includes(wanted) ? 4 : null;
}

function languageRank(language: string | null, wanted: string | null): number {
  if (language === null || wanted === null) return 2;
  if (language.toLowerCase() === wanted.toLowerCase()) return 0;
  return primary(language) === primary(wanted) ? 1 : 3;
}

// Pages in Bokmål mostly say that they are in Norwegian.
function primary(tag: string): string {
  const first = (tag.split("-", 1)[0] ?? tag).toLowerCase();
  return first === "no" ? "nb" : first;
}

// Whoever types fast leaves accents out.
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
