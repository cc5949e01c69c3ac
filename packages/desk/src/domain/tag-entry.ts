// A list of short words as it is being typed: the words taken up so far, and what stands in the field.

/** The list and the field. */
export interface TagEntry {
  readonly tags: readonly string[];
  readonly text: string;
}

/** Turns a word into what is kept of it; `null` when it cannot be. */
export type ReadTag = (text: string) => string | null;

/** Nothing in the field. */
export function tagEntry(tags: readonly string[]): TagEntry {
  return { tags, text: "" };
}

/** Takes up what stands in the field, word by word between commas. What cannot be read stays there to be mended. */
export function takeUp(entry: TagEntry, read: ReadTag): TagEntry {
  const words = entry.text.split(/[,;\n]/).filter((word) => word.trim() !== "");
  const tags = new Set(entry.tags);
  const unread: string[] = [];
  for (const word of words) {
    const tag = read(word);
    if (tag === null) unread.push(word.trim());
    else tags.add(tag);
  }
  return { tags: [...tags], text: unread.join(", ") };
}

/** Takes one away. */
export function withoutTag(entry: TagEntry, tag: string): TagEntry {
  return { ...entry, tags: entry.tags.filter((known) => known !== tag) };
}
