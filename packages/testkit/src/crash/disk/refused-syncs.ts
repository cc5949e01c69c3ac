// Makes every sync of a running process fail, as a dying disk does, until it is let go.
import { spawn } from "node:child_process";
import { once } from "node:events";

/** Lets the process's syncs go through again. */
export type LetGo = () => Promise<void>;

/** Refuses every `fsync` and `fdatasync` of a process from now on, with EIO. */
export async function refuseSyncs(strace: string, pid: number): Promise<LetGo> {
  const watch = ["-f", "-p", String(pid), "-o", "/dev/null", "-e", "trace=fsync,fdatasync"];
  const child = spawn(strace, [...watch, "-e", "inject=fsync,fdatasync:error=EIO"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(child, "exit");
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("attached")) resolve();
    });
    child.on("exit", () => reject(new Error(`strace ended at once: ${said}`)));
  });
  return async () => {
    child.kill("SIGTERM"); // it detaches; the process goes on
    await ended;
  };
}
