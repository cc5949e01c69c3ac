// A real relay in a process of its own, started as its operator would: it can be killed in the middle of anything.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../../relay/src/cli/main.ts", import.meta.url));

/** A start takes a second; on a machine that is busy with everything else, many. */
const START_MS = 60_000;

/** A running relay and the ways to end it. */
export interface RelayProcess {
  readonly url: string;
  readonly pid: number;
  /** What it has written to its log so far. */
  readonly output: () => string;
  /** Resolves with the exit code when it has ended; `null`: by a signal. */
  readonly ended: Promise<number | null>;
  /** `SIGKILL`: no goodbye, no flush. */
  kill(): Promise<void>;
  /** `SIGTERM`: a graceful stop. Resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** A relay that may not answer yet. */
export interface StartingRelay extends RelayProcess {
  /** Resolves when it answers; rejects when it ended before that. */
  readonly ready: Promise<void>;
}

/** How a relay is started. */
export interface RelayProcessOptions {
  readonly data: string;
  readonly port: number;
  /** Where browsers find it; its own port unless told. */
  readonly publicUrl?: string;
  /** Serves no built files, so that none need be there; by default it serves them. */
  readonly isApiOnly?: boolean;
  /** Another program than the relay's own, which takes the same words: a relay with a fault. */
  readonly program?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a relay on a data folder and waits until it answers. */
export async function startRelayProcess(options: RelayProcessOptions): Promise<RelayProcess> {
  const relay = spawnRelayProcess(options);
  await relay.ready;
  return relay;
}

/** Starts a relay and does not wait: it can be killed in the middle of its start. */
export function spawnRelayProcess(options: RelayProcessOptions): StartingRelay {
  const { data, port, program = cli, env } = options;
  const url = `http://127.0.0.1:${port}`;
  const { publicUrl = url } = options;
  const child = spawn(
    process.execPath,
    [
      program,
      "start",
      "--data",
      data,
      "--port",
      String(port),
      "--public-url",
      publicUrl,
      ...(options.isApiOnly ? ["--api-only"] : []),
    ],
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } },
  );
  let output = "";
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const exited = once(child, "exit");
  const ended = new AbortController();
  const ready = Promise.race([
    healthy(url, ended.signal),
    exited.then(() => Promise.reject(new Error(`The relay ended at its start:\n${output}`))),
  ]);
  void exited.then(() => ended.abort());
  ready.catch(() => undefined); // whoever awaits it hears of it; whoever kills at the start does not care
  return {
    url,
    pid: child.pid ?? 0,
    ready,
    output: () => output,
    ended: exited.then(() => child.exitCode),
    kill: async () => {
      await end(child, "SIGKILL", exited);
    },
    stop: () => end(child, "SIGTERM", exited),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals, exited: Promise<unknown>): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  await exited;
  return child.exitCode;
}

async function healthy(url: string, ended: AbortSignal): Promise<void> {
  const deadline = performance.now() + START_MS;
  for (;;) {
    try {
      const response = await fetch(`${url}/healthz`);
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    if (ended.aborted) return; // the race is lost already
    if (performance.now() > deadline) throw new Error(`The relay did not answer within ${START_MS / 1_000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
