// Everything outside of the browser: a real relay on a real disk behind a gate, and a shop whose pages carry the widget. Each
// run has a site of its own, so that its requests can be counted apart.
import { createServer } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLogger, createRelay, installedAssets, serve } from "@handrail/relay";
import { freePort } from "../processes/free-port.ts";
import { startGate, type Gate } from "./gate.ts";
import { awayPage, shopPage, type Forgetful } from "./shop-page.ts";

/** The house. */
export interface House {
  readonly gate: Gate;
  /** The page of a run's own site, which is made at the first call. */
  pageOf(run: string, forgetful?: Forgetful): Promise<string>;
  /** How many requests for a human the log holds for this run. */
  requests(run: string): number;
  close(): Promise<void>;
}

/** Builds it. `widget`: another folder of built files than the workspace's. */
export async function startHouse(widget = installedAssets().widget): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), "handrail-durable-"));
  const port = await freePort();
  const gate = await startGate(port);
  const assets = { ...installedAssets(), widget };
  const relay = await createRelay({ folder, publicUrl: gate.url, logger: createLogger("silent"), assets });
  const serving = await serve(relay, { port });
  if (!serving.ok) throw new Error(serving.message);
  await signInSomebody(relay.people.accounts);

  const shop = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://shop");
    const [, site] = /^\/shop\/([\w-]+)$/.exec(url.pathname) ?? [];
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("cache-control", "no-store");
    response.end(site ? shopPage({ relay: gate.url, site, forgetful: forgetfulOf(url) }) : awayPage);
  });
  const shopPort = await freePort();
  await new Promise<void>((resolve) => shop.listen(shopPort, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${shopPort}`;
  const sites = new Set<string>();
  const count = relay.database.sqlite.prepare(
    `SELECT count(*) AS count FROM events JOIN conversations ON conversations.id = events.conversation
     WHERE conversations.site = ? AND json_extract(events.body, '$.type') = 'human.requested'`,
  );
  return {
    gate,
    async pageOf(run, forgetful = "nothing") {
      if (!sites.has(run)) {
        const added = await relay.people.sites.add({ site: run, name: "The Shop", origins: [origin] });
        if (!added.ok) throw new Error(`the site was not added: ${added.error.code}`);
        sites.add(run);
      }
      return `${origin}/shop/${run}${forgetful === "nothing" ? "" : `?forgets=${forgetful}`}`;
    },
    requests: (run) => Number(count.get(run)?.["count"] ?? 0),
    async close() {
      shop.closeAllConnections();
      await new Promise((resolve) => shop.close(resolve));
      await gate.close();
      await serving.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Accounts = Awaited<ReturnType<typeof createRelay>>["people"]["accounts"];

// HG6: a site can be asked for humans only once somebody has signed in.
async function signInSomebody(accounts: Accounts): Promise<void> {
  const email = "ada@shop.example";
  const password = "a long enough password";
  await accounts.create({ email, name: "Ada", password, role: "agent" });
  await accounts.signIn({ email, password }, new Headers({ "x-handrail-address": "192.0.2.1" }));
}

function forgetfulOf(url: URL): Forgetful {
  const given = url.searchParams.get("forgets");
  return given === "indexed-db" || given === "everything" ? given : "nothing";
}
