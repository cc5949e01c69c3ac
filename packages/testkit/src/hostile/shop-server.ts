// Serves the attacked shops, the widget's built files under an address for each run, and counts the requests for a human that
// really arrive. Answers none of them: what the button does after the click is another test's business.
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import type { Attack } from "./attack.ts";
import { framePage, shopPage } from "./shop-page.ts";

/** The shops. */
export interface ShopServer {
  /** A run's page, on an origin of its own. A run without an attack is the shop as it is meant. */
  pageOf(run: string, attack: Attack): string;
  /** How many different requests for a human have come from this run. */
  requests(run: string): number;
  close(): Promise<void>;
}

/** Opens them. `sheets`: the folder that the frameworks are installed in. */
export async function openShops(options: { readonly widget: string; readonly sheets: string }): Promise<ShopServer> {
  const attacks = new Map<string, Attack>();
  const asked = new Map<string, Set<string>>();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "shop"}`);
    response.setHeader("access-control-allow-origin", "*");
    const [, page, name = ""] = /^\/(shop|frame|sheet|back|relay)\/?(.*)$/.exec(url.pathname) ?? [];
    const attack = attacks.get(name);
    if (page === "back")
      return html(response, `<!doctype html><script>setTimeout(() => history.back(), 100);</script>`);
    if (page === "sheet") return send(response, "text/css", await readFile(join(options.sheets, name)));
    if (page === "frame" && attack)
      return html(response, framePage(`http://${name}.localhost:${url.port}/shop/${name}`));
    if (page === "shop" && attack) {
      const relay = `http://127.0.0.1:${url.port}`;
      const policy = attack.surroundings?.policy?.replaceAll("RELAY", relay);
      if (policy) response.setHeader("content-security-policy", policy);
      return html(response, shopPage({ run: name, attack, relay: `${relay}/relay/${name}` }));
    }
    const [, run, file = ""] = /^\/relay\/([\w-]+)\/(.*)$/.exec(url.pathname) ?? [];
    if (run !== undefined && file.endsWith(".js"))
      return send(response, "text/javascript", await readFile(join(options.widget, file)));
    if (run !== undefined && file === "v1/commands")
      for (const id of asksIn(await bodyOf(request))) asked.get(run)?.add(id);
    response.writeHead(503).end();
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    pageOf(run, attack) {
      attacks.set(run, attack);
      asked.set(run, new Set());
      return attack.surroundings?.framed
        ? `http://127.0.0.1:${port}/frame/${run}`
        : `http://${run}.localhost:${port}/shop/${run}`;
    },
    requests: (run) => asked.get(run)?.size ?? 0,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

// The ids of the requests for a human in a batch of commands.
function asksIn(body: string): readonly string[] {
  return body
    .split("{")
    .filter((part) => part.includes('"ask-human"'))
    .flatMap((part) => /"id":"([\w-]{22})"/.exec(part)?.[1] ?? []);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function html(response: ServerResponse, text: string): void {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(text);
}

function send(response: ServerResponse, type: string, body: Buffer): void {
  response.writeHead(200, { "content-type": type }).end(body);
}
