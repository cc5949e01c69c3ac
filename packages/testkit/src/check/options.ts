// Reads a command's options from the command line. What it does not know ends it with a sentence and the options that there are.
import { parseArgs, type ParseArgsConfig } from "node:util";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Values<Given extends Options> = ReturnType<typeof parseArgs<{ options: Given }>>["values"];

/** What `--help` says: every option, with what it is where nothing is said. */
export function listOptions(options: Options): string {
  const lines = Object.entries(options).map(([name, option]) => {
    const takes = option.type === "string" ? " …" : "";
    const without = option.type === "string" && option.default !== undefined ? ` (${String(option.default)})` : "";
    return `  --${name}${takes}${option.multiple ? " (more than once)" : ""}${without}`;
  });
  return ["Options:", ...lines].join("\n");
}

/** The options as the words say; a text is what is said instead, and how the command ends: 0 for `--help`, 2 for what it does not know. */
export function parseOptions<Given extends Options>(
  options: Given,
  words: readonly string[],
): { readonly values: Values<Given> } | { readonly says: string; readonly exitCode: 0 | 2 } {
  if (words.includes("--help") || words.includes("-h")) return { says: listOptions(options), exitCode: 0 };
  try {
    return { values: parseArgs({ options, args: [...words] }).values };
  } catch (error) {
    const [sentence] = String(error instanceof Error ? error.message : error).split(". ");
    return { says: `${sentence}.\n${listOptions(options)}`, exitCode: 2 };
  }
}

/** The same from this process's command line, which it ends where there is something to be said. */
export function readOptions<Given extends Options>(options: Given): Values<Given> {
  const read = parseOptions(options, process.argv.slice(2));
  if ("values" in read) return read.values;
  (read.exitCode === 0 ? console.log : console.error)(read.says);
  process.exit(read.exitCode);
}
