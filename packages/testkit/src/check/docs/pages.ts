// Says which pages are the project's documentation: the top README, docs/, and each package's and example's own.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, filesIn } from "../workspace.ts";
import { readPage } from "./markdown.ts";
import type { Page } from "./markdown.ts";

/** A page of the documentation by its path from the top. */
export interface DocumentationPage extends Page {
  readonly path: string;
  readonly text: string;
}

/** Reads every page. */
export function documentationPages(): readonly DocumentationPage[] {
  const paths = [
    ...["README.md", "CONTRIBUTING.md"].filter((path) => existsSync(join(ROOT, path))),
    ...["docs", "packages", "examples"].flatMap((folder) =>
      filesIn(join(ROOT, folder)).map((path) => `${folder}/${path}`),
    ),
  ].filter((path) => path.endsWith(".md"));
  // Below packages and examples only what is named README is documentation; other Markdown there is data (the shop's policies).
  return paths
    .filter((path) => !/^(?:packages|examples)\//.test(path) || /(?:^|\/)README\.md$/.test(path))
    .map((path) => {
      const text = readFileSync(join(ROOT, path), "utf8");
      return { path, text, ...readPage(text) };
    });
}
