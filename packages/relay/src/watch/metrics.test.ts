import { LIMITS } from "@handrail/protocol";
import { expect, it } from "vitest";
import { ORIGIN, RELAY, SITE, testRelay } from "../testing/test-relay.ts";

const TOKEN = "a token that is long enough".replaceAll(" ", "-");

async function metricsOf(relay: { fetch(request: Request): Promise<Response> }, token = TOKEN): Promise<Response> {
  return relay.fetch(new Request(`${RELAY}/metrics`, { headers: { authorization: `Bearer ${token}` } }));
}

function valueOf(text: string, line: string): number {
  const found = text.split("\n").find((one) => one.startsWith(`${line} `));
  return Number(found?.slice(line.length + 1) ?? Number.NaN);
}

it("counts what was stored and who waits, for whoever brings the token, and names nobody", async () => {
  const { relay, visitor, platform } = await testRelay({ metricsToken: TOKEN });
  const kim = visitor();
  await kim.say("my secret words");
  await kim.askHuman();
  const stream = await kim.stream();
  await platform.advance(1_000);
  const text = await (await metricsOf(relay)).text();
  expect(valueOf(text, 'handrail_commands_total{kind="click"}')).toBe(1);
  expect(valueOf(text, 'handrail_commands_total{kind="other"}')).toBeGreaterThanOrEqual(1);
  expect(valueOf(text, "handrail_commit_seconds_count")).toBeGreaterThanOrEqual(2);
  expect(valueOf(text, "handrail_visitors_waiting")).toBe(1);
  expect(valueOf(text, "handrail_streams_open")).toBe(1);
  expect(valueOf(text, "handrail_settling")).toBe(1);
  expect(valueOf(text, 'handrail_lease_held{lease="dispatcher"}')).toBe(1);
  expect(valueOf(text, 'handrail_request_seconds_count{route="/v1/commands",status="200"}')).toBe(2);
  expect(text).not.toMatch(/my secret words|shop\.example/);
  stream.leave();
});

it("shows nothing without the token, and has no such address where none was given", async () => {
  const { relay } = await testRelay({ metricsToken: TOKEN });
  expect((await metricsOf(relay, "another one that is long enough")).status).toBe(401);
  expect((await relay.fetch(new Request(`${RELAY}/metrics`))).status).toBe(401);
  const other = await testRelay();
  expect((await metricsOf(other.relay)).status).toBe(404);
});

it("counts what could not be stored", async () => {
  const { relay, visitor, db } = await testRelay({ metricsToken: TOKEN });
  db.exec("CREATE TRIGGER jam BEFORE INSERT ON events BEGIN SELECT raise(ABORT, 'jammed'); END");
  await visitor().say("hello");
  expect(valueOf(await (await metricsOf(relay)).text(), "handrail_commit_failures_total")).toBeGreaterThanOrEqual(1);
});

it("[HG1] counts pages that hide the human button, once an hour for each origin of a site, and takes nobody else's word", async () => {
  const { relay, platform } = await testRelay({ metricsToken: TOKEN });
  const tell = async (site: string, origin: string | null) => {
    const headers = origin === null ? {} : { origin };
    return (await relay.fetch(new Request(`${RELAY}/v1/obstructed`, { method: "POST", body: site, headers }))).status;
  };
  const count = async () => valueOf(await (await metricsOf(relay)).text(), "handrail_pages_obstructed_total");
  expect(await count()).toBe(0);
  const statuses = [
    await tell(SITE, ORIGIN),
    await tell(SITE, ORIGIN),
    await tell(SITE, "https://elsewhere.example"),
    await tell(SITE, null),
    await tell("nobody", ORIGIN),
    await tell("x".repeat(500), ORIGIN),
  ];
  expect(statuses).toEqual([204, 204, 403, 403, 404, 413]);
  expect(await count()).toBe(1);
  await platform.advance(LIMITS.obstructedEveryMs);
  await tell(SITE, ORIGIN);
  expect(await count()).toBe(2);
});
