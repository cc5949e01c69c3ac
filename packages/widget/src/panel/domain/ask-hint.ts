// Decides what can honestly be said under the human button about how soon.
import type { SiteFacts } from "@handrail/protocol";

/** What is said under the button. */
export type AskHint =
  /** `usuallyMs`: how soon nine of ten were answered lately, where that is known. */
  | { readonly type: "soon"; readonly withinMs: number; readonly usuallyMs: number | null }
  | { readonly type: "opens"; readonly atMs: number }
  | { readonly type: "any-time" };

/** The hint, from the site's facts; `null` before anything of the site is known. */
export function askHint(site: SiteFacts | null): AskHint {
  if (site?.isOpen && site.agentsOnDuty > 0) {
    return { type: "soon", withinMs: site.answerWithinMs, usuallyMs: site.usuallyWithinMs ?? null };
  }
  if (site && !site.isOpen && site.opensAtMs !== null) return { type: "opens", atMs: site.opensAtMs };
  return { type: "any-time" };
}
