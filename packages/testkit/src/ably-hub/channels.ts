// Keeps the channels of every app: each comes into being when it is first asked for. Knows nothing of what happens on them.
import { isPersisted } from "./apps.ts";
import type { App } from "./apps.ts";
import { createChannel } from "./channel.ts";
import type { Channel } from "./channel.ts";
import type { LogParts } from "./channel-log.ts";

/** The channels of every app. */
export interface Channels {
  open(app: App, name: string): Channel;
  of(app: App): readonly Channel[];
  /** The app is gone, and its channels with it. */
  drop(app: App): void;
}

export function createChannels(parts: Omit<LogParts, "isPersisted">): Channels {
  const byApp = new Map<App, Map<string, Channel>>();
  return {
    open(app, name) {
      const own = byApp.get(app) ?? new Map<string, Channel>();
      byApp.set(app, own);
      const channel = own.get(name) ?? createChannel(name, { ...parts, isPersisted: isPersisted(app, name) });
      own.set(name, channel);
      return channel;
    },
    of: (app) => [...(byApp.get(app)?.values() ?? [])],
    drop: (app) => void byApp.delete(app),
  };
}
