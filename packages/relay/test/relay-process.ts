// A relay in a process of its own, to be killed: prints its port as one JSON line once it answers.
import { createLogger, createRelay, serve } from "../src/index.ts";

const [folder = ""] = process.argv.slice(2);
const relay = await createRelay({ folder, publicUrl: "http://localhost", logger: createLogger("silent") });
await relay.people.sites.add({
  site: "shop",
  name: "The Shop",
  origins: [],
  botName: "Robo",
  bot: null,
  hours: null,
  contact: { email: null, phone: null },
  answerWithinMs: 60_000,
  writtenWithinMs: 3_600_000,
});
const serving = await serve(relay, { port: 0 });
process.stdout.write(`${JSON.stringify(serving)}\n`);
