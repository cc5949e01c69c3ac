// A visitor's network: everything between a page's `fetch` and the relay, in both directions. Loses, delays, repeats and cuts.
// What arrives is handed to the relay as its own server does it, without a `Request` and a `Response` in between.
import { openStream, type Answer, type StreamStart } from "@handrail/relay";
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

/** What a page asks. */
export interface Asked {
  readonly path: string;
  /** `null` where something is only looked up. */
  readonly body: string | null;
}

/** What lies on the other side. */
export interface Server {
  /** Rejects where nobody listens, or when the relay is killed over it. */
  answer(asked: Asked): Promise<Answer>;
  onKill(listener: () => void): () => void;
}

/** One visitor's line. */
export interface Line {
  fetch(url: string, init: RequestInit | undefined): Promise<Response>;
  weather: Weather;
  readonly isOnline: () => boolean;
  /** `silently`: what is open says nothing any more, instead of breaking off. */
  setOnline(isOnline: boolean, silently: boolean): void;
  /** The world is over. */
  close(): void;
}

/** A line to a server. Close it at the world's end. */
export function openLine(parts: {
  readonly server: Server;
  readonly loop: VirtualLoop;
  readonly chance: Chance;
  readonly weather: Weather;
  /** Without it, streams open and never say anything. */
  readonly isRealtime: boolean;
}): Line {
  const { server, loop, chance, isRealtime } = parts;
  const open = new Set<(silently: boolean) => void>();
  // Node keeps a signal of several (`AbortSignal.any`) for as long as somebody listens to it, and with the listener the whole world.
  const deaf: (() => void)[] = [];
  // Made once: an error's stack costs more than a request, and nobody reads these.
  const failed = new TypeError("Failed to fetch");
  const aborted = new DOMException("The user aborted a request.", "AbortError");
  const broken = new TypeError("network error");
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
    close: () => {
      for (const end of deaf.splice(0)) end();
    },
    fetch: (url, init) =>
      new Promise((resolve, reject) => {
        const { weather } = line;
        const mine = period;
        const fail = () => reject(failed);
        // A stream, once it is here, breaks off in its own way.
        let breakOff = fail;
        let hangUp = (): void => {};
        let isGone = false;
        const drop = (silently: boolean): void => {
          if (!silently) breakOff();
        };
        open.add(drop);
        const leave = (): void => {
          open.delete(drop);
          after(delay(), () => {
            isGone = true;
            hangUp();
          });
          reject(aborted);
        };
        init?.signal?.addEventListener("abort", leave);
        deaf.push(() => init?.signal?.removeEventListener("abort", leave));
        if (!isOnline) return after(5, fail);
        if (chance.happens(weather.silence)) return;
        if (chance.happens(weather.loss)) return after(delay(), fail);
        if (chance.happens(weather.portal)) return after(delay(), () => resolve(arrived(PORTAL)));
        const isLost = chance.happens(weather.lostAnswer);
        const asked: Asked = { path: new URL(url).pathname, body: typeof init?.body === "string" ? init.body : null };
        const isTwice = chance.happens(weather.twice) && !wantsStream(asked);
        if (isTwice) after(delay() + delay(), () => void server.answer(asked).then(waste, ignore));
        const take = (answer: Answer): void => {
          if (mine !== period || isGone) return waste(answer);
          if (isLost) {
            waste(answer);
            return after(delay(), fail);
          }
          if (answer.type === "json") return after(delay(), () => mine === period && resolve(arrived(answer)));
          const piped = pipe(answer.start);
          ({ breakOff, hangUp } = piped);
          resolve(piped.response);
        };
        after(delay(), () => {
          if (mine !== period) return; // it went offline on the way
          void server.answer(asked).then(take, () => after(delay(), fail));
        });
      }),
  };

  // Piece by piece, in order, each with its own delay.
  function pipe(start: StreamStart): { response: Response; breakOff: () => void; hangUp: () => void } {
    const encoder = new TextEncoder();
    const mine = period;
    let target: ReadableStreamDefaultController<Uint8Array> | null = null;
    let isCut = false;
    let lastAtMs = loop.now();
    let leave = (): void => {};
    const end = (act: (controller: ReadableStreamDefaultController<Uint8Array>) => void): void => {
      const controller = target;
      target = null;
      forget();
      if (controller) act(controller);
      leave();
    };
    const breakOff = () => end((controller) => controller.error(broken));
    const hangUp = () => end(() => {});
    const forget = server.onKill(() => after(delay(), breakOff));
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
      cancel: hangUp,
    });
    leave = openStream(start, {
      write: (text) => {
        if (isCut || !isRealtime) return;
        const bytes = encoder.encode(text);
        isCut = chance.happens(line.weather.cut);
        // In the middle of a frame, if it must be.
        const piece = isCut ? bytes.subarray(0, chance.between(0, bytes.length)) : bytes;
        inOrder(() => target?.enqueue(piece));
        if (isCut) inOrder(breakOff);
      },
      waiting: () => 0,
      end: () => inOrder(() => end((controller) => controller.close())),
    });
    return { response: new Response(body, { headers: { "content-type": "text/event-stream" } }), breakOff, hangUp };
  }

  return line;
}

/** A captive portal says so, whatever it was asked. */
const PORTAL = { status: 200, body: "<html>Please sign in</html>" };

// A whole answer, as a page reads it. `Response` would make a stream of its text, only to gather it again.
class Arrived extends Response {
  readonly #text: string;

  constructor(text: string, init: ResponseInit) {
    super(null, init);
    this.#text = text;
  }

  override text(): Promise<string> {
    return Promise.resolve(this.#text);
  }

  override async json(): Promise<unknown> {
    const value: unknown = JSON.parse(this.#text);
    return value;
  }
}

function arrived({ status, body }: { status: number; body: string }): Response {
  return new Arrived(body, { status });
}

function wantsStream({ body }: Asked): boolean {
  return body?.includes('"wait":"stream"') ?? false;
}

// An answer that nobody will read. A stream has begun all the same, and ends when the relay notices.
function waste(answer: Answer): void {
  if (answer.type === "stream") openStream(answer.start, { write: ignore, waiting: () => 0, end: ignore })();
}

function ignore(): void {
  // Nobody is there to hear of it.
}
