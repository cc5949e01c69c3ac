// Runs `handrail` commands as their operator would, but in this process: to start one of its own takes a second.
// oxlint-disable-next-line no-restricted-imports -- The package offers its command as a program alone.
import { runCli } from "../../../relay/src/cli/program.ts";

/** Runs one command to its end and returns what it printed. @throws when it does not end well */
export async function handrail(...words: readonly string[]): Promise<string> {
  let [printed, trouble] = ["", ""];
  const code = await runCli(words, {
    env: process.env,
    out: (line) => (printed += `${line}\n`),
    err: (line) => (trouble += `${line}\n`),
    stdin: () => Promise.resolve(""),
    onSignal: () => undefined,
    exit: (status) => {
      throw new Error(`handrail ${words.join(" ")} ended the process with ${status}`);
    },
  });
  if (code !== 0) throw new Error(`handrail ${words.join(" ")} ended with ${code}:\n${trouble}${printed}`);
  return printed;
}
