// A node with its front door in a process of its own, to be killed: prints its port once it answers. `/team/:agent` shows an agent of the team
// whom they are offered and have, and takes their commands.
import { serve } from "@hono/node-server";
import { conversationId } from "@handrail/protocol";
import * as v from "valibot";
import { nodePlatform } from "../../../platform.ts";
import { openFrontNode } from "./front-node.ts";

const [url = "", port = "0"] = process.argv.slice(2);
const node = await openFrontNode(url, nodePlatform);

const givenSchema = v.object({ conversation: v.string(), commands: v.array(v.unknown()) });

async function answerTeam(request: Request, agent: string): Promise<Response> {
  if (request.method !== "POST") return Response.json(await node.seatOf(agent));
  const { conversation, commands } = v.parse(givenSchema, await request.json());
  const verdicts: unknown[] = [];
  for (const command of commands) verdicts.push(await node.give(agent, conversationId(conversation), command));
  return Response.json(verdicts);
}

serve(
  {
    fetch: (request) => {
      const [, agent] = /^\/team\/(\w+)$/.exec(new URL(request.url).pathname) ?? [];
      return agent === undefined ? node.fetch(request) : answerTeam(request, agent);
    },
    port: Number(port),
    hostname: "127.0.0.1",
  },
  (address) => {
    process.stdout.write(`${address.port}\n`);
  },
);
