// Reads which loader a page can pin by its hash: the widget's build says so in `pinned.json` (docs/decisions/0015).
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

/** The loader of this build alone. */
export interface PinnedBuild {
  /** Its path from the relay's address: `widget/pinned-6fd3ac53.js`. */
  readonly src: string;
  /** The hash that a browser checks it by: `sha256-…`. */
  readonly integrity: string;
}

const pinnedSchema = v.pipe(v.string(), v.parseJson(), v.object({ src: v.string(), integrity: v.string() }));

/** What the built widget in this folder can be pinned by; `null` where it is not built, or by an older version. */
export function readPinnedBuild(widgetFolder: string): PinnedBuild | null {
  const path = join(widgetFolder, "pinned.json");
  if (!existsSync(path)) return null;
  const read = v.safeParse(pinnedSchema, readFileSync(path, "utf8"));
  return read.success ? read.output : null;
}
