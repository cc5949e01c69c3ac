// What the learnt weights weigh: pieces of a message's words, and of its rows of roles, each as a number that hardly another piece has.

/** A message as one language hears it. */
export interface Heard {
  /** As it was written. */
  readonly text: string;
  readonly isUnspaced: boolean;
  /** The words of each sentence, commas among them; single characters where nothing stands between words. */
  readonly tokens: readonly (readonly string[])[];
  /** The same sentences as rows of roles. */
  readonly rows: readonly string[];
}

/** Unsigned numbers of 32 bits, each once. */
export interface Traits {
  /** Of the words: they mean something in their language only. */
  readonly words: ReadonlySet<number>;
  /** Of the roles, length and marks: they mean the same in every language. */
  readonly roles: ReadonlySet<number>;
}

const PIECE_MIN = 3;
const PIECE_MAX = 5;
const UNSPACED_PIECE_MAX = 4;
const ROLES_MAX = 4;

export function traitsOf(heard: Heard): Traits {
  const words = new Set<number>();
  if (heard.isUnspaced) addCharacters(words, heard.tokens);
  else addWords(words, heard.tokens);
  const roles = new Set<number>();
  addLength(roles, heard);
  for (const row of heard.rows) addRoles(roles, row);
  return { words, roles };
}

function addWords(to: Set<number>, sentences: readonly (readonly string[])[]): void {
  const row: number[] = [hashOf("^")];
  for (const [index, tokens] of sentences.entries()) {
    if (index > 0) row.push(hashOf("|"));
    for (const token of tokens) {
      const word = token.replace(/\d/g, "0");
      row.push(hashOf(word));
      if (word !== ",") addPieces(to, `<${word}>`);
    }
  }
  row.push(hashOf("$"));
  for (const [at, one] of row.entries()) {
    to.add(mixed(one));
    const next = row[at + 1];
    if (next !== undefined) to.add(mixed(both(one, next, 1)));
    const second = row[at + 2];
    if (second !== undefined) to.add(mixed(both(one, second, 2)));
  }
}

function addPieces(to: Set<number>, word: string): void {
  for (let start = 0; start < word.length; start += 1) {
    let hash = hashOf("piece");
    for (let length = 1; length <= PIECE_MAX && start + length <= word.length; length += 1) {
      hash = step(hash, word.charCodeAt(start + length - 1));
      if (length >= PIECE_MIN) to.add(mixed(hash));
    }
  }
}

function addCharacters(to: Set<number>, sentences: readonly (readonly string[])[]): void {
  const row = ["^", ...sentences.flatMap((tokens, index) => (index === 0 ? tokens : ["|", ...tokens])), "$"];
  for (let start = 0; start < row.length; start += 1) {
    let hash = hashOf("piece");
    for (let length = 1; length <= UNSPACED_PIECE_MAX && start + length <= row.length; length += 1) {
      hash = step(hash, row[start + length - 1]?.codePointAt(0) ?? 0);
      to.add(mixed(hash));
    }
  }
}

function addRoles(to: Set<number>, roles: string): void {
  const row = `^${roles}$`;
  addRuns(to, row, 1);
  const known = `^${roles.replace(/[f.]/g, "")}$`;
  addRuns(to, known, 2);
  for (let at = 0; at < known.length; at += 1) {
    for (const far of [2, 3])
      if (at + far < known.length) to.add(mixed(hashOf(`${far}${known[at]}${known[at + far]}`)));
  }
}

function addRuns(to: Set<number>, row: string, salt: number): void {
  for (let start = 0; start < row.length; start += 1) {
    let hash = step(hashOf("run"), salt);
    for (let length = 1; length <= ROLES_MAX && start + length <= row.length; length += 1) {
      hash = step(hash, row.charCodeAt(start + length - 1));
      to.add(mixed(hash));
    }
  }
}

function addLength(to: Set<number>, { text, rows }: Heard): void {
  const length = Math.min(9, Math.floor(Math.log2(text.length + 1) * 1.5));
  const sentences = Math.min(4, rows.length);
  const traits = [`long${length}`, `of${sentences}`, `long${length}of${sentences}`];
  if (/[?？؟]/u.test(text)) traits.push("?");
  if (/[?？؟]\s*$/u.test(text)) traits.push("?$");
  if (text.includes("!")) traits.push("!");
  if (/\d{3}/u.test(text)) traits.push("000");
  for (const trait of traits) to.add(mixed(hashOf(`=${trait}`)));
}

const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01_00_01_93);
const both = (one: number, other: number, far: number): number => step(Math.imul(step(one, far), 31) + other, 7);

function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) hash = step(hash, text.charCodeAt(at));
  return hash;
}

/** Every bit of it depends on every bit of the hash. */
function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2_b2_ae_35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
