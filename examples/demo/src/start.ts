// The whole of Handrail on one machine, in one process: relay and desk, the shop, its bot. `npm start` runs it.
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { modelOf, startFaqBot } from "@handrail/example-faq-bot";
import { startShop } from "@handrail/example-shop";
import { createLogger, createRelay, installedAssets, serve } from "@handrail/relay";
import { openAbly } from "./ably.ts";
import { DEMO_AGENTS, DEMO_PASSWORD, seed, SHOP_CONTACT } from "./seed.ts";
import { HELP, readSettings, type Settings } from "./settings.ts";

const HOST = "127.0.0.1";
/** Ends one part of the demo. */
type Close = () => Promise<void>;

const settings = readSettings(process.argv.slice(2));
if ("error" in settings) {
  console.error(`${settings.error}\n\n${HELP}`);
  process.exit(2);
}
const open: Close[] = [];
try {
  await start(settings, open);
} catch (error) {
  console.error(`\n${sentence(error)}`);
  await closeAll(open);
  process.exit(1);
}

let isStopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    // The second Ctrl-C is taken at its word.
    if (isStopping) process.exit(1);
    isStopping = true;
    console.log("\nStopping …");
    void closeAll(open).then(() => {
      console.log(`Stopped. The conversations are kept in ${settings.data}; npm start goes on with them.`);
      process.exit(0);
    });
  });
}

async function start({ relayPort, shopPort, botPort, ablyPort, data }: Settings, closes: Close[]): Promise<void> {
  const folder = resolve(data);
  mkdirSync(folder, { recursive: true });
  const relayUrl = `http://localhost:${relayPort}`;
  const shopUrl = `http://localhost:${shopPort}`;
  const ably = ablyPort === null ? null : await openAbly(ablyPort, process.env);
  if (ably) closes.push(() => ably.close());
  const relay = await createRelay({
    folder,
    publicUrl: relayUrl,
    assets: installedAssets(),
    logger: createLogger("warn"),
    ...(ably && { ably: ably.options }),
  });
  closes.push(() => relay.stop());
  void relay.lost.then(() => {
    console.error("The disk refused a sync, so the relay has ended. Look at the disk, and start the demo again.");
    process.exit(74);
  });
  const secret = await seed(relay, {
    shopOrigins: [shopUrl, `http://${HOST}:${shopPort}`],
    botUrl: `http://${HOST}:${botPort}/`,
  });
  const serving = await serve(relay, { port: relayPort, host: HOST });
  if (!serving.ok) throw new Error(taken("relay", relayPort, serving.message));
  closes.push(() => serving.stop());
  const openai = modelOf(process.env);
  const bot = await orTaken("bot", botPort, () =>
    startFaqBot({ port: botPort, host: HOST, secret, shopUrl, ...(openai && { openai }) }),
  );
  closes.push(() => bot.close());
  const shop = await orTaken("shop", shopPort, () =>
    startShop({
      port: shopPort,
      host: HOST,
      relayUrl,
      site: "shop",
      ...SHOP_CONTACT,
      ...(ably && { ably: ably.sources }),
    }),
  );
  closes.push(() => shop.close());
  console.log(welcome({ shopUrl, relayUrl, data, ably: ably?.place }));
}

async function orTaken<Part>(part: "bot" | "shop", port: number, begin: () => Promise<Part>): Promise<Part> {
  try {
    return await begin();
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    throw isTaken ? new Error(taken(part, port, `Port ${port} is taken by another program.`), { cause: error }) : error;
  }
}

function taken(part: "relay" | "bot" | "shop", port: number, why: string): string {
  return `The ${part} could not start. ${why}\nStop that program, or give the ${part} another port:\n  npm start -- --${part}-port ${port + 100}`;
}

// Last opened, first closed.
async function closeAll(closes: Close[]): Promise<void> {
  for (const close of closes.reverse()) await close();
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function welcome(at: { shopUrl: string; relayUrl: string; data: string; ably: string | undefined }): string {
  const { shopUrl, relayUrl, data, ably } = at;
  const people = DEMO_AGENTS.map(({ email, role }) => `            ${email}  (${role})`).join("\n");
  return `
  Handrail is running.

  The shop  ${shopUrl}
            Ask the bot something, then click “Talk to a human”.
  The desk  ${relayUrl}/desk/
            Sign in, go on duty, accept. The password of both is: ${DEMO_PASSWORD}
${people}
${ably === undefined ? "" : `\n  News of talks with humans goes by Ably: ${ably}.\n`}
  Data is kept in ${data}. Ctrl-C stops everything.
`;
}
