// The script tag's entry: the one file of the package that acts when it is loaded.
import { startScript } from "./start-script.ts";

export type { HandrailApi, HandrailCall } from "./start-script.ts";

const { currentScript } = document;
if (currentScript && "src" in currentScript) startScript(currentScript);
