// Finds the rule of a site that is about the page on which a human is asked for.
import type { PageSkills } from "@handrail/protocol";

/**
 * The skills for the page at `url`; none when no rule is about it. Of several the longest counts: `/help/orders` before `/help`. Capitals
 * make no difference, nor does what stands behind `?` or `#`, nor a slash at the end.
 */
export function skillsOfPage(rules: readonly PageSkills[], url: string): readonly string[] {
  const visited = rules.length === 0 ? null : URL.parse(url);
  if (!visited) return [];
  const found = rules.filter(({ page }) => {
    const ruled = URL.parse(page, visited.origin);
    return ruled?.origin === visited.origin && below(visited.pathname).startsWith(below(ruled.pathname));
  });
  return found.toSorted((a, b) => b.page.length - a.page.length)[0]?.skills ?? [];
}

function below(path: string): string {
  return `${path.toLowerCase().replace(/\/+$/, "")}/`;
}
