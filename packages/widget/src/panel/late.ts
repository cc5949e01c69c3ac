// Brings the parts of the panel that are not needed at once, and tries again when one does not come. Knows not where they are.
import { signal, type ReadonlySignal } from "@preact/signals-core";

const RETRY = { firstMs: 2_000, maxMs: 60_000 };

/** A part on its way. */
export type Late<Part> =
  | { readonly type: "none" }
  | { readonly type: "loading" }
  | { readonly type: "here"; readonly part: Part }
  /** It is tried again by itself. */
  | { readonly type: "failed" };

/** A part that is fetched when it is first wanted. */
export interface LatePart<Part> {
  readonly state: ReadonlySignal<Late<Part>>;
  /** The part, where it has come. */
  readonly part: Part | null;
  /** Fetches it, unless that was begun before. Views may call it at each drawing. */
  want(): void;
  /** Tries again at once. */
  retry(): void;
  stop(): void;
}

/** `attempt` counts from 0, so that a retry can get round a failure that the browser remembers. Whoever has it gives it at once. */
export function latePart<Part>(load: (attempt: number) => Part | Promise<Part>): LatePart<Part> {
  const state = signal<Late<Part>>({ type: "none" });
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const come = (part: Part): void => void (state.value = { type: "here", part });
  const fail = (): void => {
    state.value = { type: "failed" };
    timer = setTimeout(retry, Math.min(RETRY.maxMs, RETRY.firstMs * 2 ** attempt));
    attempt += 1;
  };
  const fetch = (): void => {
    const got = load(attempt);
    if (!(got instanceof Promise)) return come(got);
    state.value = { type: "loading" };
    got.then(come, fail);
  };
  const retry = (): void => {
    clearTimeout(timer);
    if (state.peek().type === "failed") fetch();
  };
  return {
    state,
    get part() {
      return state.value.type === "here" ? state.value.part : null;
    },
    want: () => void (state.peek().type === "none" && fetch()),
    retry,
    stop: () => clearTimeout(timer),
  };
}
