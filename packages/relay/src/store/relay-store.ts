// What a relay keeps its state in and knows of its neighbours, whichever store it is. Opened on a folder for one process
// (`folder-store.ts`), or on Postgres for as many nodes as there are (`database-store.ts`).
import type { NearPeople } from "../accounts/near-people.ts";
import type { NodeParts } from "../nodes/node-parts.ts";
import type { Clock } from "../platform.ts";
import type { News } from "../realtime/news.ts";
import type { Beside } from "./beside.ts";
import type { Database } from "./database.ts";
import type { JobStore } from "./job-store.ts";
import type { LogReader } from "./log.ts";
import type { Transactions } from "./transactions.ts";

export interface RelayStore {
  /** The store's time: what is dated and due agrees with the log. */
  readonly clock: Clock;
  readonly log: LogReader;
  readonly transactions: Transactions;
  readonly jobs: JobStore;
  readonly beside: Beside;
  readonly near: NearPeople;
  readonly parts: NodeParts;
  /** The folder's database; `null` on Postgres. */
  readonly database: Database | null;
  /** Tells when the disk has refused a sync: the store says no to everything from then on, and its process has to end. */
  onLost(tell: (error: unknown) => void): void;
  /** Something was erased: what is left of it outside the tables goes, too. */
  erased(): void;
  /** Tells of what other processes have erased, where notices do not. Returns the way to stop. */
  hearOfErasures(news: News): () => void;
  /** After everything that stands on it has stopped. */
  close(): Promise<void>;
}
