// A round picture of someone: initials on a colour that stays theirs, with a dot for being there.
import { Icon } from "./icon.tsx";

const HUES = 8;

interface AvatarProps {
  readonly name: string | null;
  /** What the colour is chosen by. */
  readonly seed: string;
  readonly isPresent?: boolean;
}

/** Decoration: the name stands beside it in words. */
export function Avatar({ name, seed, isPresent }: AvatarProps) {
  const presence = isPresent === undefined ? "" : isPresent ? " is-present" : " is-away";
  return (
    <span class={`avatar hue-${hueOf(seed)}${presence}`} aria-hidden="true">
      {name === null ? <Icon name="user" /> : initials(name)}
    </span>
  );
}

function initials(name: string): string {
  // What stands in brackets or quotes is no name of theirs: `Maya Lind (Support)` is ML.
  const [first = "", ...others] = name.match(/(?<!\S)[^\s\p{P}]/gu) ?? [];
  return (first + (others.at(-1) ?? "")).toLocaleUpperCase();
}

function hueOf(seed: string): number {
  let sum = 0;
  for (const letter of seed) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}
