// Makes a row of roles out of a sentence: one letter for each known word or phrase, a dot for any other, a comma for a comma.
import type { AskWords, Role } from "./ask-words.ts";
import { inOneSpelling } from "./sentences.ts";

const LETTERS: Readonly<Record<Role, string>> = {
  person: "p",
  someone: "s",
  wish: "w",
  talk: "t",
  bring: "b",
  can: "c",
  there: "h",
  act: "a",
  ask: "k",
  bot: "m",
  enough: "x",
  deny: "n",
  past: "o",
  fact: "q",
  thing: "g",
  goods: "j",
  please: "e",
  aside: "v",
  other: "r",
  filler: "f",
};
/** One letter makes the past of the present; and what takes the ask out of a clause should be certain. */
const NOT_GUESSED: ReadonlySet<string> = new Set([LETTERS.past, LETTERS.aside, LETTERS.other]);
const BETWEEN = /[ :+'-]+/u;
/** Shorter words have too many neighbours to be guessed at. */
const TYPO_LENGTH_MIN = 5;
const OPEN_TYPO_LENGTH_MIN = 7;

/** Hears one language: a sentence's {@link tokensOf} as a row of roles. */
export type Ear = (tokens: readonly string[]) => string;

export function earFor(words: AskWords): Ear {
  const lexicon = new Lexicon(words);
  return (tokens) => {
    const mended = lexicon.mend(tokens);
    let roles = "";
    for (let at = 0; at < tokens.length;) {
      const [letter, length] = lexicon.find(tokens, at) ??
        lexicon.find(mended, at) ?? [lexicon.guess(tokens[at] ?? ""), 1];
      roles += letter;
      at += length;
    }
    // However long, what is unknown between two known words counts as two.
    return words.isUnspaced ? roles.replace(/\.+/g, "..") : roles;
  };
}

/** The words of a sentence, commas among them; its characters where nothing stands between words. */
export function tokensOf(sentence: string, isUnspaced: boolean): readonly string[] {
  if (isUnspaced) return Array.from(sentence.replaceAll(/[ :+'-]/g, ""));
  return sentence
    .replaceAll(",", " , ")
    .split(BETWEEN)
    .filter((token) => token !== "");
}

class Lexicon {
  readonly #isUnspaced: boolean;
  readonly #whole = new Map<string, string>();
  readonly #beginnings = new Map<string, string>();
  /** Those that are long enough to be guessed, by their first letter. */
  readonly #guessed = new Map<string, { readonly word: string; readonly letter: string; readonly isOpen: boolean }[]>();
  /** The words of phrases that are long enough to be guessed, by their first letter. */
  readonly #inPhrases = new Map<string, Set<string>>();
  /** Of how many tokens the longest phrase is that begins with this one. */
  readonly #longest = new Map<string, number>();

  constructor({ isUnspaced, ...roles }: AskWords) {
    this.#isUnspaced = isUnspaced ?? false;
    for (const [role, list] of Object.entries(roles)) {
      if (isRole(role)) for (const entry of list.split(/[,\n]/u)) this.#learn(entry.trimEnd(), LETTERS[role]);
    }
  }

  #learn(entry: string, letter: string): void {
    const isOpen = entry.endsWith("*");
    const tokens = tokensOf(inOneSpelling(entry), this.#isUnspaced);
    if (tokens.length === 0) return; // behind a list's last comma
    const [head = ""] = tokens;
    this.#longest.set(head, Math.max(this.#longest.get(head) ?? 1, tokens.length));
    const words = isOpen && !this.#isUnspaced ? this.#beginnings : this.#whole;
    const phrase = this.#join(tokens);
    // What stands in two lists is what it is in the first.
    if (words.has(phrase)) return;
    words.set(phrase, letter);
    if (tokens.length > 1 && !NOT_GUESSED.has(letter)) for (const token of tokens) this.#learnInPhrase(token);
    if (tokens.length > 1 || phrase.length < TYPO_LENGTH_MIN || NOT_GUESSED.has(letter)) return;
    const first = phrase.charAt(0);
    const alike = this.#guessed.get(first) ?? [];
    // Too many other words begin like a short one, or like somebody's trade.
    const isOpenToTypos = isOpen && phrase.length >= OPEN_TYPO_LENGTH_MIN && letter !== LETTERS.person;
    alike.push({ word: phrase, letter, isOpen: isOpenToTypos });
    this.#guessed.set(first, alike);
  }

  #learnInPhrase(token: string): void {
    if (token.length < TYPO_LENGTH_MIN) return;
    const first = token.charAt(0);
    const alike = this.#inPhrases.get(first) ?? new Set();
    this.#inPhrases.set(first, alike.add(token));
  }

  /** Misspelt words of phrases as they were meant; what is known, or means nothing, stays as it is. */
  mend(tokens: readonly string[]): readonly string[] {
    if (this.#isUnspaced) return tokens;
    return tokens.map((token) => {
      const alike = token.length < TYPO_LENGTH_MIN ? undefined : this.#inPhrases.get(token.charAt(0));
      if (alike === undefined || alike.has(token)) return token;
      for (const word of alike) if (isTypo(token, word)) return word;
      return token;
    });
  }

  /** The longest phrase that begins here: its letter, and of how many tokens it is. */
  find(tokens: readonly string[], at: number): [letter: string, length: number] | null {
    const longest = this.#longest.get(tokens[at] ?? "") ?? 1;
    for (let length = Math.min(longest, tokens.length - at); length > 0; length -= 1) {
      const phrase = this.#join(tokens.slice(at, at + length));
      const letter = this.#whole.get(phrase) ?? this.#open(phrase, tokens[at + length - 1] ?? "");
      if (letter !== undefined) return [letter, length];
    }
    return null;
  }

  // Only the last word's ending is open.
  #open(phrase: string, last: string): string | undefined {
    if (this.#isUnspaced) return undefined;
    const lengthMin = Math.max(2, phrase.length - last.length + 1);
    for (let length = phrase.length; length >= lengthMin; length -= 1) {
      const letter = this.#beginnings.get(phrase.slice(0, length));
      if (letter !== undefined) return letter;
    }
    return undefined;
  }

  /** What a misspelt word was meant to be; a dot for a word that is simply another one. */
  guess(token: string): string {
    if (token === ",") return token;
    if (this.#isUnspaced || token.length < TYPO_LENGTH_MIN) return ".";
    for (const { word, letter, isOpen } of this.#guessed.get(token.charAt(0)) ?? []) {
      if (isTypo(token, word)) return letter;
      if (isOpen && [-1, 0, 1].some((more) => isTypo(token.slice(0, word.length + more), word))) return letter;
    }
    return ".";
  }

  #join(tokens: readonly string[]): string {
    return tokens.join(this.#isUnspaced ? "" : " ");
  }
}

function isRole(name: string): name is Role {
  return name in LETTERS;
}

// One letter too many, too few, or another one, or two that changed places.
function isTypo(token: string, word: string): boolean {
  const difference = token.length - word.length;
  if (Math.abs(difference) > 1) return false;
  let same = 0;
  while (same < word.length && token[same] === word[same]) same += 1;
  const [rest, meant] = [token.slice(same), word.slice(same)];
  if (difference > 0) return rest.slice(1) === meant;
  if (difference < 0) return rest === meant.slice(1);
  const isSwapped = rest[0] === meant[1] && rest[1] === meant[0] && rest.slice(2) === meant.slice(2);
  return rest.slice(1) === meant.slice(1) || isSwapped;
}
