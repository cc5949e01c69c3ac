// The least that a relay over server-sent events can be: two endpoints, nothing stored, nothing checked. A peer to measure against.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

const readers = new Map<string, Set<ServerResponse>>();

const server = createServer((request, response) => {
  void bodyOf(request).then((body) => {
    const { pair, text }: { pair: string; text?: string } = JSON.parse(body);
    const ofPair = readers.get(pair) ?? new Set();
    if (text === undefined) {
      readers.set(pair, ofPair.add(response));
      response.on("close", () => ofPair.delete(response));
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write('data: {"type":"beat"}\n\n');
      return;
    }
    for (const reader of ofPair) reader.write(`data: ${JSON.stringify({ text })}\n\n`);
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"ok":true}');
  });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  request.setEncoding("utf8");
  for await (const part of request) body += String(part);
  return body;
}

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" && address ? address.port : 0);
});
