// Rings this device while the desk is closed: the browser's push subscription, and the service worker that its messages wake.
import type { RingDevice } from "@handrail/protocol";
import { deviceOf, placeIn } from "../domain/ring.ts";
import { keepRingChoice } from "./ring-choice.ts";

/** Where this browser can be rung, and for which relay. */
export interface Subscription extends Omit<RingDevice, "isRungOffDuty"> {
  /** The relay's key that it was made for; `null` when the browser does not say. */
  readonly key: string | null;
}

/** What the console asks of it. Each is harmless where the browser refuses. */
export interface Ringing {
  /** `home-screen`: once the desk is on the home screen, and opened from there. `missing`: not in this browser. */
  ability(): "able" | "home-screen" | "missing";
  permission(): "granted" | "default" | "denied";
  /** Asks the agent. Browsers demand that it comes straight from a click. */
  askPermission(): Promise<void>;
  /** The one that there is. */
  subscription(): Promise<Subscription | null>;
  /** Makes one; `null` when the browser could not. */
  subscribe(key: string): Promise<Subscription | null>;
  /** Ends the one that there is. */
  unsubscribe(): Promise<void>;
  /** Writes down what this device is rung for, so that the service worker can subscribe again by itself; `null`: not rung. */
  keepChoice(isRungOffDuty: boolean | null): Promise<void>;
  /** Takes away the notifications that stand there: the agent has the desk before them. */
  hush(): Promise<void>;
  /** Calls back with an address after the `#` when a notification is followed to this page. */
  onFollow(call: (hash: string) => void): void;
}

/** Ringing in a browser. `base`: the desk's path, such as `/desk/`. */
export function browserRinging(base: string): Ringing {
  const canServe = "serviceWorker" in navigator;
  const registered = async (): Promise<ServiceWorkerRegistration | undefined> =>
    canServe ? attempt(() => navigator.serviceWorker.getRegistration(base)) : undefined;
  const subscribed = async (): Promise<PushSubscription | null | undefined> => {
    const registration = await registered();
    return registration && attempt(() => registration.pushManager.getSubscription());
  };
  return {
    ability: () => {
      if (canServe && "PushManager" in window && "Notification" in window) return "able";
      // Only Apple's phones and tablets have this, and they offer push to the home screen alone.
      return window.isSecureContext && "standalone" in navigator && navigator.standalone === false
        ? "home-screen"
        : "missing";
    },
    permission: () => ("Notification" in window ? Notification.permission : "default"),
    askPermission: async () => {
      if (Notification.permission === "default") await Notification.requestPermission();
    },
    subscription: async () => read(await subscribed()),
    subscribe: async (key) =>
      (await attempt(async () => {
        await register(base);
        // A worker that is still being installed cannot subscribe.
        const { pushManager } = await navigator.serviceWorker.ready;
        return read(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
      })) ?? null,
    unsubscribe: async () => {
      const subscription = await subscribed();
      if (subscription) await attempt(() => subscription.unsubscribe());
    },
    keepChoice: async (isRungOffDuty) => {
      await attempt(() => keepRingChoice(caches, isRungOffDuty));
    },
    hush: async () => {
      for (const notification of (await (await registered())?.getNotifications()) ?? []) notification.close();
    },
    onFollow: (call) => {
      if (!canServe) return;
      navigator.serviceWorker.addEventListener("message", (event: MessageEvent<unknown>) => {
        const hash = placeIn(event.data);
        if (hash !== null) call(hash);
      });
    },
  };
}

async function attempt<Value>(call: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await call();
  } catch {
    // Storage may be refused, the network be down, a private window offer less.
    return undefined;
  }
}

function read(subscription: PushSubscription | null | undefined): Subscription | null {
  const device = subscription && deviceOf(subscription.toJSON(), false);
  if (!device) return null;
  const { endpoint, keys } = device;
  return { endpoint, keys, key: base64url(subscription.options.applicationServerKey) };
}

function base64url(bytes: ArrayBuffer | null): string | null {
  if (bytes === null) return null;
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

// The desk's own policy takes a script's address from a vouched hand only. TypeScript has not heard yet that `register` takes such a one.
interface Workers {
  register(address: string | URL | TrustedScriptURL, options: RegistrationOptions): Promise<unknown>;
}

let policy: Pick<TrustedTypePolicy, "createScriptURL"> | undefined;

function register(base: string): Promise<unknown> {
  const address = `${base}sw.js`;
  const workers: Workers = navigator.serviceWorker;
  policy ??= window.trustedTypes?.createPolicy("handrail-ringing", { createScriptURL: (given: string) => given });
  return workers.register(policy?.createScriptURL(address) ?? address, { scope: base, updateViaCache: "none" });
}
