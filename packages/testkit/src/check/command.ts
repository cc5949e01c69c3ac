// Runs another program and gives back what it said and how it ended. Knows nothing of what the output means.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { ROOT } from "./workspace.ts";

/** How a program ended. */
export interface Ended {
  readonly code: number;
  /** What it wrote to either stream, in order and without colours. */
  readonly output: string;
  /** What it wrote to standard output alone. */
  readonly stdout: string;
}

/** How to run it. */
export interface CommandOptions {
  /** The folder it runs in; the workspace's top unless told. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with each line of either stream as it comes, without its end. */
  readonly onLine?: (line: string) => void;
  /** After this long the program is killed and counts as failed; ten minutes unless told. */
  readonly timeoutMs?: number;
}

/** Runs a program to its end. Never throws: a program that cannot start has ended with code 127. */
export function runCommand(program: string, args: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1", ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let stdout = "";
    const take = (text: string): void => {
      output += text;
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      take(text);
    });
    child.stderr.setEncoding("utf8").on("data", take);
    if (options.onLine !== undefined) {
      const { onLine } = options;
      for (const input of [child.stdout, child.stderr]) {
        createInterface({ input }).on("line", (line) => onLine(stripVTControlCharacters(line)));
      }
    }
    const timer = setTimeout(() => {
      take(`\n${program} took longer than ${(options.timeoutMs ?? TIMEOUT_MS) / 1000} s and was killed.\n`);
      child.kill("SIGKILL");
    }, options.timeoutMs ?? TIMEOUT_MS);
    child.on("error", (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: `${output}${error.message}\n`, stdout });
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output: stripVTControlCharacters(output), stdout: stripVTControlCharacters(stdout) });
    });
  });
}

/** Runs a file of an installed tool on the Node.js that runs us. */
export function runNode(file: string, args: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  return runCommand(process.execPath, [join(ROOT, file), ...args], options);
}

const TIMEOUT_MS = 10 * 60_000;
