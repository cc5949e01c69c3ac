// Serves the playground: the page in `page`, with the widget's own sources, so that a change is seen at the next reload.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer, type Plugin } from "vite";

const here = dirname(dirname(fileURLToPath(import.meta.url)));

// What a message's picture shows: no relay is there to have it.
const LAMP = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" preserveAspectRatio="xMidYMid slice"><rect width="120" height="120" fill="#d7c9b0"/><path d="M60 36v58" stroke="#4a3b2a" stroke-width="4"/><path d="M40 40 50 16h20l10 24Z" fill="#c9772b"/><path d="M42 96h36" stroke="#4a3b2a" stroke-width="6" stroke-linecap="round"/></svg>`;
const PICTURES: Plugin = {
  name: "pictures",
  configureServer: ({ middlewares }) => {
    middlewares.use("/v1/files", (_request, response) => {
      response.setHeader("content-type", "image/svg+xml");
      response.end(LAMP);
    });
  },
};

/** A running playground. */
export interface Playground {
  /** `http://127.0.0.1:4610` */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts it on this machine's own address. @throws when the port is taken */
export async function startPlayground(port: number): Promise<Playground> {
  const server = await createServer({
    root: `${here}/page`,
    configFile: false,
    logLevel: "warn",
    server: { host: "127.0.0.1", port, strictPort: true, fs: { allow: [`${here}/../..`] } },
    plugins: [PICTURES],
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  });
  await server.listen();
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
