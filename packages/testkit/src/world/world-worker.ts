// A thread that runs worlds one after the other, as it is told. Nothing is shared with other threads but the template's files.
import { parentPort, workerData } from "node:worker_threads";
import type { Template } from "./relay-house.ts";
import { planOf } from "./plan.ts";
import { runWorld } from "./run-world.ts";
import type { WorldOrder } from "./world-pool.ts";

// What the pool has handed over.
const template: Template = workerData;

parentPort?.on("message", ({ seed, visitors }: WorldOrder) => {
  runWorld(planOf(seed, visitors), { template }).then(
    (result) => parentPort?.postMessage({ result }),
    (error: unknown) => parentPort?.postMessage({ trouble: error instanceof Error ? error.stack : String(error) }),
  );
});
