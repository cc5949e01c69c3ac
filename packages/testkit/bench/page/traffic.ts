// Counts what a page loads, by the browser's own account: compressed bodies, without headers, each chunk at its time.
import type { CDPSession } from "playwright-core";
import { isOfThePage } from "./shop-server.ts";

/** What was loaded up to a moment. */
export interface Loaded {
  readonly requests: number;
  readonly bytes: number;
}

/** The running account. */
export interface Traffic {
  /** Without the page itself. `untilSeconds`: on the browser's monotonic clock. */
  loaded(untilSeconds?: number): Loaded;
  sockets(): number;
  /** Resolves when nothing has been asked for or arrived for so long. */
  quiet(ms: number): Promise<void>;
}

const LOOK_MS = 50;

/** Begins to count. */
export async function recordTraffic(cdp: CDPSession): Promise<Traffic> {
  const chat = new Set<string>();
  const asked: number[] = [];
  const chunks: { readonly atSeconds: number; readonly bytes: number }[] = [];
  let sockets = 0;
  let lastMs = performance.now();
  cdp.on("Network.requestWillBeSent", ({ requestId, request, timestamp }) => {
    lastMs = performance.now();
    if (request.url.startsWith("data:") || request.url.startsWith("blob:") || isOfThePage(request.url)) return;
    chat.add(requestId);
    asked.push(timestamp);
  });
  cdp.on("Network.dataReceived", ({ requestId, timestamp, encodedDataLength }) => {
    lastMs = performance.now();
    if (chat.has(requestId)) chunks.push({ atSeconds: timestamp, bytes: encodedDataLength });
  });
  cdp.on("Network.loadingFinished", () => void (lastMs = performance.now()));
  cdp.on("Network.webSocketCreated", () => void (sockets += 1));
  await cdp.send("Network.enable");
  return {
    loaded: (untilSeconds = Infinity) => ({
      requests: asked.filter((atSeconds) => atSeconds <= untilSeconds).length,
      bytes: chunks.filter(({ atSeconds }) => atSeconds <= untilSeconds).reduce((sum, { bytes }) => sum + bytes, 0),
    }),
    sockets: () => sockets,
    async quiet(ms) {
      lastMs = performance.now();
      while (performance.now() - lastMs < ms) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    },
  };
}
