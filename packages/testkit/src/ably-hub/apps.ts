// Keeps the apps: their keys and namespaces, made as Ably's sandbox makes them. What goes on in an app's channels is kept by
// what it is made with.
import { randomBytes } from "node:crypto";
import * as v from "valibot";
import { EVERYTHING, readCapability } from "./capability.ts";
import type { Capability } from "./capability.ts";

/** An app's key: who holds its secret may do what its capability says, and make tokens that may do less. */
export interface Key {
  readonly id: string;
  /** `app.id`, which is not secret. */
  readonly name: string;
  readonly secret: string;
  readonly capability: Capability;
  readonly isRevocable: boolean;
}

/** A namespace: channels whose name begins with it and a colon. */
export interface Namespace {
  readonly id: string;
  /** Whether its messages are kept for history, longer than two minutes. */
  readonly isPersisted: boolean;
}

/** Keys and namespaces under one name. */
export interface App {
  readonly id: string;
  /** Grows; nothing is ever taken out. */
  readonly keys: Key[];
  readonly namespaces: readonly Namespace[];
}

/** A key's name and secret as one text, as clients are given it. */
export function keyText(key: Key): string {
  return `${key.name}:${key.secret}`;
}

/** Whether the messages of a channel are kept for history. */
export function isPersisted(app: App, channel: string): boolean {
  return app.namespaces.some(({ id, isPersisted: kept }) => kept && (channel === id || channel.startsWith(`${id}:`)));
}

/** The key of that name. */
export function findKey(apps: ReadonlyMap<string, App>, name: string): { app: App; key: Key } | undefined {
  const app = apps.get(name.split(".")[0] ?? "");
  const key = app?.keys.find((one) => one.name === name);
  return app === undefined || key === undefined ? undefined : { app, key };
}

/** What `POST /apps` takes, as far as the hub makes something of it. */
export const AppSchema = v.object({
  id: v.optional(v.pipe(v.string(), v.regex(/^[\w-]+$/))),
  keys: v.optional(
    v.array(
      v.object({
        id: v.optional(v.pipe(v.string(), v.regex(/^[\w-]+$/))),
        secret: v.optional(v.string()),
        capability: v.optional(v.union([v.string(), v.record(v.string(), v.array(v.string()))])),
        revocableTokens: v.optional(v.boolean()),
      }),
    ),
    [{}],
  ),
  namespaces: v.optional(v.array(v.object({ id: v.string(), persisted: v.optional(v.boolean()) })), []),
  channels: v.optional(
    v.array(
      v.object({
        name: v.string(),
        presence: v.optional(
          v.array(v.object({ clientId: v.string(), data: v.optional(v.unknown()), encoding: v.optional(v.string()) })),
        ),
      }),
    ),
    [],
  ),
});
export type AppOrder = v.InferOutput<typeof AppSchema>;
/** A key as it is wished for. */
export type KeyWish = AppOrder["keys"][number];

/** Makes an app; `undefined` when a key's capability is none. */
export function makeApp(order: AppOrder): App | undefined {
  const id = order.id ?? randomName(5);
  const keys: Key[] = [];
  for (const wish of order.keys) {
    const key = makeKey(id, wish);
    if (key === undefined) return undefined;
    keys.push(key);
  }
  const namespaces = order.namespaces.map((one) => ({ id: one.id, isPersisted: one.persisted ?? false }));
  return { id, keys, namespaces };
}

/** Makes a key for an app; `undefined` when its capability is none. */
export function makeKey(appId: string, wish: KeyWish): Key | undefined {
  const capability = wish.capability === undefined ? EVERYTHING : readCapability(wish.capability);
  if (capability === undefined) return undefined;
  const id = wish.id ?? randomName(5);
  const secret = wish.secret ?? randomName(24);
  return { id, name: `${appId}.${id}`, secret, capability, isRevocable: wish.revocableTokens ?? false };
}

/** How the maker of an app is told of it. */
export function describeApp(app: App): unknown {
  return {
    accountId: "local",
    appId: app.id,
    id: app.id,
    keys: app.keys.map((key) => ({
      id: key.id,
      name: key.name,
      keyName: key.name,
      keySecret: key.secret,
      keyStr: keyText(key),
      value: key.secret,
      capability: JSON.stringify(key.capability),
      revocableTokens: key.isRevocable,
    })),
    namespaces: app.namespaces.map(({ id, isPersisted: persisted }) => ({ id, persisted })),
  };
}

/** A name that nobody guesses. */
export function randomName(bytes: number): string {
  return randomBytes(bytes).toString("base64url");
}
