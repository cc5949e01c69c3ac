// Decides what a file is called: by its sender's name for it, without what could deceive whoever saves it.
import { LIMITS } from "@handrail/protocol";
import { endingsOf } from "./kind.ts";

const NAMELESS = "file";

/** The name without folders, control characters and marks that turn the direction of writing; never empty. */
export function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, "")
    .replace(/^[\s.]+|[\s.]+$/g, "")
    .slice(0, LIMITS.nameCharsMax);
  return clean === "" ? NAMELESS : clean;
}

/** The clean name with an ending that says what the file is: a page that is called `bill.html` is saved as `bill.html.txt`. */
export function nameOf(name: string, type: string): string {
  const clean = cleanName(name);
  const [usual, ...others] = endingsOf(type);
  const ending = /\.([^.]+)$/.exec(clean)?.[1]?.toLowerCase() ?? "";
  if ([usual, ...others].includes(ending)) return clean;
  const room = LIMITS.nameCharsMax - usual.length - 1;
  return `${clean.slice(0, room).replace(/[\uD800-\uDBFF]$/, "")}.${usual}`;
}
