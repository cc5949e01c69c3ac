// The part of a service worker's global scope that the desk's uses. TypeScript has the whole of it in a library that cannot stand beside the one
// for pages.
import type { OpenWindow } from "../domain/ring.ts";
import type { RingNotes } from "../platform/ring-choice.ts";

/** A window, and what can be done with it. */
export interface WorkerWindow extends OpenWindow {
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
}

/** What `showNotification` takes. `renotify`: it calls again although it takes another's place. */
export type NoticeOptions = NotificationOptions & { readonly renotify: boolean };

interface WorkerEvent {
  waitUntil(work: Promise<unknown>): void;
}

/** The events. */
export interface WorkerEvents {
  readonly install: WorkerEvent;
  readonly push: WorkerEvent & { readonly data: { text(): string } | null };
  readonly notificationclick: WorkerEvent & { readonly notification: { readonly data: unknown; close(): void } };
  readonly pushsubscriptionchange: WorkerEvent & { readonly oldSubscription?: { readonly endpoint: string } | null };
}

/** The scope. */
export interface WorkerScope {
  readonly navigator: { readonly userAgent: string };
  readonly caches: RingNotes;
  readonly clients: {
    matchAll(options: {
      readonly type: "window";
      readonly includeUncontrolled: true;
    }): Promise<readonly WorkerWindow[]>;
    openWindow(url: string): Promise<unknown>;
  };
  readonly registration: {
    /** The desk's address: those of all its pages begin with it. */
    readonly scope: string;
    readonly pushManager: {
      subscribe(options: PushSubscriptionOptionsInit): Promise<{ toJSON(): PushSubscriptionJSON }>;
    };
    showNotification(title: string, options: NoticeOptions): Promise<void>;
    getNotifications(filter: { readonly tag: string }): Promise<readonly { readonly data: unknown }[]>;
  };
  skipWaiting(): Promise<void>;
  fetch(url: string, init?: RequestInit): Promise<Response>;
  addEventListener<Type extends keyof WorkerEvents>(type: Type, listener: (event: WorkerEvents[Type]) => void): void;
}
