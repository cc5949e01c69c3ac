// A peer's server: hands what one socket of a pair sends to the other one. `ws` or `socket.io`, from the folder of the peers.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { SocketIo, Ws } from "./peer-types.ts";

const [kind, folder = ""] = process.argv.slice(2);
const load = createRequire(join(folder, "index.js"));
const server = createServer();

// Two at a time belong together, in the order in which they name their pair.
const readers = new Map<string, (text: string) => void>();

if (kind === "ws") {
  const { WebSocketServer }: Ws = load("ws");
  new WebSocketServer({ server, perMessageDeflate: false }).on("connection", (socket, request) => {
    const [role, pair = ""] = (request.url ?? "").slice(1).split("/");
    if (role === "read") readers.set(pair, (text) => socket.send(text));
    else socket.on("message", (data) => readers.get(pair)?.(String(data)));
  });
} else {
  const { Server }: SocketIo = load("socket.io");
  new Server(server, { transports: ["websocket"] }).on("connection", (socket) => {
    const { role, pair } = socket.handshake.query;
    if (role === "read") readers.set(pair, (text) => socket.emit("m", text));
    else
      socket.on("m", (text, acknowledge) => {
        readers.get(pair)?.(text);
        acknowledge();
      });
  });
}

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" && address ? address.port : 0);
});
