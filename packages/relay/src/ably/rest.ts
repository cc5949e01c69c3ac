// Speaks to Ably's REST interface over an injected fetch. Answers what became of it, and never tries again by itself.
import * as v from "valibot";
import type { Clock, Platform } from "../platform.ts";
import type { Bearers } from "./channel-names.ts";
import type { AblyAccess } from "./options.ts";

/** One message for one channel. */
export interface Outgoing {
  readonly channel: string;
  /** Ably drops what comes again under the same id within two minutes. */
  readonly id: string;
  readonly data: unknown;
}

export interface AblyRest {
  /** The channels whose message was not taken; throws when nothing is known of any of them. */
  publish(messages: readonly Outgoing[]): Promise<readonly string[]>;
  /** Ends every token of theirs that was made before this moment. Throws when that is not known to have happened. */
  revoke(targets: readonly Bearers[], madeBeforeMs: number): Promise<void>;
}

/** What Ably said instead of doing it. */
export class AblyFault extends Error {
  override readonly name = "AblyFault";
}

/** A request that has not been answered by then is given up. */
const TIMEOUT_MS = 5_000;

const Outcomes = v.array(
  v.object({
    results: v.array(v.object({ channel: v.string(), error: v.optional(v.unknown()) })),
  }),
);

export function createRest(access: AblyAccess, platform: Pick<Platform, "fetch" | "clock">): AblyRest {
  const { url, keyName, secret } = access;
  const authorization = `Basic ${Buffer.from(`${keyName}:${secret}`).toString("base64")}`;
  const post = (path: string, body: unknown): Promise<unknown> =>
    timely(platform.clock, async (signal) => {
      const headers = { authorization, "content-type": "application/json", accept: "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(body), signal };
      const response = await platform.fetch(url + path, init);
      if (!response.ok) throw new AblyFault(`Ably answered with ${response.status}.`);
      return response.json();
    });
  return {
    async publish(messages) {
      const specs = messages.map(({ channel, id, data }) => ({
        channels: [channel],
        // As text, so that it arrives as it was sent whatever encoding is spoken on the way.
        messages: [{ id, name: "news", data: JSON.stringify(data), encoding: "json" }],
      }));
      const outcomes = v.parse(Outcomes, await post("/messages", specs));
      return outcomes.flatMap(({ results }) =>
        results.filter(({ error }) => error !== undefined).map(({ channel }) => channel),
      );
    },
    async revoke(targets, madeBeforeMs) {
      // By the relay's clock, which the tokens are dated by, too.
      await post(`/keys/${keyName}/revokeTokens`, { targets, issuedBefore: madeBeforeMs });
    },
  };
}

async function timely<Value>(clock: Clock, run: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const controller = new AbortController();
  const timer = clock.setTimeout(() => controller.abort(), TIMEOUT_MS);
  try {
    return await run(controller.signal);
  } finally {
    clock.clearTimeout(timer);
  }
}
