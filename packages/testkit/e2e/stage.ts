// The stage of the browser tests: a relay in its own process, a bot with moods, the shop, and a real browser. What happens on it is the tests' business.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startShop } from "@handrail/example-shop";
import type { Browser } from "playwright-core";
import type { AblyHub } from "../src/ably-hub/hub.ts";
import { launchBrowser } from "../src/browser/launch-browser.ts";
import { OPEN_ROOTS } from "../src/browser/open-roots.ts";
import { startMoodyBot, type MoodyBot } from "../src/faults/moody-bot.ts";
import { freePort } from "../src/processes/free-port.ts";
import { handrail } from "../src/processes/handrail.ts";
import { startRelayProcess, type RelayProcess } from "../src/processes/relay-process.ts";
import { AgentPage, signUp } from "./agent-page.ts";
import { closeContexts, sharedBrowser } from "./shared-browser.ts";
import { VisitorPage } from "./visitor-page.ts";

/** What pages move costs a third of the processor's time where no graphics card draws it; the main story is told with motion. */
const STILL = { reducedMotion: "reduce" } as const;

/** Everything that a story needs; `close` takes it all away. */
export interface Stage {
  readonly bot: MoodyBot;
  readonly browser: Browser;
  readonly relayUrl: string;
  readonly shopUrl: string;
  readonly data: string;
  relay: RelayProcess;
  /** `kill -9`, at once. */
  killRelay(): Promise<void>;
  /** The same folder, the same port. */
  restartRelay(): Promise<void>;
  /** A visitor in a browser context of their own, on the shop's front page. */
  visitor(options?: Parameters<Browser["newContext"]>[0]): Promise<VisitorPage>;
  /** An agent who has an account, is signed in and on duty. */
  agent(name: string, options?: Parameters<Browser["newContext"]>[0], role?: "admin" | "agent"): Promise<AgentPage>;
  close(): Promise<void>;
}

/** How a stage differs from the usual one. */
export interface StageOptions {
  readonly answerWithin?: string;
  /** The relay has this hub beside it, and the shop's pages may connect to it. */
  readonly ably?: Pick<AblyHub, "key" | "url" | "port">;
  /** What mails are handed to, like `smtp://127.0.0.1:2525`. */
  readonly smtpUrl?: string;
  /** Another shop than the example's own. */
  readonly openShop?: typeof startShop;
  /** Notifications are the browser's: a whole one is started for this stage. */
  readonly isWholeBrowser?: boolean;
}

/** Sets the stage: about two seconds. */
export async function setStage({
  answerWithin = "2m",
  ably,
  smtpUrl,
  openShop = startShop,
  isWholeBrowser = false,
}: StageOptions = {}): Promise<Stage> {
  const data = await mkdtemp(join(tmpdir(), "handrail-"));
  const port = await freePort();
  const shopPort = await freePort();
  const shopUrl = `http://127.0.0.1:${shopPort}`;
  const bot = await startMoodyBot();
  await handrail(
    "site",
    "add",
    "shop",
    "--data",
    data,
    "--name",
    "Fjell & Fjord",
    "--origin",
    shopUrl,
    "--bot-url",
    bot.url,
    "--bot-name",
    "Fjord assistant",
    "--answer-within",
    answerWithin,
  );
  const env = {
    ...(ably && { ABLY_API_KEY: ably.key, ABLY_URL: ably.url }),
    ...(smtpUrl !== undefined && { HANDRAIL_SMTP_URL: smtpUrl }),
  };
  const relay = await startRelayProcess({ data, port, env });
  const shop = await openShop({
    port: shopPort,
    host: "127.0.0.1",
    relayUrl: relay.url,
    site: "shop",
    phone: "+47 55 00 00 00",
    email: "help@example.org",
    ...(ably && { ably: [`ws://127.0.0.1:${ably.port}`] }),
  });
  const browser = await (isWholeBrowser ? launchBrowser() : sharedBrowser());
  const stage: Stage = {
    bot,
    browser,
    relay,
    relayUrl: relay.url,
    shopUrl,
    data,
    killRelay: () => stage.relay.kill(),
    restartRelay: async () => {
      stage.relay = await startRelayProcess({ data, port, env });
    },
    visitor: async (options) => {
      const context = await browser.newContext({ ...STILL, ...options });
      await context.addInitScript(OPEN_ROOTS);
      const page = new VisitorPage(await context.newPage(), shopUrl);
      await page.visit();
      return page;
    },
    agent: async (name, options, role = "agent") => {
      const context = await browser.newContext({ ...STILL, ...options });
      const page = new AgentPage(await context.newPage(), relay.url);
      await signUp(page, { data, name, role });
      await page.goOnDuty();
      return page;
    },
    close: async () => {
      await closeContexts(browser);
      if (isWholeBrowser) await browser.close();
      await stage.relay.stop();
      await Promise.all([shop.close(), bot.close()]);
      await rm(data, { recursive: true, force: true });
    },
  };
  return stage;
}
