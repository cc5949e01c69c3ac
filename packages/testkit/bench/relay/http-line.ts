// The HTTP side of the benchmark's driver: posts over a bounded pool of kept connections, and streams of server-sent events.
import { Client, Pool, type Dispatcher } from "undici";

/** Connections to one server. */
export interface HttpLine {
  /** Posts, and answers with the body. @throws Error on any status but 2xx */
  post(path: string, body: string): Promise<string>;
  /** Opens a stream, each on a connection of its own; resolves with its first piece, and the way to leave. `hear` gets each `data:` line. */
  stream(
    request: { readonly path: string; readonly body: string },
    hear: (data: string) => void,
  ): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** At most `connections` posts are under way at a time. */
export function openHttpLine(origin: string, connections: number): HttpLine {
  const posts = new Pool(origin, { connections, pipelining: 1 });
  const streams = new Set<Client>();
  return {
    post: (path, body) =>
      new Promise((resolve, reject) => {
        let status = 0;
        let text = "";
        const handler: Dispatcher.DispatchHandler = {
          onRequestStart: () => undefined,
          onResponseStart: (_controller, code) => (status = code),
          onResponseData: (_controller, chunk) => (text += chunk.toString("utf8")),
          onResponseEnd: () =>
            status < 300 ? resolve(text) : reject(new Error(`${path} answered ${status}: ${text}`)),
          onResponseError: (_controller, error) => reject(error),
        };
        posts.dispatch({ path, method: "POST", body, headers: { "content-type": "text/plain" } }, handler);
      }),
    stream: ({ path, body }, hear) =>
      new Promise((resolve, reject) => {
        const client = new Client(origin, { bodyTimeout: 0, headersTimeout: 0 });
        streams.add(client);
        const leave = async (): Promise<void> => {
          streams.delete(client);
          await client.destroy();
        };
        let status = 0;
        let rest = "";
        const handler: Dispatcher.DispatchHandler = {
          onRequestStart: () => undefined,
          onResponseStart: (_controller, code) => (status = code),
          onResponseData: (_controller, chunk) => {
            if (status !== 200) return reject(new Error(`${path} answered ${status}`));
            const frames = (rest + chunk.toString("utf8")).split("\n\n");
            rest = frames.pop() ?? "";
            for (const frame of frames) hear(frame.slice("data: ".length));
            resolve(leave);
          },
          onResponseEnd: () => reject(new Error("the stream ended")),
          onResponseError: (_controller, error) => reject(error),
        };
        client.dispatch({ path, method: "POST", body, headers: { "content-type": "text/plain" } }, handler);
      }),
    async close() {
      await Promise.all([...streams, posts].map((client) => client.destroy()));
    },
  };
}
