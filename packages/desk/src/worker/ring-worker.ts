// Rings while the desk is closed: shows what a push message says, leads whoever follows it to the desk, and subscribes again when the browser has
// thrown the subscription away. It keeps no page and answers no request: the desk is no offline app.
import { deskAmong, deviceOf, isByDesk, isWatched, mindsSilence, noticeOf, placeIn, readRing } from "../domain/ring.ts";
import { readRingChoice } from "../platform/ring-choice.ts";
import type { WorkerScope } from "./worker-scope.ts";

/** Listens. `now`: the device's clock, ms since the epoch. */
export function ringIn(worker: WorkerScope, now: () => number): void {
  worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
  worker.addEventListener("push", (event) => event.waitUntil(show(worker, event.data?.text() ?? null, now())));
  worker.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(follow(worker, placeIn(event.notification.data) ?? "#/"));
  });
  worker.addEventListener("pushsubscriptionchange", (event) =>
    event.waitUntil(renew(worker, event.oldSubscription?.endpoint ?? null)),
  );
}

async function show(worker: WorkerScope, message: string | null, nowMs: number): Promise<void> {
  const { registration, clients, navigator } = worker;
  const isSeen = isWatched(await clients.matchAll(WINDOWS), registration.scope);
  if (isSeen && !mindsSilence(navigator.userAgent)) return;
  const { title, body, tag, isPressing, hash } = noticeOf(readRing(message), nowMs);
  const isHeard = isSeen || (await registration.getNotifications({ tag })).some(({ data }) => isByDesk(data));
  await registration.showNotification(title, {
    body,
    tag,
    icon: here(worker, "icon-192.png"),
    badge: here(worker, "badge-96.png"),
    data: { hash },
    silent: isHeard,
    renotify: !isHeard,
    requireInteraction: isPressing && !isSeen,
  });
}

async function follow(worker: WorkerScope, hash: string): Promise<void> {
  const desk = deskAmong(await worker.clients.matchAll(WINDOWS), worker.registration.scope);
  if (!desk) {
    await worker.clients.openWindow(here(worker, hash));
    return;
  }
  // A page goes there by itself: to load it again would lose what is being written.
  desk.postMessage({ hash });
  await desk.focus();
}

async function renew(worker: WorkerScope, before: string | null): Promise<void> {
  const isRungOffDuty = await readRingChoice(worker.caches);
  const key = isRungOffDuty === null ? null : await askKey(worker);
  // Nobody wants it any more, or nobody is signed in: the desk sees to it when it is opened next.
  if (isRungOffDuty === null || key === null) return;
  const options = { userVisibleOnly: true, applicationServerKey: key };
  const subscription = await worker.registration.pushManager.subscribe(options);
  const device = deviceOf(subscription.toJSON(), isRungOffDuty);
  if (!device) return;
  await send(worker, "PUT", device);
  if (before !== null && before !== device.endpoint) await send(worker, "DELETE", { endpoint: before });
}

async function askKey(worker: WorkerScope): Promise<string | null> {
  const response = await worker.fetch(here(worker, "api/ring"));
  if (!response.ok) return null;
  const body: unknown = await response.json();
  return typeof body === "object" && body !== null && "key" in body && typeof body.key === "string" ? body.key : null;
}

async function send(worker: WorkerScope, method: "PUT" | "DELETE", body: unknown): Promise<void> {
  const headers = { "content-type": "application/json" };
  await worker.fetch(here(worker, "api/ring"), { method, headers, body: JSON.stringify(body) });
}

function here({ registration }: WorkerScope, path: string): string {
  return new URL(path, registration.scope).href;
}

const WINDOWS = { type: "window", includeUncontrolled: true } as const;
