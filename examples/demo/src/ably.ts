// Brings Ably to the demo: the app whose key is in the environment, or a local hub in a process of its own, for trying it without an account.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Ably for the relay, and what the shop's pages may connect to for it. */
export interface DemoAbly {
  readonly options: { readonly key: string; readonly url?: string };
  readonly sources: readonly string[];
  /** Where it is, in words. */
  readonly place: string;
  close(): Promise<void>;
}

const HUB = fileURLToPath(new URL("../../../packages/testkit/src/ably-hub/main.ts", import.meta.url));
const HOSTS = ["realtime.ably.net", ...["a", "b", "c", "d", "e"].map((one) => `${one}.fallback.ably-realtime.com`)];

/** @throws when the hub could not start: another program has its port */
export async function openAbly(hubPort: number, env: NodeJS.ProcessEnv): Promise<DemoAbly> {
  const { ABLY_API_KEY: key, ABLY_URL: url } = env;
  if (key !== undefined) {
    const sources = url === undefined ? HOSTS.map((host) => `wss://main.${host}`) : [url.replace(/^http/, "ws")];
    const options = { key, ...(url !== undefined && { url }) };
    return { options, sources, place: url ?? "the Ably app of ABLY_API_KEY", close: () => Promise.resolve() };
  }
  const child = spawn(process.execPath, [HUB, "--port", String(hubPort)], { stdio: ["ignore", "pipe", "ignore"] });
  const exited = once(child, "exit");
  const line = await Promise.race([once(createInterface(child.stdout), "line"), exited.then(() => null)]);
  const told: { url: string; key: string } | null = line && JSON.parse(String(line[0]).replace(/^hub: /, ""));
  if (!told) throw new Error(`the local hub did not start on port ${hubPort}`);
  return {
    options: told,
    sources: [told.url.replace(/^http/, "ws")],
    place: `a local hub at ${told.url}`,
    async close() {
      child.kill("SIGTERM");
      await exited;
    },
  };
}
