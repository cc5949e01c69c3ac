// A bot endpoint of Handrail's contract that does what a test asks of it: answer well, hang, or talk nonsense.
import { createServer, type Server, type ServerResponse } from "node:http";

/** `well`: streams an answer. `slow`: streams it until let go. `hangs`: accepts and says nothing. `nonsense`: a web page with status 200. `rich`: shows Markdown and cards, and asks for a form. `down`: cuts the connection. */
export type Mood = "well" | "slow" | "rich" | "hangs" | "nonsense" | "down";

/** A bot whose mood can change between two questions. */
export interface MoodyBot {
  readonly url: string;
  mood: Mood;
  /** Questions received so far. */
  readonly asked: () => number;
  close(): Promise<void>;
}

/** Starts a moody bot on a free port of 127.0.0.1. It takes `wordMs` for each of its ten words. */
export async function startMoodyBot({ wordMs = 40 } = {}): Promise<MoodyBot> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    request.resume();
    request.on("end", () => {
      answer(response, bot.mood, wordMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const bot: MoodyBot = {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`,
    mood: "well",
    asked: () => asked,
    close: () => close(server),
  };
  return bot;
}

const WORDS = ["Parcels ", "leave ", "our ", "house ", "in ", "Bergen ", "within ", "one ", "working ", "day."];

const RICH = {
  text: "Returns are free within **30 days**.\n\n| Where | Costs |\n|---|---|\n| Pick-up point | kr 0 |\n\n<img src=x onerror=alert(1)>",
  cards: [
    {
      title: "Rain jacket",
      text: "Bought 12 November",
      image: { url: "https://elsewhere.example/jacket.jpg", alt: "A jacket" },
      buttons: [{ label: "Return this one", say: "I want to return the rain jacket" }],
    },
  ],
  form: {
    title: "Your return",
    fields: [
      { name: "order", label: "Order number", required: true },
      { name: "why", label: "Why?", type: "choice", choices: ["Too small", "Too large"] },
    ],
  },
};

function answer(response: ServerResponse, mood: Mood, wordMs: number): void {
  switch (mood) {
    case "hangs":
      return;
    case "down":
      response.socket?.destroy();
      return;
    case "nonsense":
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>It works!</title>");
      return;
    case "rich":
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(RICH));
      return;
    case "well":
    case "slow":
      stream(response, mood, wordMs);
  }
}

function stream(response: ServerResponse, mood: "well" | "slow", wordMs: number): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  let next = 0;
  const timer = setInterval(() => {
    const word = WORDS[next];
    next += 1;
    if (word !== undefined) response.write(`data: ${JSON.stringify({ delta: word })}\n\n`);
    if (next < WORDS.length) return;
    // A slow bot never finishes: it is still talking when the visitor has had enough.
    if (mood === "well")
      response.end(`data: ${JSON.stringify({ done: true, suggestions: ["What does shipping cost?"] })}\n\n`);
    clearInterval(timer);
  }, wordMs);
  response.on("close", () => {
    clearInterval(timer);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
