// Reads whom a token speaks of without believing it: for telling one command from another, and for nothing else.
import { decodeJwt } from "jose";

/** The `sub` that the token claims; `null` where there is nothing to read. */
export function claimedSub(token: string): string | null {
  try {
    const { sub } = decodeJwt(token);
    return typeof sub === "string" ? sub : null;
  } catch {
    return null;
  }
}
