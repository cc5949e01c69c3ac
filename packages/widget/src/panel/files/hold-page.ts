// Has the browser ask before the page goes while something that was said waits for its files: they would be lost with it.
import type { Uploads } from "@handrail/core/uploads";

/** Watches the uploads; returns the way to stop. */
export function holdPage({ messages }: Pick<Uploads, "messages">): () => void {
  const stop = messages.subscribe((waiting) => {
    if (waiting.length > 0) addEventListener("beforeunload", ask);
    else removeEventListener("beforeunload", ask);
  });
  return () => {
    stop();
    removeEventListener("beforeunload", ask);
  };
}

function ask(event: Event): void {
  event.preventDefault();
}
