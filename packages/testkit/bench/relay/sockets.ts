// The peers over WebSocket, as they come from npm: `ws` bare, and socket.io with its acknowledgements. Nothing is stored.
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Contender, OnDelivery, RunningServer } from "./contender.ts";
import { startPeer } from "./peer-process.ts";
import type { SocketIoClient, Ws } from "./peer-types.ts";

/** How one socket is opened. */
interface Dial {
  /** A socket that hears. */
  read(pair: string, hear: OnDelivery): Promise<void>;
  /** A socket that sends. */
  write(pair: string): Promise<(text: string) => Promise<void>>;
  close(): void;
}

/** What is asked of npm. */
export const SOCKET_PEERS = ["ws@8.23.0", "socket.io@4.8.4", "socket.io-client@4.8.4"] as const;

/** `folder` holds the peers. */
export function socketPeers(folder: string): readonly Contender[] {
  return [
    { name: "ws", isDurable: false, start: () => start("ws", folder, dialWs) },
    { name: "socket.io", isDurable: false, start: () => start("socket.io", folder, dialSocketIo) },
  ];
}

async function start(
  kind: string,
  folder: string,
  dialOf: (folder: string, port: number) => Dial,
): Promise<RunningServer> {
  const peer = await startPeer("socket-server.ts", [kind, folder]);
  const dial = dialOf(folder, peer.port);
  let pairs = 0;
  return {
    pid: peer.pid,
    async openPair(onDelivery) {
      pairs += 1;
      const pair = String(pairs);
      await dial.read(pair, onDelivery);
      return { send: await dial.write(pair) };
    },
    openIdle: () => dial.read("idle", () => undefined),
    async stop() {
      dial.close();
      await peer.stop();
    },
  };
}

function dialWs(folder: string, port: number): Dial {
  const { WebSocket }: Ws = createRequire(join(folder, "index.js"))("ws");
  const sockets: InstanceType<typeof WebSocket>[] = [];
  const open = (path: string): Promise<InstanceType<typeof WebSocket>> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/${path}`, { perMessageDeflate: false });
      sockets.push(socket);
      socket.on("open", () => resolve(socket));
      socket.on("error", reject);
    });
  return {
    async read(pair, hear) {
      const socket = await open(`read/${pair}`);
      socket.on("message", (data) => hear(String(data)));
    },
    async write(pair) {
      const socket = await open(`write/${pair}`);
      return (text) => {
        socket.send(text);
        return Promise.resolve(); // it has no acknowledgements
      };
    },
    close() {
      for (const socket of sockets) socket.terminate();
    },
  };
}

function dialSocketIo(folder: string, port: number): Dial {
  const { io }: SocketIoClient = createRequire(join(folder, "index.js"))("socket.io-client");
  const sockets: ReturnType<typeof io>[] = [];
  const open = (role: string, pair: string): Promise<ReturnType<typeof io>> =>
    new Promise((resolve, reject) => {
      const query = { role, pair };
      const socket = io(`http://127.0.0.1:${port}`, { transports: ["websocket"], forceNew: true, query });
      sockets.push(socket);
      socket.on("connect", () => resolve(socket));
      socket.on("connect_error", reject);
    });
  return {
    async read(pair, hear) {
      (await open("read", pair)).on("m", hear);
    },
    async write(pair) {
      const socket = await open("write", pair);
      return (text) => new Promise((resolve) => socket.emit("m", text, resolve));
    },
    close() {
      for (const socket of sockets) socket.disconnect();
    },
  };
}
