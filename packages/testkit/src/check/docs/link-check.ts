// Checks that each relative link of a page leads to a file that exists and to a heading that it has. Addresses on the web
// are left alone: a test must not fail because somebody else's server is down.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import type { Check } from "../tally.ts";
import { ROOT } from "../workspace.ts";
import { readPage } from "./markdown.ts";
import type { DocumentationPage } from "./pages.ts";

/** One check for each page that has links of our own. */
export function checkLinks(page: DocumentationPage): readonly Check[] {
  const own = page.links.filter(({ target }) => !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(target));
  if (own.length === 0) return [];
  const faults = own.flatMap(({ target, line }) => {
    const fault = faultOf(page.path, target);
    return fault === undefined ? [] : [`${page.path}:${line}: ${target}: ${fault}`];
  });
  const name = `links of ${page.path}`;
  return [faults.length === 0 ? { name } : { name, failure: faults.join("\n") }];
}

function faultOf(from: string, target: string): string | undefined {
  const [path = "", anchor] = decodeURIComponent(target).split("#");
  const file = path === "" ? from : path.startsWith("/") ? path.slice(1) : posix.join(posix.dirname(from), path);
  if (file.startsWith("..")) return "it leads out of the repository.";
  if (!existsSync(join(ROOT, file))) return "there is no such file.";
  if (anchor === undefined || anchor === "" || !file.endsWith(".md") || statSync(join(ROOT, file)).isDirectory())
    return;
  const { anchors } = readPage(readFileSync(join(ROOT, file), "utf8"));
  return anchors.has(anchor) ? undefined : "the page has no such heading.";
}
