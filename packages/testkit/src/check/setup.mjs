// Decides whether the workspace must be installed, and installs it. Runs on any Node.js from 20 on, before anything else
// is there, so it is plain JavaScript over Node's own modules and knows nothing of the packages it installs.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Installs what the lock file names, unless exactly that is installed already. A second call costs a few milliseconds,
 * where asking npx and pnpm would cost two seconds.
 *
 * @param {string} root The workspace's top folder.
 * @returns {boolean} Whether the workspace is ready; if not, the reason has been printed.
 */
export function ensureInstalled(root) {
  const wanted = fingerprintOf(root);
  const stamp = join(root, "node_modules", ".handrail-installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && existsSync(pinnedNode(root))) return true;

  const manager = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager;
  const install = ["install", "--frozen-lockfile", "--prefer-offline", "--config.confirm-modules-purge=false"];
  console.error(`Installing (npx ${manager} install)…`);
  const isWindows = process.platform === "win32";
  const done = spawnSync(isWindows ? "npx.cmd" : "npx", ["--yes", manager, ...install], {
    cwd: root,
    stdio: ["ignore", 2, 2], // npm test's own output stays on stdout alone
    shell: isWindows, // .cmd files start only through a shell
  });
  if (done.status !== 0) {
    console.error(
      `Handrail could not install its packages: ${done.error?.message ?? `pnpm ended with ${done.status ?? done.signal}`}. ` +
        "Read the lines above; without a network, or behind a proxy, set npm's `registry` or `proxy`, then run the command again.",
    );
    return false;
  }
  if (!existsSync(pinnedNode(root))) {
    console.error(
      "The packages are installed, but the pinned Node.js is not: its install script was kept from running. " +
        "Delete the folder node_modules and run the command again.",
    );
    return false;
  }
  writeFileSync(stamp, wanted);
  return true;
}

/**
 * The Node.js that everything inside the workspace runs on, pinned by the devDependency `node`.
 *
 * @param {string} root The workspace's top folder.
 * @returns {string} An absolute path; the file is there once the workspace is installed.
 */
export function pinnedNode(root) {
  return join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
}

/** Everything that decides what an install would place: another machine type gets other binaries. */
function fingerprintOf(root) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  const files = ["pnpm-lock.yaml", "pnpm-workspace.yaml", ".npmrc", "package.json"];
  for (const folder of ["packages", "examples", join("examples", "bots")]) {
    if (!existsSync(join(root, folder))) continue;
    for (const name of readdirSync(join(root, folder)).sort()) files.push(join(folder, name, "package.json"));
  }
  for (const file of files) {
    if (existsSync(join(root, file))) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}
