// A connection to Postgres that is cut at a statement: before the server has heard it, or after the server has done it and before anybody
// hears of that.
import { createServer, connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface CuttingProxy {
  /** The address that leads through the proxy. */
  readonly url: string;
  /** The next statement that holds these words is cut, once. */
  cut(words: string, when: "before" | "after"): void;
  /** How often something was cut. */
  readonly cuts: number;
}

/** Stands before the server of `url` until the test ends. */
export async function cuttingProxy(url: string): Promise<CuttingProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let next: { readonly words: string; readonly when: "before" | "after" } | null = null;
  let cuts = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let isDoomed = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    const cut = (): void => {
      cuts += 1;
      client.destroy();
      upstream.destroy();
    };
    client.on("data", (bytes) => {
      if (next && bytes.includes(next.words)) {
        const { when } = next;
        next = null;
        if (when === "before") return cut();
        isDoomed = true;
      }
      upstream.write(bytes);
    });
    // What the server answers says that it has done it.
    upstream.on("data", (bytes) => (isDoomed ? cut() : client.write(bytes)));
    client.on("close", () => upstream.end());
    upstream.on("close", () => client.end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the proxy has no port");
  const through = new URL(url);
  through.port = String(address.port);
  return {
    url: through.href,
    cut: (words, when) => void (next = { words, when }),
    get cuts() {
      return cuts;
    },
  };
}
