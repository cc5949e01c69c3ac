// Serves the built console under a policy that lets it run nothing but itself.
import { readFile } from "node:fs/promises";
import { extname, resolve, sep } from "node:path";

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
};

const NOT_BUILT = "The desk has not been built yet. Build it (npm start does) and load this page again.\n";

/**
 * The file at `path` below `/desk/`; the console's page for anything that is no file.
 *
 * @param folder `null`: this relay serves no console
 * @param sources where else the console may connect to
 */
export async function appFile(folder: string | null, path: string, sources: readonly string[] = []): Promise<Response> {
  const response = await find(folder, path);
  const connects = ["connect-src 'self'", ...sources].join(" ");
  response.headers.set("content-security-policy", `${POLICY}; ${connects}`);
  return response;
}

async function find(folder: string | null, path: string): Promise<Response> {
  // No folder is not the folder "": every path of the machine lies below that.
  if (folder === null) return text(NOT_BUILT, 503);
  const wanted = await read(folder, path === "" ? "index.html" : path);
  if (wanted) return file(wanted, path === "" ? "index.html" : path);
  // A missing script must not come back as a page: the browser would keep it.
  if (TYPES[extname(path)] !== undefined && extname(path) !== ".html") return text("Not found.\n", 404);
  const page = await read(folder, "index.html");
  return page ? file(page, "index.html") : text(NOT_BUILT, 503);
}

async function read(folder: string, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const root = resolve(folder) + sep;
  const full = resolve(root, `.${sep}${path}`);
  if (!full.startsWith(root) || full.includes("\0") || TYPES[extname(full)] === undefined) return null;
  try {
    return new Uint8Array(await readFile(full));
  } catch {
    return null;
  }
}

function file(body: Uint8Array<ArrayBuffer>, path: string): Response {
  // The build names what lies in assets/ after its content.
  const isNamedByContent = path.startsWith("assets/");
  return new Response(body, {
    headers: {
      ...safety,
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      "cache-control": isNamedByContent ? "public, max-age=31536000, immutable" : "no-cache",
    },
  });
}

function text(message: string, status: number): Response {
  return new Response(message, { status, headers: { ...safety, "content-type": "text/plain; charset=utf-8" } });
}

const safety = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
} as const;
