// The signals of a chat, as they are before anything is known. A page that draws before its core has come makes them itself, and core
// goes on with the same ones.
import { signal, type Signal } from "@preact/signals-core";
import type { Chat } from "./chat.ts";

type SignalName = { [Name in keyof Chat]: Chat[Name] extends { readonly value: unknown } ? Name : never }[keyof Chat];

/** What core shows, to be written by core alone once it is there. */
export type ChatSignals = {
  readonly [Name in SignalName]: Signal<Chat[Name]["value"]>;
};

/** The beginnings. `nowMs`: by the page's clock. */
export function chatSignals(nowMs: number): ChatSignals {
  return {
    conversation: signal<Chat["conversation"]["value"]>(null),
    entries: signal<Chat["entries"]["value"]>([]),
    streaming: signal<Chat["streaming"]["value"]>(null),
    human: signal<Chat["human"]["value"]>({ type: "none" }),
    live: signal<Chat["live"]["value"]>(null),
    typing: signal<Chat["typing"]["value"]>(null),
    connection: signal<Chat["connection"]["value"]>("idle"),
    site: signal<Chat["site"]["value"]>(null),
    storage: signal<Chat["storage"]["value"]>("unknown"),
    notice: signal<Chat["notice"]["value"]>(null),
    erasure: signal<Chat["erasure"]["value"]>("none"),
    session: signal(0),
    seen: signal<Chat["seen"]["value"]>(null),
    now: signal(nowMs),
  };
}
