// Serves the bot on a port of this machine, and stops it.
import { serve } from "@hono/node-server";
import { createFaqBot, type FaqBotOptions } from "./faq-bot.ts";

/** Where to listen, and what the bot is made of. */
export interface StartFaqBotOptions extends FaqBotOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
}

/** A bot that is listening. */
export interface RunningFaqBot {
  readonly url: string;
  /** Resolves when the port is free again; answers that are under way are cut. */
  close(): Promise<void>;
}

/**
 * Starts to listen.
 *
 * @throws the error of the system when the port cannot be taken (`EADDRINUSE`, `EACCES`)
 */
export async function startFaqBot({ port, host, ...options }: StartFaqBotOptions): Promise<RunningFaqBot> {
  const app = createFaqBot(options);
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
