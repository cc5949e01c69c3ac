// Everything of the outside world that a command uses: what it prints on, what it reads, what ends it.
import { text } from "node:stream/consumers";

/** Where a command writes and reads. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Answers, on stdout. */
  out(line: string): void;
  /** Trouble, on stderr. */
  err(line: string): void;
  /** All of stdin. */
  stdin(): Promise<string>;
  /** Calls back at each SIGINT and SIGTERM. */
  onSignal(listener: (signal: string) => void): void;
  /** Ends the process at once. */
  exit(code: number): void;
}

/** The process's own. */
export const nodeTerminal: Terminal = {
  env: process.env,
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  stdin: () => text(process.stdin),
  onSignal: (listener) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => listener(signal));
  },
  exit: (code) => process.exit(code),
};
