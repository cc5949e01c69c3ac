// One thread of the crew: is told a portion's first seed, answers what came of it.
import { parentPort, workerData } from "node:worker_threads";
import { MUTANTS } from "./mutants.ts";
import { REAL } from "./run-world.ts";
import { runPortion } from "./worlds.ts";

const works = MUTANTS.find(({ name }) => name === workerData)?.works ?? REAL;

parentPort?.on("message", (firstSeed: number) => parentPort?.postMessage(runPortion(firstSeed, works)));
