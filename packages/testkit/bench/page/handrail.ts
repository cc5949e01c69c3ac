// Our own widget, as the README says: the snippet, and a real relay in a process of its own that serves script and panel.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPackages } from "../../src/check/build.ts";
import { makeDataFolder } from "../../src/crash/data-folder.ts";
import { SITE } from "../../src/crash/visitor.ts";
import { startMoodyBot } from "../../src/faults/moody-bot.ts";
import { freePort } from "../../src/processes/free-port.ts";
import { startRelayProcess } from "../../src/processes/relay-process.ts";
import type { Contender, Embedding } from "./contender.ts";

/** Ours. */
export const handrail: Contender = { name: "Handrail", slug: "handrail", prepare };

async function prepare(shopOrigin: string): Promise<Embedding> {
  const failed = (await buildPackages()).find(({ failure }) => failure !== undefined);
  if (failed) throw new Error(`${failed.name} did not build: ${failed.failure}`);
  const folder = await mkdtemp(join(tmpdir(), "handrail-bench-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const bot = await startMoodyBot();
  await makeDataFolder({ folder, relayUrl: url, botUrl: bot.url, agents: ["Ada"], origins: [shopOrigin] });
  const relay = await startRelayProcess({ data: folder, port });
  return {
    body: `<a href="${url}/human/${SITE}" data-handrail>Talk to a human</a>
<script async src="${url}/handrail.js" data-site="${SITE}" data-phone="+47 55 00 00 00" data-email="help@example.org"></script>`,
    files: new Map(),
    scriptOrigin: url,
    launcher: '[aria-label="Open chat"]',
    input: "textarea",
    async close() {
      await Promise.all([relay.kill(), bot.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
