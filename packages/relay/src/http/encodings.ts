// Compresses built files for the wire: each once, when it is first asked for, off the event loop.
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip";

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** The best encoding that a reader names in `Accept-Encoding`; `null` sends the file as it is. */
export function acceptedEncoding(header: string | null): Encoding | null {
  const accepted = new Set(
    (header ?? "")
      .split(",")
      .map((part) => part.trim().toLowerCase())
      // `br;q=0` means: anything but this.
      .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
      .map((part) => part.replace(/;.*$/, "").trim()),
  );
  if (accepted.has("br")) return "br";
  return accepted.has("gzip") ? "gzip" : null;
}

/** Text only: pictures and sounds are compressed already. */
export function isWorthEncoding(type: string): boolean {
  return /^text\/|json|svg|manifest/.test(type);
}

/** The bytes in that encoding, as small as they get: it is done once. */
export async function encode(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const encoded =
    encoding === "br"
      ? await toBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } })
      : await toGzip(bytes, { level: constants.Z_BEST_COMPRESSION });
  return Uint8Array.from(encoded);
}
