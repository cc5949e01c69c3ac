// Says where the built console lies. Nothing of the console itself is imported here.

/**
 * The folder of the built console, to be served as static files under `/desk/`.
 *
 * It is there after `vite build`; the published package carries it.
 *
 * @example
 * ```ts
 * import { fileURLToPath } from "node:url";
 * import { deskFolder } from "@handrail/desk";
 *
 * console.log(fileURLToPath(deskFolder)); // …/dist/app/
 * ```
 */
export const deskFolder: URL = new URL("../dist/app/", import.meta.url);
