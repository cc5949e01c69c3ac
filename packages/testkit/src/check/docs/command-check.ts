// Checks that the commands of the documentation are ones a reader can type: npm scripts that exist, subcommands and
// options that `handrail` knows, files that are there, paths that something serves. It runs none of them.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { handrail } from "../../processes/handrail.ts";
import type { Check } from "../tally.ts";
import { ROOT, filesIn, readManifest } from "../workspace.ts";
import type { DocumentationPage } from "./pages.ts";
import { shellCommands } from "./shell-block.ts";

/** One check for each shell block. */
export async function checkCommands(pages: readonly DocumentationPage[]): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const page of pages) {
    for (const fence of page.fences.filter(({ language }) => ["sh", "bash", "shell", "console"].includes(language))) {
      const faults: string[] = [];
      for (const { words, line } of shellCommands(fence.text)) {
        const fault = await commandFault(words);
        if (fault !== undefined) faults.push(`${page.path}:${fence.line + line}: ${words.join(" ")}: ${fault}`);
      }
      const name = `${page.path}:${fence.line}`;
      checks.push(faults.length === 0 ? { name } : { name, failure: faults.join("\n") });
    }
  }
  return checks;
}

/** Programs that every reader has, or that a page tells them to have; nothing of ours to check in them. */
const COMMON = new Set(
  "git cd ls cat cp mv rm mkdir chmod echo export printf openssl docker systemctl sudo kill tar jq psql sqlite3 ssh".split(
    " ",
  ),
);

/** What is wrong with a command, as a sentence, or undefined when a reader can type it. */
export async function commandFault(words: readonly string[]): Promise<string | undefined> {
  const [program = "", ...args] = words;
  switch (program) {
    case "npm":
      return npmFault(args);
    case "npx": {
      const [tool = "", ...rest] = args.filter((word) => !/^(?:-y|--yes)$/.test(word));
      if (tool === "handrail" || tool === "@handrail/relay") return handrailFault(rest);
      return /^(?:@handrail\/|pnpm@)/.test(tool) ? undefined : `npx ${tool} is not a tool of ours.`;
    }
    case "handrail":
      return handrailFault(args);
    case "node": {
      const file = args.find((word) => !word.startsWith("-"));
      return file === undefined || existsSync(join(ROOT, file)) ? undefined : `there is no file ${file}.`;
    }
    case "curl":
      return curlFault(args);
    default:
      if (program.includes("/")) return existsSync(join(ROOT, program)) ? undefined : "there is no such file.";
      return COMMON.has(program) ? undefined : `${program} is a command that the checks do not know.`;
  }
}

function npmFault(args: readonly string[]): string | undefined {
  const words = args.filter((word) => !/^(?:-s|--silent)$/.test(word));
  const [verb = "", name] = words;
  if (["install", "i", "ci", "add", "init", "pack", "publish"].includes(verb)) return undefined;
  const script = verb === "run" ? name : verb;
  const scripts = readManifest(join(ROOT, "package.json")).scripts ?? {};
  return script !== undefined && script in scripts ? undefined : `the top package.json has no script "${script}".`;
}

/** Something in the relay or an example must name the path that is asked for. */
function curlFault(args: readonly string[]): string | undefined {
  const address = args.find((word) => /^https?:\/\//.test(word) || /^localhost[:/]/.test(word));
  if (address === undefined) return "curl names no address.";
  const path = /^(?:https?:\/\/)?[^/]*(\/[^?#]*)?/.exec(address)?.[1] ?? "/";
  if (path === "/" || /[$<{]/.test(path)) return undefined;
  const sources = ["packages/relay/src", "examples"].flatMap((folder) =>
    filesIn(join(ROOT, folder))
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(ROOT, folder, file), "utf8")),
  );
  return sources.some((source) => source.includes(path)) ? undefined : `nothing serves ${path}.`;
}

/** Walks down the subcommands by their help texts, then looks for each option in the last one. */
async function handrailFault(args: readonly string[]): Promise<string | undefined> {
  const path: string[] = [];
  let help = await handrailHelp(path);
  if (help === undefined) return "handrail --help does not run.";
  for (const word of args) {
    if (!subcommandsOf(help).includes(word)) break;
    path.push(word);
    help = (await handrailHelp(path)) ?? "";
  }
  const next = args[path.length];
  const isGroup = subcommandsOf(help).length > 0;
  if (isGroup && next !== undefined && !next.startsWith("-")) return `handrail has no command "${next}" there.`;
  const options = args.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.replace(/=.*$/, ""));
  const unknown = options.find((option) => !new RegExp(`(?:^|[\\s,])${option}(?![\\w-])`, "m").test(help ?? ""));
  return unknown === undefined ? undefined : `handrail ${path.join(" ")} has no option ${unknown}.`;
}

const helps = new Map<string, Promise<string | undefined>>();

function handrailHelp(path: readonly string[]): Promise<string | undefined> {
  const key = path.join(" ");
  const known = helps.get(key);
  if (known !== undefined) return known;
  const asked = handrail(...path, "--help").catch(() => undefined);
  helps.set(key, asked);
  return asked;
}

function subcommandsOf(help: string): readonly string[] {
  const list = /^Commands:\n((?:[ \t]+.*\n?|\n)*)/m.exec(help)?.[1] ?? "";
  return [...list.matchAll(/^ {2}([a-z][\w-]*)/gm)].map((match) => match[1] ?? "").filter((name) => name !== "help");
}
