// WebKit, as WebKitGTK's MiniBrowser on a screen that exists in memory only, by plain WebDriver over HTTP.
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { placesOnPath, readFacts, runInstaller } from "../browser/installed-programs.ts";
import { freePort } from "../processes/free-port.ts";
import { SCREEN, type Engine, type Keys } from "./engine.ts";

const KEYS: Readonly<Record<Keys, readonly string[]>> = {
  Tab: ["\uE004"],
  Enter: ["\uE007"],
  Escape: ["\uE00C"],
  "Shift+Enter": ["\uE008", "\uE007"],
  "Alt+Shift+H": ["\uE00A", "\uE008", "h"],
};
const SECOND = 1_000;

/** Starts it, and installs it where that needs no password. @throws when there is none */
export async function webkitEngine(): Promise<Engine> {
  const places = findWebKit() ?? (install(), findWebKit());
  if (!places)
    throw new Error("There is no WebKitWebDriver, MiniBrowser or Xvfb here (Debian: webkit2gtk-driver, xvfb).");
  const screen = spawn(places.screen, ["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const display = await new Promise<string>((resolve, reject) => {
    screen.stdout.once("data", (data: Buffer) => resolve(`:${data.toString().trim()}`));
    screen.once("exit", () => reject(new Error("Xvfb has ended.")));
  });
  const port = await freePort();
  const driver = spawn(places.driver, [`--port=${port}`], {
    stdio: "ignore",
    env: {
      ...process.env,
      DISPLAY: display,
      LIBGL_ALWAYS_SOFTWARE: "1",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    },
  });
  const say = wire(`http://127.0.0.1:${port}`);
  const options = { binary: places.browser, args: ["--automation"] };
  const asked = { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } };

  const startSession = async (): Promise<{ readonly base: string; readonly version: string }> => {
    const session = await say("POST", "/session", asked);
    const { sessionId, capabilities } = session as { sessionId: string; capabilities: { browserVersion: string } };
    return { base: `/session/${sessionId}`, version: capabilities.browserVersion };
  };
  await untilReady(say);
  let session = await startSession();
  return {
    version: `WebKitGTK ${session.version}`,
    abreast: 1,
    can: ({ forcedColors }) => !forcedColors,
    async visit(url, { width = SCREEN.width, height = SCREEN.height }) {
      const { base } = session;
      const ask = (expression: string): Promise<unknown> =>
        say("POST", `${base}/execute/sync`, { script: `return (${expression})`, args: [] });
      await say("POST", `${base}/timeouts`, { pageLoad: 30 * SECOND, script: 20 * SECOND });
      // The window's frame takes some of it: the second time it is known how much.
      await say("POST", `${base}/window/rect`, { width, height });
      const inner = JSON.parse(String(await ask("JSON.stringify([innerWidth, innerHeight])"))) as [number, number];
      await say("POST", `${base}/window/rect`, { width: width + width - inner[0], height: height + height - inner[1] });
      await say("POST", `${base}/url`, { url });
      return {
        picture: async () => Buffer.from(String(await say("GET", `${base}/screenshot`)), "base64"),
        async click({ x, y }) {
          const move = { type: "pointerMove", x: Math.round(x), y: Math.round(y), origin: "viewport", duration: 0 };
          const press = [
            { type: "pointerDown", button: 0 },
            { type: "pointerUp", button: 0 },
          ];
          await say("POST", `${base}/actions`, {
            actions: [{ type: "pointer", id: "mouse", actions: [move, ...press] }],
          });
        },
        async press(keys) {
          const down = KEYS[keys].map((value) => ({ type: "keyDown", value }));
          const up = KEYS[keys].toReversed().map((value) => ({ type: "keyUp", value }));
          await say("POST", `${base}/actions`, { actions: [{ type: "key", id: "keys", actions: [...down, ...up] }] });
        },
        async type(text) {
          const strokes = Array.from(text).flatMap((value) => [
            { type: "keyDown", value },
            { type: "keyUp", value },
          ]);
          await say("POST", `${base}/actions`, { actions: [{ type: "key", id: "keys", actions: strokes }] });
        },
        go: async (next) => void (await say("POST", `${base}/url`, { url: next })),
        ask,
        // Each run has an origin of its own, so one window does for all, unless an attack has stopped it.
        async close() {
          try {
            await say("POST", `${base}/url`, { url: "about:blank" });
          } catch {
            await say("DELETE", base).catch(() => undefined);
            session = await startSession();
          }
        },
      };
    },
    async close() {
      await say("DELETE", session.base).catch(() => undefined);
      await Promise.all([end(driver), end(screen)]);
    },
  };
}

type Say = (method: string, path: string, body?: unknown) => Promise<unknown>;

function wire(url: string): Say {
  return async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      signal: AbortSignal.timeout(60 * SECOND),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok)
      throw new Error(
        `WebDriver: ${method} ${path.split("/").slice(3).join("/")}: ${JSON.stringify(value).slice(0, 200)}`,
      );
    return value;
  };
}

async function untilReady(say: Say): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return void (await say("GET", "/status"));
    } catch (error) {
      if (attempt > 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function findWebKit(): { readonly driver: string; readonly browser: string; readonly screen: string } | undefined {
  const [driver] = placesOnPath("WebKitWebDriver");
  const [screen] = placesOnPath("Xvfb");
  const browser = ["/usr/lib", ...folders("/usr/lib")]
    .flatMap((folder) => folders(folder).filter((name) => name.includes("webkit")))
    .map((folder) => join(folder, "MiniBrowser"))
    .find((file) => existsSync(file));
  return driver && screen && browser ? { driver, browser, screen } : undefined;
}

function folders(parent: string): readonly string[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(parent, name));
}

function install(): void {
  if (readFacts().privilege !== "root" || placesOnPath("apt-get").length === 0) return;
  console.error("There is no WebKit here that can be driven. Installing webkit2gtk-driver and xvfb by apt-get…");
  runInstaller(["apt-get", "update"], console.error);
  runInstaller(["apt-get", "install", "-y", "--no-install-recommends", "webkit2gtk-driver", "xvfb"], console.error);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await exited;
}
