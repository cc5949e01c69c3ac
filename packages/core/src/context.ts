// What the page knows of the visitor's errand: told to the authority with the next words and, where a conversation goes on, at once. An
// entry of its own, for whoever has pages that say something. Nothing is kept on the disk, and nothing is sent before there is a
// conversation (HG13).
import { effect, signal } from "@preact/signals-core";
import type { VisitorContext, WireError } from "@handrail/protocol";
import { contextFault } from "@handrail/protocol/context";
import type { Chat } from "./chat.ts";

/** What was done with what the page says. Refused: what it said before still stands. */
export type ContextResult = { readonly ok: true } | { readonly ok: false; readonly error: WireError };

/** The page's word on its visitor's errand. */
export interface PageContext {
  /** Takes the place of what was said before; an empty one takes it away. `null`: the page says nothing, and what is known stands. */
  set(context: VisitorContext | null): ContextResult;
  stop(): void;
}

const TIMEOUT_MS = 10_000;

/**
 * The context of a chat.
 *
 * @example
 * const page = contextOf(chat);
 * page.set({ page: "/lamps/7", cart: 2, total: 129.5 });
 */
export function contextOf(chat: Chat): PageContext {
  const { site, state, wire, request, beside } = chat.lent;
  const latest = signal<VisitorContext | null>(null);
  const isAsked = signal(false);
  let told = "";

  // Goes along with what is said until the authority has it. What is lost is told with the next change of anything.
  const stop = effect(() => {
    const context = latest.value;
    const conversation = chat.conversation.value?.id;
    // Another conversation has not been told, also while it has no name yet.
    const telling = `${chat.session.value} ${conversation} ${JSON.stringify(context)}`;
    delete beside.context;
    if (context === null || telling === told) return;
    beside.context = context;
    const { secret } = state();
    if (!secret || !conversation || chat.connection.value !== "online" || isAsked.value) return;
    isAsked.value = true;
    const body = { site, secret, commands: [], context };
    void request(TIMEOUT_MS, (signal) => wire.submit(body, { isLast: false, signal })).then((answer) => {
      if (answer.type === "ok") told = telling;
      isAsked.value = false;
    });
  });

  return {
    set(context) {
      const fault = context && contextFault(context);
      if (fault) return { ok: false, error: refusal(fault) };
      // A copy: what the page does to its own record later, it does not say.
      latest.value = context && { ...context };
      return { ok: true };
    },
    stop,
  };
}

function refusal({ field, reason }: NonNullable<ReturnType<typeof contextFault>>): WireError {
  return {
    code: "invalid-context",
    message: "What the page says of the visitor's errand was not taken: it is no small flat record.",
    next: `Give words, numbers and booleans by short names: ${reason}${field === null ? "" : ` (${field})`}. What was taken last still stands.`,
    retry: "never",
    details: { reason, ...(field !== null && { field }) },
  };
}
