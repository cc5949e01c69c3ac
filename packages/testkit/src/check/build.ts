// Builds the packages that are published, each only when something it is made from has changed. `npm start` needs the
// widget and the desk, the checks need them all.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { buildOrder, fingerprint, isBuildInput } from "./build-plan.ts";
import { runCommand } from "./command.ts";
import type { Check } from "./tally.ts";
import { ROOT, filesIn, isPublishable, readWorkspace } from "./workspace.ts";
import type { Member } from "./workspace.ts";

/** What became of one package's build. */
export interface Built extends Check {
  readonly isUpToDate: boolean;
  readonly seconds: number;
}

/** Builds what is out of date, what is used before what uses it. A package whose dependency failed is not tried. */
export async function buildPackages(): Promise<readonly Built[]> {
  const members = buildOrder(
    readWorkspace().filter((member) => isPublishable(member) && member.manifest.scripts?.build),
  );
  const prints = fingerprintsOf(members);
  const started = new Map<string, Promise<Built>>();
  for (const member of members) {
    const before = member.uses.flatMap((name) => started.get(name) ?? []);
    started.set(
      member.name,
      Promise.all(before).then((results) => {
        const failed = results.find((result) => result.failure !== undefined);
        if (failed === undefined) return buildOne(member, prints.get(member.name) ?? "");
        return { name: member.folder, failure: `${failed.name} did not build.`, isUpToDate: false, seconds: 0 };
      }),
    );
  }
  return Promise.all(started.values());
}

async function buildOne(member: Member, print: string): Promise<Built> {
  const name = member.folder;
  const folder = join(ROOT, name);
  const stamp = join(folder, ".cache", "built");
  const dist = join(folder, "dist");
  if (existsSync(dist) && existsSync(stamp) && readFileSync(stamp, "utf8") === print) {
    return { name, isUpToDate: true, seconds: 0 };
  }
  const startedMs = performance.now();
  rmSync(stamp, { force: true });
  rmSync(dist, { recursive: true, force: true }); // a file whose source is gone must not be published
  const ended = await runScript(member.manifest.scripts?.build ?? "", folder);
  const seconds = (performance.now() - startedMs) / 1000;
  if (ended.code !== 0) return { name, failure: ended.output, isUpToDate: false, seconds };
  mkdirSync(join(folder, ".cache"), { recursive: true });
  writeFileSync(stamp, print);
  return { name, isUpToDate: false, seconds };
}

/** Runs a package.json script as pnpm would, without the second that pnpm takes to start. */
function runScript(script: string, cwd: string): ReturnType<typeof runCommand> {
  const path = [join(cwd, "node_modules", ".bin"), join(ROOT, "node_modules", ".bin"), process.env.PATH ?? ""];
  const env = { PATH: path.join(delimiter), NODE_ENV: "production" };
  return process.platform === "win32"
    ? runCommand("cmd", ["/d", "/s", "/c", script], { cwd, env })
    : runCommand("sh", ["-c", script], { cwd, env });
}

function fingerprintsOf(ordered: readonly Member[]): ReadonlyMap<string, string> {
  const tools = ["pnpm-lock.yaml", "tsconfig.base.json"].map((file) => readFileSync(join(ROOT, file), "utf8"));
  const prints = new Map<string, string>();
  for (const member of ordered) {
    const files = filesIn(join(ROOT, member.folder)).filter(isBuildInput);
    const contents = files.map((file) => [file, readFileSync(join(ROOT, member.folder, file))] as const);
    prints.set(member.name, fingerprint(contents, [...tools, ...member.uses.map((name) => prints.get(name) ?? "")]));
  }
  return prints;
}

if (import.meta.main) {
  const built = await buildPackages();
  for (const { name, failure, isUpToDate, seconds } of built) {
    if (failure !== undefined) console.error(`✗ ${name} did not build:\n${failure}`);
    else if (!isUpToDate) console.log(`Built ${name} (${seconds.toFixed(1)} s)`);
  }
  process.exitCode = built.some((one) => one.failure !== undefined) ? 1 : 0;
}
