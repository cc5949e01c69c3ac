// Erases one conversation from a process beside the relay: by the same law and in the same transaction as the relay's own.
import { commandId, type ConversationId, type SiteId, type Verdict } from "@handrail/protocol";
import { createAuthority } from "../authority/group-commit.ts";
import { randomName, type Platform } from "../platform.ts";
import { createNews } from "../realtime/news.ts";
import type { Notary } from "../receipts/notary.ts";
import { createRegistrar } from "../receipts/registrar.ts";
import type { Sites } from "../sites/site.ts";
import type { Transactions } from "../store/transactions.ts";

export interface EraserBeside {
  readonly transactions: Transactions;
  readonly sites: Sites;
  readonly platform: Platform;
  readonly notary: Notary;
  readonly generation: string;
}

/** What is to be erased, and who wants it. */
export interface Wanted {
  readonly conversation: ConversationId;
  readonly site: SiteId;
  /** `relay`: for the merchant, and not while the visitor is promised an answer (HG7). */
  readonly author: { readonly type: "visitor" | "relay" };
  readonly askedBy?: string;
}

/** @throws what the disk threw */
export async function eraseBeside(
  { transactions, sites, platform, notary, generation }: EraserBeside,
  what: Wanted,
): Promise<Verdict> {
  const faults: unknown[] = [];
  const fail = (error: unknown): void => void faults.push(error);
  const authority = createAuthority({
    transactions,
    registrar: createRegistrar({
      notary,
      generation,
      salt: () => randomName(platform),
      wakeSealer: () => {},
      onFault: fail,
    }),
    sites,
    // A relay that runs beside it hears of the erasure by itself, does the due work and scrubs its files.
    news: createNews(fail),
    platform,
    reachOf: () => ({ type: "nobody", why: "no-room" }),
    newcomersAt: () => ({ count: () => 0, estimateOf: () => null, joined: () => {} }),
    networkOf: () => null,
    onEstimated: () => {},
    onJobs: () => {},
    onErased: () => {},
    onFault: ({ error }) => fail(error),
  });
  const command = { type: "erase", id: commandId(randomName(platform)) } as const;
  const { verdict } = await authority.submit({ ...what, command });
  await authority.stop();
  if (faults.length > 0) throw faults[0];
  return verdict;
}
