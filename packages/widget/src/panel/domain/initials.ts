// The letters that stand for a face.

/** One or two initials of a name, upper case where the script has it: `Maya Lind` → `ML`. */
export function initials(name: string): string {
  const [first = "", ...others] = name.match(/(?<![^\s\-–])[^\s\p{P}]/gu) ?? [];
  return (first + (others.at(-1) ?? "")).toLocaleUpperCase();
}
