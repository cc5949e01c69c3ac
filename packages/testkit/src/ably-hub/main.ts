// Runs a hub as a process of its own and prints how to reach it. For tests and for trying things out on this machine: never
// a production server.
import { readOptions } from "../check/options.ts";
import { startHub } from "./hub.ts";

const values = readOptions({
  port: { type: "string", default: "8090" },
  persisted: { type: "string", multiple: true },
});
const hub = await startHub({
  port: Number(values.port),
  ...(values.persisted === undefined ? {} : { persisted: values.persisted }),
});
console.log(`hub: ${JSON.stringify({ url: hub.url, key: hub.key, clientOptions: hub.clientOptions })}`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void hub.close());
