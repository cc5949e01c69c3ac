// Packs every published package and looks at it as a user's tools will: publint, attw, and our own eyes.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { runCommand, runNode } from "../command.ts";
import { faultsOf } from "../packed.ts";
import { mapFewAtATime } from "../pool.ts";
import { isWanted, reportChecks } from "../stage.ts";
import type { Stage } from "../stage.ts";
import type { Check } from "../tally.ts";
import { ROOT, filesIn, isPublishable, readManifest, readWorkspace } from "../workspace.ts";
import type { Member } from "../workspace.ts";
import { checkImports } from "./import-check.ts";
import type { Unpacked } from "./import-check.ts";

export const packagesStage: Stage = {
  name: "packages",
  about: "publint, attw and leaks, on each package as it would be published",
  async run(context) {
    const members = readWorkspace().filter((member) => isPublishable(member) && isWanted(member.folder, context));
    const folder = mkdtempSync(join(tmpdir(), "handrail-packages-"));
    try {
      const packed = await packAll(members, folder);
      if (packed !== undefined) return reportChecks([{ name: "pnpm pack", failure: packed }], context);
      const unpacked = await mapFewAtATime(members, 2, (member) => unpack(member, folder));
      const ready = unpacked.flatMap((one) => ("top" in one ? [one] : []));
      const checks = await mapFewAtATime(ready, 2, checkMember);
      const broken = unpacked.flatMap((one) => ("top" in one ? [] : [one]));
      return reportChecks([...broken, ...checks.flat(), ...(await checkImports(ready, folder))], context);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Packs all in one call; gives pnpm's words when it failed. */
async function packAll(members: readonly Member[], folder: string): Promise<string | undefined> {
  const { packageManager } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { packageManager: string };
  const filters = members.flatMap((member) => ["--filter", member.name]);
  const args = ["--yes", packageManager, "--recursive", ...filters, "pack", "--pack-destination", folder];
  const ended = await runCommand(process.platform === "win32" ? "npx.cmd" : "npx", args);
  return ended.code === 0 ? undefined : ended.output;
}

/** A packed package: the file, and the folder it has been unpacked to. */
interface Tarball extends Unpacked {
  readonly tarball: string;
}

async function unpack(member: Member, folder: string): Promise<Tarball | Check> {
  const tarball = join(folder, tarballName(member));
  if (!existsSync(tarball)) return { name: `pack ${member.folder}`, failure: "pnpm pack placed no tarball for it." };
  const target = mkdtempSync(join(folder, "unpacked-"));
  const untarred = await runCommand("tar", ["-xzf", tarball, "-C", target]);
  if (untarred.code !== 0) return { name: `unpack ${member.folder}`, failure: untarred.output };
  return { member, tarball, top: join(target, "package") };
}

async function checkMember({ member, top, tarball }: Tarball): Promise<readonly Check[]> {
  return [lookInside(member, top), await lintPackage(member, top), await checkTypes(member, tarball)];
}

function lookInside(member: Member, top: string): Check {
  const name = `contents of ${member.folder}`;
  const files = new Map(packedFiles(top).map((path) => [path, readFileSync(join(top, path), "utf8")]));
  const faults = faultsOf({ manifest: readManifest(join(top, "package.json")), files }, [ROOT, homedir(), tmpdir()]);
  return faults.length === 0 ? { name } : { name, failure: faults.join("\n") };
}

/** `filesIn` leaves `dist` out, which is most of what is packed. */
function packedFiles(top: string): readonly string[] {
  return [...filesIn(top), ...filesIn(join(top, "dist")).map((path) => `dist/${path}`)];
}

async function lintPackage(member: Member, top: string): Promise<Check> {
  const name = `publint ${member.folder}`;
  const { messages } = await publint({ pkgDir: top, strict: true, pack: false }); // what lies there has been packed
  const manifest: Record<string, unknown> = { ...readManifest(join(top, "package.json")) };
  const faults = messages.map((message) => formatMessage(message, manifest, { color: false }) ?? message.code);
  return faults.length === 0 ? { name } : { name, failure: faults.join("\n") };
}

/** In the package's folder, so that an `.attw.json` of its own is read. */
async function checkTypes(member: Member, tarball: string): Promise<Check> {
  const name = `attw ${member.folder}`;
  const args = [tarball, "--profile", "esm-only", "--format", "ascii", "--no-emoji", "--no-definitely-typed"];
  const ended = await runNode("node_modules/@arethetypeswrong/cli/dist/index.js", args, {
    cwd: join(ROOT, member.folder),
  });
  const isTyped = !ended.output.includes("does not contain types"); // which attw lets pass
  return ended.code === 0 && isTyped ? { name } : { name, failure: ended.output };
}

function tarballName(member: Member): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, member.folder, "package.json"), "utf8")) as {
    version: string;
  };
  return `${member.name.replace("@", "").replace("/", "-")}-${version}.tgz`;
}
