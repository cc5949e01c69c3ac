// `npm run playground [-- --port 4610]`
import { parseArgs } from "node:util";
import { startPlayground } from "./serve.ts";

const { values } = parseArgs({ options: { port: { type: "string", default: "4610" } } });
const { url } = await startPlayground(Number(values.port));
console.log(`The playground: ${url}\nCtrl-C ends it.`);
