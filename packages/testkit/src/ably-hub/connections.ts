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
  /** Why it is a new one although another was asked for. */
  readonly loss: Refusal | undefined;
}

/** What every connection shares. */
export type SharedParts = Pick<ConnectionParts, "clock" | "limits" | "faults" | "credentials"> & {
  channel(app: App, name: string): Channel;
};

export function createConnections(shared: SharedParts): Connections {
  const byKey = new Map<string, Connection>();

  const create = (visit: Visit, clientId: string | undefined): Connection => {
    const id = randomName(8);
    const key = `${id}!${randomName(12)}`;
    const { grant, isEchoed } = visit;
    const connection = createConnection({
      ...shared,
      id,
      key,
      grant,
      clientId,
      isEchoed,
      channel: (name) => shared.channel(grant.app, name),
      onEnd: () => void byKey.delete(key),
    });
    byKey.set(key, connection);
    return connection;
  };

  return {
    enter(visit) {
      const { grant, formerKey } = visit;
      const clientId = visit.clientId ?? ownClientId(grant);
      if (clientId !== undefined && !mayBe(grant, clientId)) return refuse(40102, "the client id is not the token's");
      if (formerKey === undefined) return { connection: create(visit, clientId), loss: undefined };
      const former = findFormer(byKey, formerKey, { grant, clientId });
      if (former instanceof Refusal) return { connection: create(visit, clientId), loss: former };
      return { connection: former, loss: undefined };
    },
    byKey: (key) => byKey.get(key),
    all: () => [...byKey.values()],
  };
}

function findFormer(
  byKey: ReadonlyMap<string, Connection>,
  key: string,
  by: { readonly grant: Grant; readonly clientId: string | undefined },
): Connection | Refusal {
  if (!/^[\w-]+!.+$/.test(key)) return refuse(80018);
  const former = byKey.get(key);
  if (former === undefined) return refuse(80008);
  const isSame = former.grant().app === by.grant.app && former.clientId === by.clientId;
  return isSame ? former : refuse(80011);
}
