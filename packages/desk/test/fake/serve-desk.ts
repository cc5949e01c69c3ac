// An HTTP server for the built console and the fake API, with the policy that the relay sends.
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname } from "node:path";
import { agentId, fileId } from "@handrail/protocol";
import { deskFolder } from "../../src/index.ts";
import type { FakeRelay } from "./fake-relay.ts";

const POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const BEAT_MS = 2_000;

/** Starts to serve; the answer stops it. */
export async function serveDesk(relay: FakeRelay, port: number): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    answer(relay, request, response).catch(() => response.destroy());
  });
  const beat = setInterval(() => relay.beat(), BEAT_MS);
  await new Promise<void>((resolve) => {
    server.listen(port, resolve);
  });
  return () => {
    clearInterval(beat);
    relay.cutStreams();
    server.closeAllConnections();
    return new Promise((resolve) => {
      server.close(() => resolve());
    });
  };
}

async function answer(relay: FakeRelay, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname.startsWith("/desk/api/")) return pass(relay, { url, request, response });
  if (url.pathname.startsWith("/v1/files/")) {
    const id = fileId(url.pathname.split("/").at(-1) ?? "");
    const found = relay.uploads.get(id);
    response.writeHead(found ? 200 : 404, { "content-type": relay.world.files.get(id)?.type ?? "text/plain" });
    response.end(found);
    return;
  }
  if (url.pathname.startsWith("/v1/agents/")) {
    const found = relay.pictures.get(agentId(url.pathname.split("/").at(-2) ?? ""));
    response.writeHead(found ? 200 : 204, found && { "content-type": "image/jpeg" });
    response.end(found);
    return;
  }
  const path = url.pathname.replace(/^\/desk\/?/, "") || "index.html";
  const body = await readFile(new URL(path, deskFolder)).catch(() => null);
  response.writeHead(body ? 200 : 404, {
    "content-type": TYPES[extname(path)] ?? "application/octet-stream",
    "content-security-policy": POLICY,
  });
  response.end(body);
}

interface Exchange {
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function pass(relay: FakeRelay, { url, request, response }: Exchange): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const method = request.method ?? "GET";
  const headers = new Headers({ cookie: request.headers.cookie ?? "" });
  const reply = await relay.fetch(
    new Request(url, { method, headers, ...(chunks.length > 0 && { body: Buffer.concat(chunks) }) }),
  );
  response.writeHead(reply.status, Object.fromEntries(reply.headers));
  if (!reply.body) {
    response.end();
    return;
  }
  const reader = reply.body.getReader();
  response.on("close", () => void reader.cancel());
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    response.write(value);
  }
  response.end();
}
