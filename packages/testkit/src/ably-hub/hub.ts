// A local hub: speaks enough of Ably's protocol for Ably's own client to be used end to end without the internet, and goes
// wrong on command. For tests and for trying things out; never a production server: it keeps everything in memory and its
// root key is known to everybody.
import { createServer } from "node:http";
import { keyText, makeKey } from "./apps.ts";
import type { App, AppOrder, KeyWish } from "./apps.ts";
import type { Channel } from "./channel.ts";
import { createChannels } from "./channels.ts";
import { createCommands } from "./commands.ts";
import { createHubClock } from "./clock.ts";
import type { HubClock } from "./clock.ts";
import type { Connection } from "./connection.ts";
import { createConnections } from "./connections.ts";
import { createCredentials } from "./credentials.ts";
import { createFaults } from "./faults.ts";
import { createHubFaults } from "./hub-faults.ts";
import type { HubFaults } from "./hub-faults.ts";
import { serveRequests } from "./http-edge.ts";
import { HUB_LIMITS } from "./limits.ts";
import type { HubLimits } from "./limits.ts";
import { Refusal } from "./refusal.ts";
import { addApp, createRoutes } from "./routes.ts";
import { CHECK_PATH, serveSockets } from "./sockets.ts";
import { createTokens } from "./tokens.ts";
import type { HubMessage } from "./words.ts";

/** A running hub on 127.0.0.1. */
export interface AblyHub {
  readonly port: number;
  readonly url: string;
  /** A key that may do everything, and whose tokens can be revoked. */
  readonly key: string;
  /** What Ably's client has to be given to come here, beside credentials. */
  readonly clientOptions: {
    readonly endpoint: string;
    readonly port: number;
    readonly tls: false;
    readonly disableConnectivityCheck: true;
    readonly wsConnectivityCheckUrl: string;
  };
  readonly clock: HubClock;
  readonly faults: HubFaults;
  /** Another key of the same app; answers it as text. */
  addKey(wish: KeyWish): string;
  /** What a channel has kept, as every subscriber was told of it. */
  messages(channel: string): readonly HubMessage[];
  /** How many clients are connected now. */
  connected(): number;
  close(): Promise<void>;
}

/** How a hub is to be. */
export interface HubOrder {
  /** 0: any that is free. */
  readonly port?: number;
  readonly limits?: Partial<HubLimits>;
  /** Namespaces with history; `persisted` unless told otherwise. */
  readonly persisted?: readonly string[];
}

/** The app that every hub has, and its root key. Known to everybody, which is why the hub listens on 127.0.0.1 alone. */
const ROOT = { app: "local", key: "root", secret: "local-hub-root-key-that-is-no-secret" };

/** Starts a hub. @example `const hub = await startHub(); new Ably.Realtime({ ...hub.clientOptions, key: hub.key })` */
export async function startHub(order: HubOrder = {}): Promise<AblyHub> {
  const limits = { ...HUB_LIMITS, ...order.limits };
  const clock = createHubClock();
  const plan = createFaults();
  const apps = new Map<string, App>();
  const channels = createChannels({ clock, limits });
  const tokens = createTokens(clock, limits);
  const credentials = createCredentials({ apps, tokens, clock });
  const channel = (app: App, name: string): Channel => channels.open(app, name);
  const connections = createConnections({ clock, limits, faults: plan, credentials, channel });
  const connected = (): readonly Connection[] => connections.all().filter((one) => one.wire() !== undefined);
  const faults = createHubFaults({ plan, credentials, connected });
  const obey = createCommands(faults, clock);
  const parts = { apps, clock, limits, faults: plan, channels, tokens, credentials, connections, obey };
  const app = addApp(parts, rootOrder(order));
  if (app instanceof Refusal) throw new Error(app.error.message);

  const server = createServer(serveRequests(plan, createRoutes(parts)));
  const endSockets = serveSockets(server, parts);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(order.port ?? 0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const addKey = (wish: KeyWish): string => {
    const key = makeKey(app.id, wish);
    if (key === undefined) throw new Error("The capability is no table of operations.");
    app.keys.push(key);
    return keyText(key);
  };
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    key: app.keys.map(keyText)[0] ?? "",
    clientOptions: {
      endpoint: "127.0.0.1",
      port,
      tls: false,
      disableConnectivityCheck: true,
      wsConnectivityCheckUrl: `ws://127.0.0.1:${port}${CHECK_PATH}`,
    },
    clock,
    faults,
    addKey,
    messages: (name) =>
      channel(app, name)
        .log.entries()
        .flatMap(({ messages }) => messages),
    connected: () => connected().length,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      endSockets();
      server.closeAllConnections();
      clock.stop();
      await closed;
    },
  };
}

function rootOrder({ persisted = ["persisted"] }: HubOrder): AppOrder {
  const namespaces = persisted.map((id) => ({ id, persisted: true }));
  const keys = [{ id: ROOT.key, secret: ROOT.secret, revocableTokens: true }];
  return { id: ROOT.app, keys, namespaces, channels: [] };
}
