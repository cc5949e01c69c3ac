// Imports each packed package on the pinned Node.js as a user would: from a folder of its own, outside the workspace.
// What only a page can run is left to the browser tests.
import { existsSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { runCommand } from "../command.ts";
import type { Check } from "../tally.ts";
import { ROOT } from "../workspace.ts";
import type { Member } from "../workspace.ts";

/** A package, and where its tarball has been unpacked. */
export interface Unpacked {
  readonly member: Member;
  readonly top: string;
}

/** Lays the packages out as an install would and imports each; `folder` must lie outside the workspace. */
export async function checkImports(all: readonly Unpacked[], folder: string): Promise<readonly Check[]> {
  const home = mkdtempSync(join(folder, "user-"));
  for (const { member, top } of all) link(top, join(home, "node_modules", member.name));
  for (const { member, top } of all) {
    for (const name of Object.keys(member.manifest.dependencies ?? {})) {
      const sibling = all.find((one) => one.member.name === name);
      const installed = join(ROOT, member.folder, "node_modules", name);
      if (sibling !== undefined) link(sibling.top, join(top, "node_modules", name));
      else if (existsSync(installed)) link(realpathSync(installed), join(top, "node_modules", name));
    }
  }
  const forNode = all.filter(({ member }) => member.manifest.scripts?.build?.includes("vite") !== true);
  return Promise.all(
    forNode.map(async ({ member }): Promise<Check> => {
      const name = `import ${member.name}`;
      const ended = await runCommand(process.execPath, ["--input-type=module", "-e", IMPORT_IT, member.name], {
        cwd: home,
      });
      return ended.code === 0 ? { name } : { name, failure: ended.output };
    }),
  );
}

const IMPORT_IT = `
  const exported = await import(process.argv[1]);
  if (Object.keys(exported).length === 0) throw new Error("It exports nothing.");
`;

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "junction");
}
