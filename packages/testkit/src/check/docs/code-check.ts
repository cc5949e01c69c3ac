// Type-checks the TypeScript of the documentation, as a reader would paste it: each block a module of its own, importing
// the packages by name. JSON blocks must parse.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runNode } from "../command.ts";
import type { Check } from "../tally.ts";
import { ROOT } from "../workspace.ts";
import type { DocumentationPage } from "./pages.ts";

/** A block, and the file it is checked as. */
interface Snippet {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** One check for each block. */
export async function checkCode(pages: readonly DocumentationPage[]): Promise<readonly Check[]> {
  return [...(await checkTypeScript(snippetsOf(pages))), ...pages.flatMap(checkJson)];
}

async function checkTypeScript(snippets: readonly Snippet[]): Promise<readonly Check[]> {
  if (snippets.length === 0) return [];
  // Inside testkit, so that the packages it depends on resolve from here.
  const folder = join(ROOT, "packages", "testkit", ".cache", "docs");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { file, text } of snippets) writeFileSync(join(folder, file), `${text}\nexport {};\n`);
  const compilerOptions = {
    lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    types: ["node"],
    module: "ESNext",
    moduleResolution: "bundler",
    jsx: "react-jsx",
    jsxImportSource: "preact",
  };
  const config = { extends: "../../../../tsconfig.base.json", compilerOptions, include: ["*"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const ended = await runNode("node_modules/typescript/bin/tsc", ["-p", folder, "--pretty", "false"], { cwd: folder });
  const lines = ended.output.split("\n");
  const checks = snippets.map(({ name, file }): Check => {
    const own = lines.filter((line) => line.startsWith(`${file}(`));
    return own.length === 0 ? { name } : { name, failure: own.join("\n") };
  });
  const isExplained = ended.code === 0 || checks.some((check) => check.failure !== undefined);
  return isExplained ? checks : [...checks, { name: "code blocks", failure: ended.output }];
}

function snippetsOf(pages: readonly DocumentationPage[]): readonly Snippet[] {
  return pages.flatMap((page) =>
    page.fences
      .filter(({ language }) => ["ts", "tsx", "typescript"].includes(language))
      .map(({ language, line, text }) => ({
        name: `${page.path}:${line}`,
        file: `${page.path.replace(/[^\w-]+/g, "_")}_${line}.${language === "tsx" ? "tsx" : "ts"}`,
        text,
      })),
  );
}

function checkJson(page: DocumentationPage): readonly Check[] {
  return page.fences
    .filter(({ language }) => language === "json")
    .map(({ line, text }): Check => {
      const name = `${page.path}:${line}`;
      try {
        JSON.parse(text);
        return { name };
      } catch (error) {
        return {
          name,
          failure: `The JSON block does not parse: ${error instanceof Error ? error.message : String(error)}`,
        };
      }
    });
}
