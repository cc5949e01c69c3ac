// A visitor's network: everything between a page's `fetch` and the relay, in both directions. Loses, delays, repeats and cuts.
import type { Chance } from "./chance.ts";
import type { VirtualLoop } from "./virtual-loop.ts";

/** How bad it is: probabilities for each request, except `cut`, which is for each piece of a stream. */
export interface Weather {
  readonly delayMs: readonly [min: number, max: number];
  /** The request never arrives, and the page is told. */
  readonly loss: number;
  /** The request arrives and what it asks for happens; the answer is lost. */
  readonly lostAnswer: number;
  /** The request arrives twice, the second time later. */
  readonly twice: number;
  /** Nothing comes back, and nobody says so. */
  readonly silence: number;
  /** A captive portal answers in the relay's place. */
  readonly portal: number;
  readonly cut: number;
}

/** No trouble at all. */
export const FINE: Weather = {
  delayMs: [5, 40],
  loss: 0,
  lostAnswer: 0,
  twice: 0,
  silence: 0,
  portal: 0,
  cut: 0,
};
/** A train. */
export const POOR: Weather = {
  delayMs: [30, 1_500],
  loss: 0.06,
  lostAnswer: 0.06,
  twice: 0.1,
  silence: 0.02,
  portal: 0.01,
  cut: 0.02,
};
/** A tunnel. */
export const AWFUL: Weather = {
  delayMs: [50, 6_000],
  loss: 0.2,
  lostAnswer: 0.2,
  twice: 0.2,
  silence: 0.08,
  portal: 0.04,
  cut: 0.1,
};

/** What lies on the other side. */
export interface Server {
  fetch(request: Request): Promise<Response>;
  onKill(listener: () => void): () => void;
}

/** One visitor's line. */
export interface Line {
  fetch(url: string, init: RequestInit | undefined): Promise<Response>;
  weather: Weather;
  readonly isOnline: () => boolean;
  /** `silently`: what is open says nothing any more, instead of breaking off. */
  setOnline(isOnline: boolean, silently: boolean): void;
}

/** A line to a server. */
export function openLine(parts: { server: Server; loop: VirtualLoop; chance: Chance; weather: Weather }): Line {
  const { server, loop, chance } = parts;
  const open = new Set<(silently: boolean) => void>();
  // Made once: an error's stack costs more than a request, and nobody reads these.
  const failed = new TypeError("Failed to fetch");
  const aborted = new DOMException("The user aborted a request.", "AbortError");
  let isOnline = true;
  let period = 0;

  const delay = () => chance.between(line.weather.delayMs[0], line.weather.delayMs[1]);
  const after = (ms: number, run: () => void) => void loop.setTimeout(run, ms);

  const line: Line = {
    weather: parts.weather,
    isOnline: () => isOnline,
    setOnline: (next, silently) => {
      isOnline = next;
      period += 1;
      for (const drop of open) drop(silently);
      open.clear();
    },
    fetch: (url, init) =>
      new Promise((resolve, reject) => {
        const { weather } = line;
        const mine = period;
        const fail = () => reject(failed);
        // A stream, once it is here, breaks off in its own way.
        let breakOff = (_silently: boolean): void => fail();
        const drop = (silently: boolean): void => {
          if (!silently) breakOff(silently);
        };
        open.add(drop);
        const signal = init?.signal ?? null;
        const gone = new AbortController();
        signal?.addEventListener("abort", () => {
          open.delete(drop);
          after(delay(), () => gone.abort(aborted));
          reject(aborted);
        });
        if (!isOnline) return after(5, fail);
        if (chance.happens(weather.silence)) return;
        if (chance.happens(weather.loss)) return after(delay(), fail);
        if (chance.happens(weather.portal)) {
          const page = new Response("<html>Please sign in</html>", { headers: { "content-type": "text/html" } });
          return after(delay(), () => resolve(page));
        }
        const isLost = chance.happens(weather.lostAnswer);
        const request = () => server.fetch(new Request(url, { ...init, signal: null }));
        const isTwice = chance.happens(weather.twice) && !isStream(init);
        if (isTwice) after(delay() + delay(), () => void request().then(ignore, ignore));
        after(delay(), () => {
          if (mine !== period) return; // it went offline on the way
          void request().then(
            (response) => {
              if (mine !== period || gone.signal.aborted) return void response.body?.cancel();
              if (isLost) {
                void response.body?.cancel();
                return after(delay(), fail);
              }
              if (!isEventStream(response)) return void carry(response, { resolve, fail, mine });
              const piped = pipe(response, gone.signal);
              breakOff = piped.breakOff;
              resolve(piped.response);
            },
            () => after(delay(), fail),
          );
        });
      }),
  };

  async function carry(
    response: Response,
    to: { resolve: (response: Response) => void; fail: () => void; mine: number },
  ): Promise<void> {
    const text = await response.text();
    const { status, headers } = response;
    after(delay(), () => {
      if (to.mine === period) to.resolve(new Response(text, { status, headers }));
    });
  }

  // Piece by piece, in order, each with its own delay.
  function pipe(response: Response, gone: AbortSignal): { response: Response; breakOff: () => void } {
    const reader = response.body?.getReader();
    const mine = period;
    let target: ReadableStreamDefaultController<Uint8Array> | null = null;
    let lastAtMs = loop.now();
    const end = (act: (controller: ReadableStreamDefaultController<Uint8Array>) => void): void => {
      const controller = target;
      target = null;
      if (controller) act(controller);
      void reader?.cancel().catch(ignore);
    };
    const breakOff = () => end((controller) => controller.error(new TypeError("network error")));
    const inOrder = (run: () => void): void => {
      lastAtMs = Math.max(lastAtMs, loop.now() + delay());
      after(lastAtMs - loop.now(), () => {
        if (mine === period) run();
      });
    };
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        target = controller;
      },
      cancel: () => end(() => {}),
    });
    const forget = server.onKill(() => after(delay(), breakOff));
    gone.addEventListener("abort", () => end(() => {}));
    const pump = async (): Promise<void> => {
      for (;;) {
        const read = await reader?.read();
        if (!read || read.done) return inOrder(() => end((controller) => controller.close()));
        const isCut = chance.happens(line.weather.cut);
        // In the middle of a frame, if it must be.
        const piece = isCut ? read.value.slice(0, chance.between(0, read.value.length)) : read.value;
        inOrder(() => target?.enqueue(piece));
        if (isCut) return inOrder(breakOff);
      }
    };
    void pump()
      .catch(() => inOrder(breakOff))
      .finally(forget);
    const { status, headers } = response;
    return { response: new Response(body, { status, headers }), breakOff };
  }

  return line;
}

function isStream(init: RequestInit | undefined): boolean {
  return typeof init?.body === "string" && init.body.includes('"wait":"stream"');
}

function isEventStream(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
}

function ignore(): void {
  // Nobody is there to hear of it.
}
