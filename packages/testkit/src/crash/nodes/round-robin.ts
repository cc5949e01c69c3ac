// The simplest load balancer: each connection goes to the next node, and past those that do not answer.
import { connect, createServer, type Socket } from "node:net";

export interface RoundRobin {
  readonly url: string;
  /** Connections that each node has had, by port. */
  readonly given: ReadonlyMap<number, number>;
  close(): Promise<void>;
}

/** Opens on a free port. `ports`: where the nodes are, or will be. */
export async function startRoundRobin(ports: readonly number[]): Promise<RoundRobin> {
  const given = new Map(ports.map((port) => [port, 0]));
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer((near) => {
    follow(near);
    // What comes before a node answers waits.
    near.pause();
    dial(near, ports.length);
  });
  const follow = (socket: Socket): void => {
    open.add(socket);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
  };
  const dial = (near: Socket, left: number): void => {
    const port = ports[turn++ % ports.length] ?? 0;
    const far = connect({ port, host: "127.0.0.1" });
    let isThere = false;
    follow(far);
    far.once("connect", () => {
      isThere = true;
      given.set(port, (given.get(port) ?? 0) + 1);
      near.pipe(far);
      far.pipe(near);
    });
    far.once("close", () => {
      if (!isThere && left > 1 && !near.destroyed) dial(near, left - 1);
      else near.destroy();
    });
    near.once("close", () => far.destroy());
  };
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    given,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of open) socket.destroy();
      return closed;
    },
  };
}
