// Serves built files from two folders: the widget's to every page, the desk's to agents. All are read once, at the start.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { acceptedEncoding, encode, isWorthEncoding, type Encoding } from "./encodings.ts";

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
  /** Without its quotes. */
  readonly etag: string;
  readonly encoded: Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>;
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
    const etag = createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    return [relative(folder, path).split(sep).join("/"), { bytes, type, etag, encoded: new Map() }];
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
export async function serveAsset(request: Request, options: ServeOptions): Promise<Response | null> {
  const asset = options.assets.get(options.path);
  if (!asset) return null;
  const isText = isWorthEncoding(asset.type);
  const encoding = isText ? acceptedEncoding(request.headers.get("accept-encoding")) : null;
  const headers = new Headers({
    ...options.headers,
    "content-type": asset.type,
    "cache-control": options.cacheControl,
    // Each encoding is another row of bytes, and a strong tag stands for bytes.
    etag: `"${asset.etag}${encoding ? `-${encoding}` : ""}"`,
    "x-content-type-options": "nosniff",
    ...(isText && { vary: "accept-encoding" }),
  });
  if (isKnown(request.headers.get("if-none-match"), asset.etag)) return new Response(null, { status: 304, headers });
  if (!encoding) return new Response(asset.bytes, { headers });
  headers.set("content-encoding", encoding);
  return new Response(await encodedOf(asset, encoding), { headers });
}

function encodedOf({ bytes, encoded }: Asset, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const known = encoded.get(encoding);
  if (known) return known;
  const fresh = encode(bytes, encoding);
  encoded.set(encoding, fresh);
  return fresh;
}

// Whatever encoding the reader has it in: the content is the same.
function isKnown(header: string | null, etag: string): boolean {
  const tags = (header ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.some((tag) => tag === `"${etag}"` || tag === `"${etag}-br"` || tag === `"${etag}-gzip"`);
}

function listFiles(folder: string): readonly string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
