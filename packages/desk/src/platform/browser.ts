// The platform in a browser.
import { openPicture } from "./open-picture.ts";
import type { Platform, Shelf, StreamHandlers } from "./platform.ts";

/** The browser's clock, chance, network and storage. */
export function browserPlatform(): Platform {
  return {
    now: () => Date.now(),
    after: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    dice: () => Math.random(),
    randomId,
    fetch: (path, init) => fetch(path, init),
    openStream,
    openLine: async (grant) => (await import("./ably.ts")).openLine(grant),
    openPicture,
    tab: shelf(() => sessionStorage),
    device: shelf(() => localStorage),
  };
}

function openStream(path: string, handlers: StreamHandlers): () => void {
  const source = new EventSource(path);
  source.addEventListener("message", (event: MessageEvent<string>) => handlers.onData(event.data));
  source.addEventListener("error", () => {
    // The browser would dial again by itself, in step with everybody else's; the console dials with its own pauses.
    source.close();
    handlers.onEnd();
  });
  return () => source.close();
}

// A plain-http page has no `crypto.randomUUID`.
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

// Reading the property alone may throw where storage is refused.
function shelf(storage: () => Storage): Shelf {
  return {
    read: (key) => {
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    write: (key, value) => {
      try {
        if (value === null) storage().removeItem(key);
        else storage().setItem(key, value);
      } catch {
        // Kept in memory only, as long as the page lives.
      }
    },
  };
}
