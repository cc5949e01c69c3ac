// What every root script runs: it installs if it must, then hands over to a TypeScript file on the pinned Node.js. It
// passes each signal on exactly once and leaves no process behind; what the file does is not its business.
//
//   node packages/testkit/src/check/launch.mjs [--build] [file.ts [arguments…]]
import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled, pinnedNode } from "./setup.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "..");
const [first, ...others] = process.argv.slice(2);
const isBuilding = first === "--build";
const [script, ...args] = isBuilding ? others : first === undefined ? [] : [first, ...others];

if (!ensureInstalled(root)) process.exit(1);
let code = 0;
if (isBuilding) code = await run(join("packages", "testkit", "src", "check", "build.ts"), []);
if (code === 0 && script !== undefined) code = await run(script, args);
process.exit(code);

/** Runs one file to its end and gives its exit code. */
function run(file, fileArgs) {
  // On POSIX the child leads a process group of its own: Ctrl-C reaches a terminal's whole group, and npm passes it on as
  // well, so a child in our group would get it twice and take the second one for impatience.
  const isGroup = process.platform !== "win32";
  const guard = new URL("./orphan-guard.mjs", import.meta.url).href;
  const child = spawn(pinnedNode(root), ["--import", guard, join(root, file), ...fileArgs], {
    stdio: "inherit",
    detached: isGroup,
    env: {
      // Half of what a relay's start costs is its sources, read anew: every Node below keeps what it has made of them.
      NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "compiled"),
      ...process.env,
      PATH: `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH ?? ""}`,
    },
  });
  let lastMs = 0;
  const pass = (signal) => {
    if (!isGroup || Date.now() - lastMs < 500) return; // the same key press, on its second way here
    lastMs = Date.now();
    sendTo(child.pid, signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, pass);
  // A shell that is told to end does not tell what it runs. When the one above us has gone, so has who asked for this.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) pass("SIGTERM");
  }, 500);
  return new Promise((resolve) => {
    child.on("error", (error) => {
      console.error(`Node.js did not start: ${error.message}`);
      resolve(1);
    });
    child.on("exit", (status, signal) => {
      if (isGroup) sendTo(child.pid, "SIGKILL"); // whatever it left running
      for (const name of signals) process.off(name, pass);
      clearInterval(watch);
      resolve(status ?? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 0));
    });
  });
}

function sendTo(group, signal) {
  try {
    process.kill(-group, signal);
  } catch {
    // The group has ended already, which is what we wanted.
  }
}
