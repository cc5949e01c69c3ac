// Loaded before the file that the launcher runs: when the launcher is killed outright it can pass nothing on, so the
// process ends its own group by itself. Nothing may be left running behind a terminal that was closed.
import { isMainThread } from "node:worker_threads";

if (isMainThread && process.platform !== "win32") {
  const launcher = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(watch);
    process.kill(-process.pid, "SIGTERM"); // the launcher made it the leader of a group
    setTimeout(() => process.kill(-process.pid, "SIGKILL"), 10_000).unref();
  }, 500);
  watch.unref();
}
