// What a probe shows at the door: signed by the relay's own key, for one conversation and for a minute, so that nobody else can make one.
import type { ConversationId, SiteId } from "@handrail/protocol";
import type { Clock } from "../platform.ts";
import type { Notary } from "../receipts/notary.ts";

/** The header that carries it: a page of another origin cannot send it, for no preflight allows it. */
export const PROBE_HEADER = "handrail-probe";

const GOOD_FOR_MS = 60_000;

/** Whom a pass lets in. */
interface Bearer {
  readonly site: SiteId;
  readonly conversation: ConversationId;
}

export interface ProbePass {
  issue(bearer: Bearer): string;
  /** Whether the pass was issued by this relay for this very conversation, and has not run out. */
  admits(pass: string, bearer: Bearer): boolean;
}

export function createProbePass(deps: {
  readonly notary: Pick<Notary, "signText" | "isOwnText">;
  readonly clock: Pick<Clock, "now">;
}): ProbePass {
  const { notary, clock } = deps;
  return {
    issue(bearer) {
      const untilMs = clock.now() + GOOD_FOR_MS;
      return `${untilMs}.${notary.signText(textOf(bearer, untilMs))}`;
    },
    admits(pass, bearer) {
      const dot = pass.indexOf(".");
      const untilMs = Number(pass.slice(0, dot));
      const isNow = Number.isSafeInteger(untilMs) && untilMs > clock.now() && untilMs <= clock.now() + GOOD_FOR_MS;
      return isNow && notary.isOwnText(textOf(bearer, untilMs), pass.slice(dot + 1));
    },
  };
}

// The purpose keeps it from passing as a receipt, and a receipt from passing as it.
function textOf({ site, conversation }: Bearer, untilMs: number): string {
  return `handrail probe v1\0${site}\0${conversation}\0${untilMs}`;
}
