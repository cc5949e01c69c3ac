// News between nodes: what a commit says of itself, and who listens to it. A notice holds ids and heads, never a word of what was written;
// none is replayed, so that whoever depends on them must also read now and then.
import type { ConversationId } from "@handrail/protocol";
import { conversationId } from "@handrail/protocol";
import pg from "pg";
import * as v from "valibot";
import type { Clock } from "../../platform.ts";
import { connectionConfig, type PostgresOptions } from "./connection.ts";
import { mayRead } from "../../domain/may-read.ts";
import type { Fetched, Written } from "./sheet.ts";
import { CHANNEL, SIDE_CHANNEL } from "./channels.ts";

/** One conversation that was moved by a commit of any node: how far its logs went before and after it. */
export interface Moved {
  readonly conversation: ConversationId;
  readonly after: number;
  readonly head: number;
  readonly internalAfter: number;
  readonly internalHead: number;
  /** Agents may see it: nodes tell their desks and dispatch of it. */
  readonly isForDesks: boolean;
}

/**
 * `people`: sites, accounts or duty have changed. `beside`: what nodes tell each other besides. `missed`: anything may have happened since
 * the last word.
 */
export type Notice =
  | { readonly type: "moved"; readonly moved: readonly Moved[] }
  | { readonly type: "people" }
  | { readonly type: "beside"; readonly payload: string }
  | { readonly type: "missed" };

/** What a node says that has changed sites, accounts or duty. */
export const PEOPLE_PAYLOAD = "people";

/** Postgres ends a payload at 8,000 bytes; a name and its numbers are below 90. */
const MOVED_PER_NOTICE = 80;
/** Attempts of its own whose notices a node may still hear: they come within moments. */
const TOLD_MAX = 5_000;
/** How long to wait before dialling again, in ms. */
const REDIAL_MS = 1_000;

const payloadSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    by: v.string(),
    moved: v.array(v.tuple([v.string(), v.number(), v.number(), v.number(), v.number(), v.number()])),
  }),
);

/** What a turn notifies: one notice, or a few of a large turn. `by` names the attempt. */
export function payloadsOf({ summaries }: Written, fetched: Pick<Fetched, "summaries">, by: string): readonly string[] {
  const moved = [...summaries.values()].map(({ state, internal }) => {
    const before = fetched.summaries.get(state.id);
    const isForDesks = mayRead(state) || (before !== undefined && mayRead(before.state));
    const heads = [before?.state.head ?? 0, state.head, before?.internal.head ?? 0, internal.head];
    return [state.id, ...heads, isForDesks ? 1 : 0];
  });
  return Array.from({ length: Math.ceil(moved.length / MOVED_PER_NOTICE) }, (_, part) =>
    JSON.stringify({ by, moved: moved.slice(part * MOVED_PER_NOTICE, (part + 1) * MOVED_PER_NOTICE) }),
  );
}

export interface Notices {
  /** Hears of what other nodes have committed, and of what this one does not know itself to have committed. */
  listen(listener: (notice: Notice) => void): () => void;
  /** An attempt of this node's own begins. Call what it returns with what became of it. */
  attempt(by: string): (end: "told" | "unknown") => void;
  stop(): Promise<void>;
}

/** Listens when it resolves, if the server lets it; dials again for as long as it does not. */
export async function startNotices(options: PostgresOptions, { clock }: { readonly clock: Clock }): Promise<Notices> {
  const listeners = new Set<(notice: Notice) => void>();
  const own = new Own();
  let client: pg.Client | null = null;
  let isStopped = false;
  const tell = (notice: Notice): void => {
    for (const listener of listeners) listener(notice);
  };
  const hear = (payload: string | undefined): void => {
    if (payload === PEOPLE_PAYLOAD) return tell({ type: "people" });
    const read = v.safeParse(payloadSchema, payload);
    if (!read.success) return;
    const { by, moved } = read.output;
    const notice: Notice = {
      type: "moved",
      moved: moved.map(([id, after, head, internalAfter, internalHead, isForDesks]) => ({
        conversation: conversationId(id),
        after,
        head,
        internalAfter,
        internalHead,
        isForDesks: isForDesks === 1,
      })),
    };
    own.hear(by, () => tell(notice));
  };
  const dial = async (): Promise<void> => {
    const dialled = new pg.Client(connectionConfig(options));
    client = dialled;
    let isLost = false;
    const lose = (): void => {
      if (isLost) return;
      isLost = true;
      dialled.end().catch(() => {});
      if (!isStopped) clock.setTimeout(() => !isStopped && void dial(), REDIAL_MS);
    };
    dialled.on("error", lose);
    dialled.on("end", lose);
    dialled.on("notification", ({ channel, payload }) => {
      if (channel === CHANNEL) hear(payload);
      else if (payload !== undefined) tell({ type: "beside", payload });
    });
    try {
      await dialled.connect();
      await dialled.query(`LISTEN ${CHANNEL}; LISTEN ${SIDE_CHANNEL}`);
      own.forget();
      tell({ type: "missed" });
    } catch {
      lose();
    }
  };
  await dial();
  return {
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    attempt: (by) => own.begin(by),
    async stop() {
      isStopped = true;
      listeners.clear();
      await client?.end().catch(() => {});
    },
  };
}

// This node's own attempts: what it has told its readers itself needs no notice, and what it may have stored without knowing needs one.
class Own {
  readonly #running = new Map<string, (() => void)[]>();
  readonly #told = new Set<string>();

  begin(by: string): (end: "told" | "unknown") => void {
    const held: (() => void)[] = [];
    this.#running.set(by, held);
    return (end) => {
      this.#running.delete(by);
      if (end === "told") this.#remember(by);
      else for (const tell of held) tell();
    };
  }

  hear(by: string, tell: () => void): void {
    const held = this.#running.get(by);
    if (held) held.push(tell);
    else if (!this.#told.has(by)) tell();
  }

  #remember(by: string): void {
    this.#told.add(by);
    if (this.#told.size <= TOLD_MAX) return;
    const [oldest] = this.#told;
    if (oldest !== undefined) this.#told.delete(oldest);
  }

  /** What was told before a new connection comes over it no more. */
  forget(): void {
    this.#told.clear();
  }
}
