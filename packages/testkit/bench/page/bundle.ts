// Bundles an entry script as a merchant's own build would: production, minified, late parts apart.
import { build } from "vite";

/**
 * Bundles one script.
 *
 * @param root The folder that imports are looked up from.
 * @param entry Its path.
 * @returns The files by name; the entry is `main.js`, its styles `main.css`.
 */
export async function bundle(root: string, entry: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const built = await build({
    root,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2022",
      // A library, so that late parts are plain imports and not wrapped into Vite's own preloading.
      lib: { entry: { main: entry }, formats: ["es"], fileName: (_format, name) => `${name}.js`, cssFileName: "main" },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const files = outputs.flatMap((one) => ("output" in one ? one.output : []));
  return new Map(files.map((file) => [file.fileName, bytesOf(file.type === "chunk" ? file.code : file.source)]));
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? Buffer.from(content) : content;
}
