// What strikes those who are connected, at once and on command. What lies in wait is the fault plan's.
import type { Connection } from "./connection.ts";
import type { Credentials } from "./credentials.ts";
import type { FaultPlan, Faults } from "./faults.ts";
import { refuse } from "./refusal.ts";
import type { RefusalCode } from "./refusal.ts";

/** All that can go wrong on command. `clientId` chooses whose; without it, everybody's. */
export interface HubFaults extends Faults {
  /** Sockets are gone, without a word. Answers how many. */
  cut(clientId?: string): number;
  /** Sockets stay open and nothing passes, until the answer is called. */
  stall(clientId?: string): () => void;
  /** Whoever is connected by a token is told that it has expired, and has to come with another. */
  expireTokens(clientId?: string): number;
  /** Tokens are refused with that code (40140 unless told otherwise), until the answer is called. */
  refuseTokens(code?: RefusalCode): () => void;
}

/** What the faults strike. */
export interface Struck {
  readonly plan: FaultPlan;
  readonly credentials: Credentials;
  connected(): readonly Connection[];
}

/** All faults of one hub. */
export function createHubFaults({ plan, credentials, connected }: Struck): HubFaults {
  const of = (clientId: string | undefined): readonly Connection[] =>
    connected().filter((one) => clientId === undefined || one.clientId === clientId);
  return {
    ...plan,
    cut(clientId) {
      const struck = of(clientId);
      for (const one of struck) one.wire()?.cut();
      return struck.length;
    },
    stall(clientId) {
      const releases = of(clientId).map((one) => one.wire()?.stall());
      return () => {
        for (const release of releases) release?.();
      };
    },
    expireTokens(clientId) {
      const struck = of(clientId).filter((one) => one.grant().token !== undefined);
      for (const one of struck) one.disconnect(refuse(40142));
      return struck.length;
    },
    refuseTokens(code = 40140) {
      credentials.refuseTokens(code);
      return () => credentials.refuseTokens(undefined);
    },
  };
}
