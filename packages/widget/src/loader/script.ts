// The script tag's entry: the one file of the package that acts when it is loaded.
import { startScript } from "./start-script.ts";

export type { HandrailApi, HandrailCall } from "./page-api.ts";

const { currentScript } = document;
// A picture by the name of `currentScript`, which a page's visitors may have put there, stands before the browser's own: it has a `src`.
if (currentScript && "text" in currentScript) startScript(currentScript);
