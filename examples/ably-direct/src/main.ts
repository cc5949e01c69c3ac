// `npm start -w …` or `node src/main.ts`: the example on this machine, with the Ably key of the environment.
import { startAblyDirect } from "./serve.ts";

const { ABLY_API_KEY: key, ABLY_URL: ablyUrl, PORT = "4620", DESK_PASSWORD: password = "try-it-out" } = process.env;
if (key === undefined) {
  console.error(
    "Set ABLY_API_KEY to a key of an Ably app, or start a local hub (npm run ably-hub) and set ABLY_URL as well.",
  );
  process.exit(2);
}
const { url } = await startAblyDirect({ port: Number(PORT), key, password, ...(ablyUrl !== undefined && { ablyUrl }) });
console.log(`The page: ${url}\nThe desk: ${url}/desk/ (password: ${password})\nCtrl-C ends it.`);
