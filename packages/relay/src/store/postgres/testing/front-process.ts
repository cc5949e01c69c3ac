// A node with its front door in a process of its own, to be killed: prints its port once it answers.
import { serve } from "@hono/node-server";
import { nodePlatform } from "../../../platform.ts";
import { openFrontNode } from "./front-node.ts";

const [url = ""] = process.argv.slice(2);
const node = await openFrontNode(url, nodePlatform);
serve({ fetch: (request) => node.fetch(request), port: 0, hostname: "127.0.0.1" }, ({ port }) => {
  process.stdout.write(`${port}\n`);
});
