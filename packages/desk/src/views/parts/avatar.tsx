// A round picture of someone: their own, or initials on a colour that stays theirs, with a dot for being there.
import type { AgentId, Pictured } from "@handrail/protocol";
import { useState } from "preact/hooks";
import { Icon } from "./icon.tsx";

const HUES = 8;

interface AvatarProps {
  readonly name: string | null;
  /** What the colour is chosen by. */
  readonly seed: string;
  /** Where the picture lies; `null`: there is none. */
  readonly picture?: string | null;
  readonly isPresent?: boolean;
}

/** Decoration: the name stands beside it in words. */
export function Avatar({ name, seed, picture = null, isPresent }: AvatarProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const presence = isPresent === undefined ? "" : isPresent ? " is-present" : " is-away";
  return (
    <span class={`avatar hue-${hueOf(seed)}${presence}`} aria-hidden="true">
      {name === null ? <Icon name="user" /> : initials(name)}
      {picture !== null && picture !== failed && (
        <img src={picture} alt="" decoding="async" onError={() => setFailed(picture)} />
      )}
    </span>
  );
}

/** Where an agent's picture lies; `null` where there is none. */
export function pictureUrl({ id, picture }: Pictured & { readonly id: AgentId | null }): string | null {
  return id === null || picture === null ? null : `/v1/agents/${encodeURIComponent(id)}/picture?v=${picture}`;
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
