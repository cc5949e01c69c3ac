// Starts a peer's server as a process of its own. Its first line on standard output is its port.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A running server, not yet talked to. */
export interface PeerProcess {
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
}

/** `program` lies beside this file; `words` are handed to it. @throws Error when it ends before it listens */
export async function startPeer(program: string, words: readonly string[] = []): Promise<PeerProcess> {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, [file, ...words], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const [line] = await Promise.race([
    once(createInterface(child.stdout), "line"),
    exited.then((): never => {
      throw new Error(`${program} ended at its start`);
    }),
  ]);
  return {
    pid: child.pid ?? 0,
    port: Number(line),
    async stop() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
