// The browser as core's world. Works on plain http pages: no crypto.subtle, no randomUUID, no locks.
import type { SiteId } from "@handrail/protocol";
import type { Clock, Platform, Storage, StorageKind, Tabs } from "../platform.ts";
import { indexedDbStorage } from "./indexed-db-storage.ts";
import { pageTabs } from "./page-tabs.ts";
import { tabStorage } from "./tab-storage.ts";

/** The platform of the page that this runs in. Touches nothing until it is used. `kind`: what it may keep; `local` unless given. */
export function browserPlatform(kind: StorageKind = "local"): Platform {
  const clock: Clock = {
    now: () => Date.now(),
    setTimeout: (run, ms) => setTimeout(run, ms),
    clearTimeout: (timer) => clearTimeout(typeof timer === "number" ? timer : undefined),
  };
  return {
    clock,
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)), fraction: () => Math.random() },
    fetch: (url, init) => fetch(url, init),
    storage: browserStorage(kind, clock),
    tabs: browserTabs,
    network: {
      isOnline: () => navigator.onLine,
      onChange: (listener) => {
        const onSight = () => document.visibilityState === "visible" && listener();
        return both(
          listen(window, ["online", "offline", "pageshow"], listener),
          listen(document, ["visibilitychange", "resume"], onSight),
        );
      },
    },
    page: {
      isHidden: () => document.visibilityState === "hidden",
      onHide: (listener) => {
        const onHidden = () => document.visibilityState === "hidden" && listener();
        return both(listen(window, ["pagehide"], listener), listen(document, ["visibilitychange"], onHidden));
      },
    },
  };
}

function browserStorage(kind: StorageKind, clock: Clock): Storage {
  const session = kind === "session" && permitted(() => sessionStorage);
  if (session) return tabStorage(session);
  const isLocal = kind === "local";
  return indexedDbStorage({
    indexedDB: isLocal ? permitted(() => indexedDB) : null,
    localStorage: isLocal ? permitted(() => localStorage) : null,
    clock,
  });
}

const browserTabs: Tabs = {
  world: pageTabs,
  join: (site: SiteId, listener: () => void) => {
    const channel = permitted(() => new BroadcastChannel(`handrail:${site}`));
    if (channel) channel.onmessage = listener;
    return { tell: () => channel?.postMessage(0), leave: () => channel?.close() };
  },
};

// A browser that refuses a kind of storage throws as soon as it is named.
function permitted<Part>(name: () => Part): Part | null {
  try {
    return name() ?? null;
  } catch {
    return null;
  }
}

function listen(target: EventTarget, names: readonly string[], listener: () => void): () => void {
  for (const name of names) target.addEventListener(name, listener);
  return () => {
    for (const name of names) target.removeEventListener(name, listener);
  };
}

function both(first: () => void, second: () => void): () => void {
  return () => {
    first();
    second();
  };
}
