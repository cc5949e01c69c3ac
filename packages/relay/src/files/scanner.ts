// Hands a whole file to the operator's virus scanner and says what it made of it. Knows no scanner by name: one POST, one status.
import { LIMITS } from "@handrail/protocol";
import type { Platform } from "../platform.ts";

/** `unknown`: it did not say; ask again. */
export type Finding = "clean" | "refused" | "unknown";

export type Scan = (bytes: Uint8Array<ArrayBuffer>) => Promise<Finding>;

/** These say that the address is wrong, that it will not speak to us, or that it is busy: nothing of the file. */
const NOT_OF_THE_FILE: readonly number[] = [401, 404, 405, 408, 429];

/** Asks the scanner at `url`. Never rejects. */
export function createScan(url: string, { fetch, clock }: Pick<Platform, "fetch" | "clock">): Scan {
  return async (bytes) => {
    const late = new AbortController();
    const timer = clock.setTimeout(() => late.abort(), LIMITS.scanMs);
    try {
      const response = await fetch(url, {
        method: "POST",
        body: bytes,
        headers: { "content-type": "application/octet-stream" },
        redirect: "error",
        signal: late.signal,
      });
      await response.body?.cancel();
      return findingOf(response.status);
    } catch {
      return "unknown";
    } finally {
      clock.clearTimeout(timer);
    }
  };
}

function findingOf(status: number): Finding {
  if (status >= 200 && status < 300) return "clean";
  return status >= 400 && status < 500 && !NOT_OF_THE_FILE.includes(status) ? "refused" : "unknown";
}
