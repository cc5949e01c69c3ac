// Reads what lies on disk: drawings that go into the pages, and files that go out as they are. Knows no page.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One file as it is served. */
export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

const PUBLIC = [
  ["shop.css", "text/css; charset=utf-8"],
  ["shop.js", "text/javascript; charset=utf-8"],
  ["order-status.js", "text/javascript; charset=utf-8"],
  ["demo-orders.json", "application/json; charset=utf-8"],
  ["favicon.svg", "image/svg+xml"],
] as const;

const FONTS = {
  "fraunces.woff2": "@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2",
  "fraunces-italic.woff2": "@fontsource-variable/fraunces/files/fraunces-latin-opsz-italic.woff2",
  "figtree.woff2": "@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2",
} as const;

/** Every file that the shop serves, by its name below `/assets/`. */
export function readAssets(): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const [name, type] of PUBLIC)
    assets.set(name, { body: read(new URL(`../public/${name}`, import.meta.url)), type });
  for (const [name, path] of Object.entries(FONTS))
    assets.set(name, { body: read(import.meta.resolve(path)), type: "font/woff2" });
  return assets;
}

/** A drawing from `art/`, to be put into a page as it is: only then can it follow the page's colours. */
export function readArt(name: string): string {
  return readFileSync(new URL(`../art/${name}.svg`, import.meta.url), "utf8").trim();
}

function read(url: string | URL): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(fileURLToPath(url)));
}
