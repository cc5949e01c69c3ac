// The two floors: the least that a chat can weigh, by hand and with Preact.
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.ts";
import type { Contender, Embedding } from "./contender.ts";

/** A button in a shadow root that opens a bare panel. */
export const plainFloor: Contender = { name: "floor", slug: "floor", prepare: () => prepare("plain.ts") };

/** The same with Preact and signals. */
export const preactFloor: Contender = {
  name: "floor with Preact",
  slug: "preact-floor",
  prepare: () => prepare("preact.ts"),
};

async function prepare(entry: string): Promise<Embedding> {
  const folder = fileURLToPath(new URL("floor", import.meta.url));
  return {
    body: '<script type="module" async src="main.js"></script>',
    files: await bundle(folder, `${folder}/${entry}`),
    launcher: "button",
    input: "textarea",
  };
}
