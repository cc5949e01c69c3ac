// A relay with a fault put in on purpose, started with the same words as the real one: the harness proves something only if
// it finds what is wrong with this. The fault is named by HANDRAIL_TEST_FAULT.
import { parseArgs } from "node:util";
import { LIMITS, type CommandsRequest, type CommandsResponse } from "@handrail/protocol";
import { createRelay, serve, type Relay } from "@handrail/relay";
import type { Fault } from "./broken-relays.ts";

type Answer = Relay["fetch"];

const FAULTS: Readonly<Record<Fault, (answer: Answer) => Answer>> = {
  "early-ack": (answer) => async (request, env) => {
    const text = await request.text();
    const copy = () => new Request(request.url, { method: "POST", body: text, headers: request.headers });
    setTimeout(() => void answer(copy(), env), 150);
    const { commands }: CommandsRequest = JSON.parse(text);
    const verdicts = commands.map(({ id }) => ({ id, ok: true, seq: 1_000_000 }));
    return Response.json({ conversation: "", generation: "", head: 0, verdicts });
  },
  reversed: (answer) => async (request, env) => {
    const asked: CommandsRequest = JSON.parse(await request.text());
    const body = JSON.stringify({ ...asked, commands: asked.commands.toReversed() });
    const response = await answer(new Request(request.url, { method: "POST", body, headers: request.headers }), env);
    if (!response.ok) return response;
    const told: CommandsResponse = await response.json();
    // Told in the order of asking, each as if it stood where the last one stands.
    const verdicts = told.verdicts.map((verdict) => (verdict.ok ? { ...verdict, seq: told.head } : verdict));
    return Response.json({ ...told, verdicts });
  },
  relaxed: (answer) => {
    relay.database.sqlite.exec("PRAGMA synchronous = OFF");
    return answer;
  },
};

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: "string" },
    port: { type: "string" },
    "public-url": { type: "string" },
    "api-only": { type: "boolean" },
  },
});
const { data = "", port = "", "public-url": publicUrl = "" } = values;
const relay = await createRelay({ folder: data, publicUrl });
const fault = Object.entries(FAULTS).find(([name]) => name === process.env["HANDRAIL_TEST_FAULT"])?.[1];
if (!fault) throw new Error("HANDRAIL_TEST_FAULT names no fault.");
const broken = fault((request, env) => relay.fetch(request, env));
const serving = await serve(
  {
    ...relay,
    fetch: (request, env) =>
      new URL(request.url).pathname === "/v1/commands" ? broken(request, env) : relay.fetch(request, env),
    // On a port, visitors' requests go past `fetch`; the fault must stand in that way, too.
    async answer(path, ask, env) {
      if (path !== "/v1/commands") return relay.answer(path, ask, env);
      const body = Buffer.from((await ask.read(LIMITS.bodyBytesMax)) ?? []);
      const response = await broken(new Request(`${publicUrl}${path}`, { method: "POST", body }), env);
      return { type: "json", status: response.status, body: await response.text() };
    },
  },
  { port: Number(port) },
);
if (!serving.ok) throw new Error(serving.message);
