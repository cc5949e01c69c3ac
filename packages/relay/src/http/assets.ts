// Serves built files from two folders: the widget's to every page, the desk's to agents. All are read once, at the start.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";

/** A folder of built files is missing or not whole. */
export class MissingBuild extends Error {
  constructor(what: string, folder: string) {
    super(`The ${what} is not built: ${folder} is missing or lacks its first file. Build the packages first.`);
    this.name = "MissingBuild";
  }
}

/** One file in memory. */
interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
}

/** Files by their path from the folder, with `/` between the parts. */
export type Assets = ReadonlyMap<string, Asset>;

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
  ".wav": "audio/wav",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
};

/** @throws MissingBuild when `first`, the file that everything begins with, is not there */
export function loadAssets(what: string, folder: string, first: string): Assets {
  const files = listFiles(folder).map((path): [string, Asset] => {
    const bytes = Uint8Array.from(readFileSync(path));
    const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    return [relative(folder, path).split(sep).join("/"), { bytes, type, etag }];
  });
  const assets = new Map(files);
  if (!assets.has(first)) throw new MissingBuild(what, folder);
  return assets;
}

export interface ServeOptions {
  readonly assets: Assets;
  readonly path: string;
  readonly cacheControl: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The file at `path`, or nothing when there is none; `304` when the reader has it already. */
export function serveAsset(request: Request, { assets, path, cacheControl, headers }: ServeOptions): Response | null {
  const asset = assets.get(path);
  if (!asset) return null;
  const all = {
    ...headers,
    "content-type": asset.type,
    "cache-control": cacheControl,
    etag: asset.etag,
    "x-content-type-options": "nosniff",
  };
  const known = request.headers.get("if-none-match") ?? "";
  const isKnown = known.split(",").some((tag) => tag.trim().replace(/^W\//, "") === asset.etag);
  return isKnown ? new Response(null, { status: 304, headers: all }) : new Response(asset.bytes, { headers: all });
}

function listFiles(folder: string): readonly string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
