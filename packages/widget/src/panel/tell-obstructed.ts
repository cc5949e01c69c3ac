// Tells the relay that this page hides or covers the launcher for good, so that the merchant hears of it. Says nothing of the visitor,
// and is only said by a panel, which a visitor's own hand has brought (HG13). Whether it arrives is nobody's worry.
import type { Shell } from "../shell.ts";

/** Tells it. The browser adds the page's origin, and nothing else does. */
export function tellObstructed({ relay, site }: Pick<Shell, "relay" | "site">): void {
  void fetch(`${relay}/v1/obstructed`, { method: "POST", body: site }).catch(() => {});
}
