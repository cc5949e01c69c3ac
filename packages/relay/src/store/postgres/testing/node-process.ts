// A node in a process of its own, to be killed: speaks in the conversations that it is given without a pause, and writes a line for what
// was acknowledged.
import { conversationId } from "@handrail/protocol";
import { nodePlatform } from "../../../platform.ts";
import { someId, startNode } from "../../testing/node.ts";
import { openPostgres } from "../open-postgres.ts";

const [url = "", ...conversations] = process.argv.slice(2);
const store = await openPostgres({ url, connectionsMax: 4 }, nodePlatform);
const node = startNode(store, { ...nodePlatform, clock: store.clock });
for (const id of conversations) {
  void (async () => {
    for (;;) {
      const said = someId();
      const { verdict } = await node.say(conversationId(id), said, said);
      if (verdict.ok) process.stdout.write(`${said}\n`);
    }
  })();
}
