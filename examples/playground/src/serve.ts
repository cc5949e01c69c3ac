// Serves the playground: the page in `page`, with the widget's own sources, so that a change is seen at the next reload.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const here = dirname(dirname(fileURLToPath(import.meta.url)));

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
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  });
  await server.listen();
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
