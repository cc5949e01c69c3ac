// The `handrail` command in this process: what it prints and how it ends.
import { runCli } from "./program.ts";

/** How it ended. */
export interface Ended {
  /** `null`: a signal ended its process. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs it. @throws when it ends the process by itself */
export async function handrail(
  words: readonly string[],
  { env = {}, stdin = "" }: { readonly env?: Record<string, string>; readonly stdin?: string } = {},
): Promise<Ended> {
  let [out, err] = ["", ""];
  const code = await runCli(words, {
    env,
    out: (line) => (out += `${line}\n`),
    err: (line) => (err += `${line}\n`),
    stdin: () => Promise.resolve(stdin),
    onSignal: () => undefined,
    exit: (status) => {
      throw new Error(`exit ${status}`);
    },
  });
  return { code, out, err };
}
