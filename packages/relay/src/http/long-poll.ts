// Waits for news of one conversation, at most for a while. It listens before it reads, so that nothing falls in between.
import type { EventsResponse } from "@handrail/protocol";
import { hasMoved } from "../realtime/queue-facts.ts";
import { readEvents, type Reader } from "./read-events.ts";
import type { WaitDeps } from "./wait-deps.ts";

/** Answers as soon as the log has more, the visitor's place changed, the time is up, the reader left or the relay stops. */
export async function waitForEvents(
  deps: WaitDeps,
  reader: Reader,
  { waitMs, gone }: { readonly waitMs: number; readonly gone: AbortSignal },
): Promise<EventsResponse> {
  const { news, presence, queueFacts, clock, stopping, onStop } = deps;
  let wake: () => void = () => undefined;
  const woken = new Promise<void>((resolve) => (wake = resolve));
  const leave = presence.enter(reader.conversation, reader.network);
  const stopNews = news.subscribe(reader.conversation, (item) => {
    if (item.type === "log") wake();
  });
  const timer = clock.setTimeout(wake, waitMs);
  gone.addEventListener("abort", wake);
  const stopListening = onStop(wake);
  const first = await readEvents(deps, reader);
  const stopFacts = queueFacts.onChange(() => {
    if (hasMoved(first.live, queueFacts.liveFacts(reader.conversation))) wake();
  });
  try {
    // A reader that is ahead of the log has met a restored back-up: it must hear of it now.
    const hasNews = first.events.length > 0 || reader.after > first.head;
    if (hasNews || gone.aborted || stopping.aborted) return first;
    await woken;
    return await readEvents(deps, reader);
  } finally {
    clock.clearTimeout(timer);
    gone.removeEventListener("abort", wake);
    stopListening();
    stopNews();
    stopFacts();
    leave();
  }
}
