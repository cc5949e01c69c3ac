// What the visitors of a page take: which skills an agent should have for whoever asks for a human there, as a merchant writes it down.
import { LIMITS } from "./limits.ts";

/** One page with all below it, and what its visitors take. */
export interface PageSkills {
  /** A path (`/returns`, on every origin) or an address (`https://help.shop.example/orders`), without `?` and `#`. */
  readonly page: string;
  /** As agents have them in their accounts: 1 to 30. */
  readonly skills: readonly string[];
}

/** What stands in help and in refusals. */
export const PAGE_SKILLS_EXAMPLE = "/returns: returns";

/** Reads one rule as it is typed, `/returns: returns, refunds`; `null` for what cannot be read. */
export function readPageSkills(line: string): PageSkills | null {
  const [, page = "", words = ""] = /^\s*(\S+):\s+(\S.*)$/.exec(line) ?? [];
  const skills = words.split(",").map((word) => word.trim().replace(/\s+/g, " ").toLowerCase());
  const isSound = skills.every((word) => word !== "" && word.length <= LIMITS.skillCharsMax);
  return isSound && skills.length <= LIMITS.skillsMax && isPage(page) ? { page, skills: [...new Set(skills)] } : null;
}

/** Writes it in the same way. */
export function formatPageSkills({ page, skills }: PageSkills): string {
  return `${page}: ${skills.join(", ")}`;
}

/** Whether a rule can be about it. */
export function isPage(text: string): boolean {
  return text.length <= LIMITS.urlCharsMax && /^(?:\/(?!\/)|https?:\/\/[^\s/?#])[^\s?#]*$/.test(text);
}
