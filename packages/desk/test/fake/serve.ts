// Serves the built console with the fake behind it: `node test/fake/serve.ts`, then sign in as ingrid@fjordbutikken.example / "correct horse".
import { FakeRelay } from "./fake-relay.ts";
import { playScenario } from "./scenario.ts";
import { serveDesk } from "./serve-desk.ts";
import { World } from "./world.ts";

const relay = new FakeRelay(new World(() => Date.now()));
playScenario(relay);
const port = Number(process.env["PORT"] ?? 4800);
await serveDesk(relay, port);
process.stdout.write(`http://localhost:${port}/desk/\n`);
