// The example's shop with one script more, before all others: not every engine's driver can put one into a page by itself.
import { createServer } from "node:http";
import { startShop, type RunningShop, type StartShopOptions } from "@handrail/example-shop";
import { installEyes } from "./eyes.ts";

/** Opens it. */
export async function openShopWithEyes(options: StartShopOptions): Promise<RunningShop> {
  const shop = await startShop({ ...options, port: 0 });
  const server = createServer((request, response) => {
    void (async () => {
      const path = request.url ?? "/";
      if (path === "/eyes.js")
        return response.writeHead(200, { "content-type": "text/javascript" }).end(`(${installEyes.toString()})()`);
      const page = await fetch(shop.url + path);
      const { "content-length": _, ...headers } = Object.fromEntries(page.headers);
      const body = Buffer.from(await page.arrayBuffer());
      const isPage = page.headers.get("content-type")?.startsWith("text/html") ?? false;
      response.writeHead(page.status, headers);
      response.end(isPage ? body.toString().replace("<head>", '<head><script src="/eyes.js"></script>') : body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(options.port, options.host, resolve));
  return {
    url: `http://${options.host}:${options.port}`,
    async close() {
      server.closeAllConnections();
      await Promise.all([shop.close(), new Promise((resolve) => server.close(resolve))]);
    },
  };
}
