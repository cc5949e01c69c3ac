// Signs how far a site's chain reaches: whoever keeps it can tell later that nothing before it was changed or left out.
import type { SiteId } from "@handrail/protocol";
import type { ChainHead } from "@handrail/protocol/receipt";
import type { Notary } from "./notary.ts";
import type { ReceiptStore } from "./receipt-store.ts";

/** The signed head; `null` while nothing has been sealed. */
export async function chainHead(
  {
    receipts,
    notary,
    nowMs,
  }: { readonly receipts: Pick<ReceiptStore, "lastLink">; readonly notary: Notary; readonly nowMs: number },
  site: SiteId,
): Promise<ChainHead | null> {
  const last = await receipts.lastLink(site);
  return last && notary.signHead({ site, n: last.n, hash: last.hash, atMs: Math.max(nowMs, last.atMs) });
}
