// The desk's service worker, as the browser loads it: `sw.js` beside the page, so that all of the desk is its scope.
import { ringIn } from "./ring-worker.ts";
import type { WorkerScope } from "./worker-scope.ts";

declare const self: WorkerScope;

ringIn(self, () => Date.now());
