// Serves one small page of a shop, once for each chat that is embedded in it, compressed as a production server would.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";
import type { Embedding } from "./contender.ts";

/** A page and how to reach it. */
export interface ShopServer {
  readonly origin: string;
  /** Puts a page at `/slug/`; the same under a strict content policy at `/slug/strict`. */
  put(slug: string, embedding: Pick<Embedding, "head" | "body" | "files" | "scriptOrigin">): void;
  close(): Promise<void>;
}

/** What is the page's own, and not the chat's: addresses that the traffic leaves out. */
export function isOfThePage(url: string): boolean {
  return /\/(?:shop\.css|strict|[\w-]+\/)$/.test(new URL(url).pathname);
}

interface Answer {
  readonly type: string;
  readonly body: Uint8Array;
  readonly policy?: string;
}

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

const STYLE = `body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 16px/1.5 system-ui; color: #222; }
nav a { margin-right: 1rem; } li { margin: .5rem 0; }
deep-chat, .embedded { display: block; width: 320px; height: 350px; }`;

/** Starts it on a free port of 127.0.0.1. */
export async function startShopServer(): Promise<ShopServer> {
  const answers = new Map<string, Answer>([["/shop.css", answerOf(".css", STYLE)]]);
  const server = createServer((request, response) => respond(answers, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    put(slug, { head = "", body, files, scriptOrigin = "" }) {
      const page = answerOf(".html", pageOf(head, body));
      const policy = `script-src 'self' ${scriptOrigin}; style-src 'self'; require-trusted-types-for 'script'`;
      answers.set(`/${slug}/`, page);
      answers.set(`/${slug}/strict`, { ...page, policy });
      for (const [name, bytes] of files) answers.set(`/${slug}/${name}`, answerOf(extname(name), bytes));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answerOf(ending: string, body: string | Uint8Array): Answer {
  const type = ending === ".html" ? "text/html; charset=utf-8" : (TYPES[ending] ?? "application/octet-stream");
  return { type, body: gzipSync(body, { level: 9 }) };
}

function respond(answers: ReadonlyMap<string, Answer>, request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  if (request.method === "POST") {
    // What a bot's webhook says; n8n's chat asks for an earlier session, and takes an empty one.
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify({ data: [], output: "Hello", text: "Hello" }));
    return;
  }
  const answer = answers.get(new URL(request.url ?? "/", "http://shop").pathname);
  if (!answer) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader("content-type", answer.type);
  response.setHeader("content-encoding", "gzip");
  response.setHeader("cache-control", "max-age=300");
  if (answer.policy) response.setHeader("content-security-policy", answer.policy);
  response.end(answer.body);
}

function pageOf(head: string, body: string): string {
  const item = (name: string): string =>
    `<li><h2>${name}</h2><p>Made in Bergen, for rain that comes from the side.</p></li>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="description" content="A small shop">
<title>Fjell &amp; Fjord</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/shop.css">
${head}
</head>
<body>
<nav><a href="#jackets">Jackets</a><a href="#boots">Boots</a><a href="#tents">Tents</a></nav>
<h1>Fjell &amp; Fjord</h1>
<ul>${["Jacket", "Boots", "Tent"].map(item).join("")}</ul>
${body}
</body>
</html>`;
}
