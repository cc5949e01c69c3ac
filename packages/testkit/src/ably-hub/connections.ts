// Keeps the connections: opens new ones, finds those that are resumed or recovered, and says why one cannot be. Knows nothing
// of what they do.
import { randomName } from "./apps.ts";
import type { App } from "./apps.ts";
import type { Channel } from "./channel.ts";
import type { Connection, ConnectionParts } from "./connection.ts";
import { createConnection } from "./connection.ts";
import { mayBe, ownClientId } from "./grant.ts";
import type { Grant } from "./grant.ts";
import { Refusal, refuse } from "./refusal.ts";

/** All connections that have not ended. */
export interface Connections {
  /** The connection that a client asks for, or a new one, and then why. */
  enter(visit: Visit): Entrance | Refusal;
  byKey(key: string): Connection | undefined;
  all(): readonly Connection[];
}

/** Who comes, and how. */
export interface Visit {
  readonly grant: Grant;
  /** Who the client says it is. */
  readonly clientId: string | undefined;
  readonly isEchoed: boolean;
  /** The key of the connection that it resumes or recovers. */
  readonly formerKey: string | undefined;
}

/** A connection for a client. */
export interface Entrance {
  readonly connection: Connection;
  /** What it can be resumed by from now on. Those that it had before stay good: this one may never arrive. */
  readonly key: string;
  /** Why it is a new one although another was asked for. */
  readonly loss: Refusal | undefined;
}

/** What every connection shares. */
export type SharedParts = Pick<ConnectionParts, "clock" | "limits" | "faults" | "credentials"> & {
  channel(app: App, name: string): Channel;
};

export function createConnections(shared: SharedParts): Connections {
  const open = new Set<Connection>();
  const byKey = new Map<string, Connection>();

  const create = ({ grant, isEchoed }: Visit, clientId: string | undefined): Connection => {
    const connection: Connection = createConnection({
      ...shared,
      id: randomName(8),
      grant,
      clientId,
      isEchoed,
      channel: (name) => shared.channel(grant.app, name),
      onEnd() {
        open.delete(connection);
        for (const [key, one] of byKey) if (one === connection) byKey.delete(key);
      },
    });
    open.add(connection);
    return connection;
  };
  const admit = (connection: Connection, loss?: Refusal): Entrance => {
    const key = `${connection.id}!${randomName(12)}`;
    byKey.set(key, connection);
    return { connection, key, loss };
  };

  return {
    enter(visit) {
      const { grant, formerKey } = visit;
      const clientId = visit.clientId ?? ownClientId(grant);
      if (clientId !== undefined && !mayBe(grant, clientId)) return refuse(40102, "the client id is not the token's");
      if (formerKey === undefined) return admit(create(visit, clientId));
      const former = findFormer(byKey, formerKey, { grant, clientId });
      return former instanceof Refusal ? admit(create(visit, clientId), former) : admit(former);
    },
    byKey: (key) => byKey.get(key),
    all: () => [...open],
  };
}

function findFormer(
  byKey: ReadonlyMap<string, Connection>,
  key: string,
  by: { readonly grant: Grant; readonly clientId: string | undefined },
): Connection | Refusal {
  if (!/^[\w-]{11}![\w-]{16}$/.test(key)) return refuse(80018);
  const former = byKey.get(key);
  if (former === undefined) return refuse(80008);
  const isSame = former.grant().app === by.grant.app && former.clientId === by.clientId;
  return isSame ? former : refuse(80011);
}
