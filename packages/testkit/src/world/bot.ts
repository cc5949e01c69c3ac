// The site's bot: answers whole or in pieces, slowly or not at all, by its mood. Speaks Handrail's own bot contract.
import type { Chance } from "./chance.ts";
import type { VirtualLoop } from "./virtual-loop.ts";

const WORDS = ["Parcels ", "leave ", "our ", "house ", "in ", "Bergen ", "within ", "one ", "working ", "day."];

/** The site's bot. */
export interface SimulatedBot {
  /** By which the relay reaches it. */
  readonly fetch: typeof globalThis.fetch;
  /** Nobody asks any more. */
  close(): void;
}

/** Makes it. Close it at the world's end. */
export function simulatedBot(loop: VirtualLoop, chance: Chance): SimulatedBot {
  // Made once: an error's stack costs more than an answer, and nobody reads these.
  const aborted = new DOMException("aborted", "AbortError");
  const failed = new TypeError("fetch failed");
  const deaf: (() => void)[] = [];
  // Node keeps a signal of several (`AbortSignal.any`) for as long as somebody listens to it, and with the listener the whole world: a relay
  // that was killed never ends what it has begun.
  const onAbort: OnAbort = (signal, listener) => {
    signal?.addEventListener("abort", listener);
    deaf.push(() => signal?.removeEventListener("abort", listener));
  };
  const ask: typeof globalThis.fetch = (_url, init) =>
    new Promise((resolve, reject) => {
      const signal = init?.signal ?? null;
      onAbort(signal, () => reject(aborted));
      const mood = chance.fraction();
      const answer = (response: () => Response, ms: number) => void loop.setTimeout(() => resolve(response()), ms);
      const text = WORDS.slice(0, chance.between(2, WORDS.length)).join("");
      if (mood < 0.08) return; // hangs
      if (mood < 0.14) return void loop.setTimeout(() => reject(failed), 30);
      if (mood < 0.2) return answer(() => new Response("<html>It works!</html>"), 50);
      if (mood < 0.26) return answer(() => new Response("oops", { status: 500 }), 50);
      if (mood < 0.28) return answer(tooMuch, 200);
      if (mood < 0.3) return answer(() => Response.json({ text: "", human: true }), 400);
      if (mood < 0.55) return answer(() => Response.json({ text }), chance.between(100, 4_000));
      const breaksOffAfter = mood < 0.65 ? chance.between(0, WORDS.length - 1) : Infinity;
      const everyMs = chance.between(20, 900);
      answer(() => inPieces(loop, { everyMs, breaksOffAfter, onAbort: (listener) => onAbort(signal, listener) }), 100);
    });
  return {
    fetch: ask,
    close: () => {
      for (const end of deaf.splice(0)) end();
    },
  };
}

type OnAbort = (signal: AbortSignal | null, listener: () => void) => void;

interface Pace {
  readonly everyMs: number;
  /** So many words come; then the connection breaks. */
  readonly breaksOffAfter: number;
  onAbort(listener: () => void): void;
}

// Ten megabytes of an answer, for as long as somebody reads on.
function tooMuch(): Response {
  let pieces = 160;
  const piece = new TextEncoder().encode(`data: ${JSON.stringify({ delta: "more ".repeat(13_000) })}\n\n`);
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      pieces -= 1;
      if (pieces >= 0) controller.enqueue(piece);
      else controller.close();
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

function inPieces(loop: VirtualLoop, { everyMs, breaksOffAfter, onAbort }: Pace): Response {
  const encoder = new TextEncoder();
  const send = (value: unknown) => encoder.encode(`data: ${JSON.stringify(value)}\n\n`);
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      let place = 0;
      let isOver = false;
      onAbort(() => {
        if (!isOver) controller.error(new DOMException("aborted", "AbortError"));
        isOver = true;
      });
      const next = (): void => {
        if (isOver) return;
        if (place >= breaksOffAfter) {
          isOver = true;
          return controller.error(new TypeError("terminated"));
        }
        const word = WORDS[place];
        place += 1;
        if (word === undefined) {
          isOver = true;
          controller.enqueue(send({ done: true, text: WORDS.join("") }));
          return controller.close();
        }
        controller.enqueue(send({ delta: word }));
        loop.setTimeout(next, everyMs);
      };
      next();
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}
