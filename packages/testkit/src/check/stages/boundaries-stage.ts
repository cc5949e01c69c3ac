// Checks what the architecture allows and no lint rule can see: which package depends on which, that each import is a
// declared dependency, that no files import each other in a circle, and that pure code does not read the clock through
// `new Date()`.
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { circlesAmong } from "../circles.ts";
import { ambientDates, importsOf, loadedBy, packageOf } from "../imports.ts";
import { isWanted, reportChecks } from "../stage.ts";
import type { Stage } from "../stage.ts";
import type { Check } from "../tally.ts";
import { ROOT, filesIn, isPublishable, readWorkspace } from "../workspace.ts";
import type { Member } from "../workspace.ts";

export const boundariesStage: Stage = {
  name: "boundaries",
  about: "who may import whom, declared dependencies, no circles, no clock in pure code",
  run(context) {
    const members = readWorkspace().filter((member) => isWanted(member.folder, context));
    return Promise.resolve(reportChecks(members.map(checkMember), context));
  },
};

/** What each package may build on, from the architecture. Examples may use every published package. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  "@handrail/protocol": [],
  "@handrail/bots": ["@handrail/protocol"],
  "@handrail/core": ["@handrail/protocol", "@handrail/bots"],
  "@handrail/widget": ["@handrail/protocol", "@handrail/core"],
  "@handrail/desk": ["@handrail/protocol", "@handrail/core", "@handrail/widget"],
  "@handrail/relay": ["@handrail/protocol", "@handrail/bots", "@handrail/widget", "@handrail/desk"],
};

/** Code that must be handed the time: the pure packages whole, the others' domain folders. */
const PURE = /^packages\/(?:(?:protocol|bots|core)\/src\/|[^/]+\/src\/(?:.*\/)?domain\/)/;
const EDGE = /\/(?:adapters|platform|testing)\/|\/platform\.ts$|browser|\.test\.tsx?$/;

function checkMember(member: Member): Check {
  const faults = [...forbiddenUses(member)];
  const imports = new Map<string, readonly string[]>();
  for (const path of filesIn(join(ROOT, member.folder)).filter((file) => /\.(?:ts|tsx|mts|mjs)$/.test(file))) {
    const file = `${member.folder}/${path}`;
    const source = readFileSync(join(ROOT, file), "utf8");
    faults.push(...undeclaredImports(member, file, source));
    imports.set(file, neighboursOf(file, source));
    if (PURE.test(file) && !EDGE.test(file)) {
      faults.push(
        ...ambientDates(source).map((line) => `${file}:${line}: new Date() reads the clock; take it from Platform.`),
      );
    }
  }
  faults.push(
    ...circlesAmong(imports).map((files) => `${files.join(", ")}: they import each other; move what both need lower.`),
  );
  return faults.length === 0 ? { name: member.folder } : { name: member.folder, failure: faults.join("\n") };
}

function forbiddenUses(member: Member): readonly string[] {
  const allowed = MAY_USE[member.name];
  const foreign = member.uses.filter((name) =>
    allowed === undefined ? name === "@handrail/testkit" : !allowed.includes(name),
  );
  return foreign.map((name) => `${member.folder}/package.json: it must not depend on ${name}.`);
}

/** The files of the same package that a file needs in order to run: types may name each other. */
function neighboursOf(file: string, source: string): readonly string[] {
  return loadedBy(source)
    .filter((name) => name.startsWith("."))
    .map((name) => posix.join(posix.dirname(file), name));
}

/** What a user installs is `dependencies`; a published source that imports anything else breaks on their machine. */
function undeclaredImports(member: Member, file: string, source: string): readonly string[] {
  const { dependencies, devDependencies, peerDependencies } = member.manifest;
  const isSource = file.startsWith(`${member.folder}/src/`) && !/\.test\.|\/testing\//.test(file);
  const isBundled = member.manifest.scripts?.build?.includes("vite") === true; // what vite bundles need not be installed
  const isStrict = isSource && isPublishable(member) && !isBundled;
  const declared = new Set([
    member.name,
    ...Object.keys({ ...dependencies, ...peerDependencies, ...(isStrict ? {} : devDependencies) }),
    ...(isSource && member.folder.startsWith("packages/") && isPublishable(member) ? [] : TOOLS),
  ]);
  return importsOf(source)
    .map(packageOf)
    .filter((name) => name !== undefined)
    .filter((name) => !declared.has(name))
    .map((name) => `${file}: it imports ${name}, which ${member.folder}/package.json does not declare.`);
}

/** Development tools of the top package.json, which tests and configurations may import from anywhere. */
const TOOLS: readonly string[] = ["vitest", "vite", "happy-dom", "publint", "typescript"];
