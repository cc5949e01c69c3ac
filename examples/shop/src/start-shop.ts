// Serves the shop on a port of this machine, and stops it.
import { serve } from "@hono/node-server";
import { createShop, type ShopOptions } from "./shop.ts";

/** Where to listen, and which relay the pages talk to. */
export interface StartShopOptions extends ShopOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
}

/** A shop that is open. */
export interface RunningShop {
  readonly url: string;
  /** Resolves when the port is free again; pages that are under way are cut. */
  close(): Promise<void>;
}

/**
 * Starts to listen.
 *
 * @throws the error of the system when the port cannot be taken (`EADDRINUSE`, `EACCES`)
 */
export async function startShop({ port, host, ...options }: StartShopOptions): Promise<RunningShop> {
  const app = createShop(options);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (address) => {
      server.off("error", reject);
      resolve({
        url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
    server.once("error", reject);
  });
}
