// A bare Node relay over server-sent events and POST that stores nothing: what the same transport costs without any promise.
import type { Contender } from "./contender.ts";
import { openHttpLine } from "./http-line.ts";
import { startPeer } from "./peer-process.ts";

export function bareSse(connections: number): Contender {
  return {
    name: "bare Node SSE + POST",
    isDurable: false,
    async start() {
      const peer = await startPeer("bare-sse-server.ts");
      const line = openHttpLine(`http://127.0.0.1:${peer.port}`, connections);
      let pairs = 0;
      const read = (pair: string, hear: (data: string) => void) =>
        line.stream({ path: "/events", body: JSON.stringify({ pair }) }, hear);
      return {
        pid: peer.pid,
        async openPair(onDelivery) {
          pairs += 1;
          const pair = String(pairs);
          await read(pair, (data) => {
            const frame: { text?: string } = JSON.parse(data);
            if (frame.text !== undefined) onDelivery(frame.text);
          });
          return {
            async send(text) {
              await line.post("/commands", JSON.stringify({ pair, text }));
            },
          };
        },
        openIdle: () => read("idle", () => undefined),
        async stop() {
          await line.close();
          await peer.stop();
        },
      };
    },
  };
}
