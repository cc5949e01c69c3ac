// What a chat lends to core's later entries, which are fetched when somebody wants them: its disk, its way to the authority, its secret.
import type { ConversationSecret, SiteId, VisitorContext } from "@handrail/protocol";
import type { ReadonlySignal } from "@preact/signals-core";
import type { Answer, Wire } from "./backend.ts";
import type { Input, State } from "./domain/state.ts";
import type { Platform } from "./platform.ts";

/** The chat's own parts. Only core's entries have a use for them. */
export interface Lent {
  readonly platform: Pick<Platform, "clock" | "random" | "fetch" | "network" | "storage">;
  readonly site: SiteId;
  /** What is put in the place of one of these is used from then on. */
  readonly wire: Pick<Wire, "ask" | "read" | "stream" | "submit">;
  readonly state: () => Pick<State, "secret" | "secretIs" | "link" | "session">;
  /** Tells the chat that something has happened. */
  readonly dispatch: (input: Input) => void;
  /** The secret for what comes next, as far as this page knows. */
  readonly offer: () => ConversationSecret;
  /** Asks under a limit of time: what hangs is given up, and counts as unknown. */
  readonly request: <Value>(
    timeoutMs: number,
    run: (signal: AbortSignal) => Promise<Answer<Value>>,
  ) => Promise<Answer<Value>>;
  /** What goes along with everything that is said, until it is taken away again. */
  readonly beside: { context?: VisitorContext };
  /** What is on the disk was changed beside the chat: it and the other tabs follow. Resolves once this one has. */
  readonly told: () => Promise<void>;
  /** The page's last token that says who the visitor is; `null` before there is one, and after a logout. */
  readonly proof: ReadonlySignal<string | null>;
  /** Gets a fresh one from the page's server, where the page has said how. */
  readonly freshProof: (() => Promise<string>) | undefined;
}
