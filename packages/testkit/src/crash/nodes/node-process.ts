// One node in a process of its own, on a port that it keeps.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(
  new URL("../../../../relay/src/store/postgres/testing/front-process.ts", import.meta.url),
);

export interface NodeProcess {
  readonly port: number;
  /** What it has complained of. */
  readonly trouble: () => string;
  /** `SIGKILL`. */
  kill(): Promise<void>;
}

/** Answers when it resolves. @throws what it wrote when it ended before that */
export async function startNodeProcess(url: string, port: number): Promise<NodeProcess> {
  const child = spawn(process.execPath, [program, url, String(port)], { stdio: ["ignore", "pipe", "pipe"] });
  let trouble = "";
  child.stderr.on("data", (chunk: Buffer) => (trouble += chunk.toString()));
  const exited = once(child, "exit");
  const isThere = once(createInterface({ input: child.stdout }), "line").then(() => true);
  if (!(await Promise.race([isThere, exited.then(() => false)])))
    throw new Error(`A node ended at its start:\n${trouble}`);
  return {
    port,
    trouble: () => trouble,
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await exited;
    },
  };
}
