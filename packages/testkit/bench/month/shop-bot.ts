// A bot endpoint of Handrail's contract that answers at once, so that what is measured is the relay's work and not a model's thinking.
import { createServer } from "node:http";

const DELTAS = ["Parcels ", "leave ", "our house ", "within one ", "working day."].map(
  (delta) => `data: ${JSON.stringify({ delta })}\n\n`,
);
const ANSWER = `${DELTAS.join("")}data: ${JSON.stringify({ done: true })}\n\n`;

/** Starts it on a free port of 127.0.0.1. */
export async function startShopBot(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => response.writeHead(200, { "content-type": "text/event-stream" }).end(ANSWER));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
