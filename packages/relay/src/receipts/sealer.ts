// Seals what was acknowledged into each site's chain, in the order of the commits and off their path. One at a time seals: one relay has
// the folder, or one node the lease. What is sealed is marked in the same transaction, and a chain takes each number once, so that two who
// believe that it is their turn add nothing twice.
import { createHash } from "node:crypto";
import type { SiteId } from "@handrail/protocol";
import { CHAIN_START, commitmentMessage, linkMessage, type ChainLink } from "@handrail/protocol/receipt";
import type { Lease } from "../domain/lease.ts";
import type { Clock, Timer } from "../platform.ts";
import type { Notary } from "./notary.ts";
import type { ReceiptStore, SealedReceipt } from "./receipt-store.ts";

/** A crowd's receipts are sealed together. */
const SEAL_AFTER_MS = 1_000;
/** Receipts in one transaction: a click must not wait for longer than their few milliseconds. */
const SEAL_MAX = 200;
/** When the disk or the key refuses. */
const FAULT_PAUSE_MS = 60_000;

export interface Sealer {
  /** Something was acknowledged. */
  wake(): void;
  /** Seals what is there and no more. */
  stop(): Promise<void>;
}

export interface SealerDeps {
  readonly receipts: ReceiptStore;
  readonly notary: Notary;
  readonly clock: Clock;
  readonly lease: Pick<Lease, "isHeld">;
  /** How often it is looked for what others have acknowledged, in ms; `null`: there are no others. */
  readonly everyMs: number | null;
  onFault(error: unknown): void;
}

/** Starts with what an earlier process left unsealed. */
export function startSealer(deps: SealerDeps): Sealer {
  const { clock, onFault, lease, everyMs } = deps;
  let timer: Timer | null = null;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;

  const later = (ms: number): void => {
    if (!isStopped) timer ??= clock.setTimeout(() => void (running = run()), ms);
  };
  const run = async (): Promise<void> => {
    timer = null;
    try {
      if (lease.isHeld() && (await sealSome(deps)) === SEAL_MAX) later(0);
      else if (everyMs !== null) later(everyMs);
    } catch (error) {
      onFault(error);
      later(FAULT_PAUSE_MS);
    }
  };
  later(SEAL_AFTER_MS);
  return {
    wake: () => later(SEAL_AFTER_MS),
    async stop() {
      isStopped = true;
      if (timer !== null) clock.clearTimeout(timer);
      await running;
      try {
        while (lease.isHeld() && (await sealSome(deps)) === SEAL_MAX);
      } catch (error) {
        // The next start seals it.
        onFault(error);
      }
    },
  };
}

/** Seals up to {@link SEAL_MAX} receipts and says how many. @throws whatever the store or the key throws; nothing is sealed then */
export async function sealSome({
  receipts,
  notary,
  clock,
}: Pick<SealerDeps, "receipts" | "notary" | "clock">): Promise<number> {
  const waiting = await receipts.unsealed(SEAL_MAX);
  if (waiting.length === 0) return 0;
  const last = new Map<SiteId, ChainLink | null>();
  const sealed: SealedReceipt[] = [];
  for (const { n, site, body } of waiting) {
    const receipt = notary.sign(body);
    const before = last.get(site) ?? (await receipts.lastLink(site));
    const link = linkAfter(before, { site, receipt, nowMs: clock.now() });
    last.set(site, link);
    sealed.push({ n, site, receipt, link });
  }
  await receipts.seal(sealed);
  return sealed.length;
}

function linkAfter(
  before: ChainLink | null,
  { site, receipt, nowMs }: { readonly site: SiteId; readonly receipt: string; readonly nowMs: number },
): ChainLink {
  const message = commitmentMessage(receipt);
  if (!message) throw new TypeError("what was to be sealed is no receipt");
  const link = {
    n: (before?.n ?? 0) + 1,
    commitment: hash(message),
    previous: before?.hash ?? CHAIN_START,
    // The chain's time does not go back, whatever the clock does.
    atMs: Math.max(nowMs, before?.atMs ?? 0),
  };
  return { ...link, hash: hash(linkMessage(site, link)) };
}

function hash(message: Uint8Array): string {
  return createHash("sha256").update(message).digest("base64url");
}
