// The letters that stand for a face.

/** One or two initials of a name, upper case where the script has it: `Maya Lind` → `ML`. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s\-–]+/u);
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return (firstLetter(first) + firstLetter(last)).toLocaleUpperCase();
}

function firstLetter(word: string): string {
  return /./u.exec(word)?.[0] ?? "";
}
