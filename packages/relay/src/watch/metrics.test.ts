import { LIMITS } from "@handrail/protocol";
import { expect, it } from "vitest";
import { DeskClient } from "../desk/testing/desk-client.ts";
import { newId, ORIGIN, RELAY, SITE, testRelay } from "../testing/test-relay.ts";

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

it("[HG7] counts promises and each of their ends by itself, and the alarms that stand", async () => {
  const { relay, visitor, platform } = await testRelay({ metricsToken: TOKEN });
  const counted = async () => {
    const text = await (await metricsOf(relay)).text();
    const what = ["made", "kept", "broken", "settled", "withdrawn", "unanswered"];
    return [
      ...what.map((one) => valueOf(text, `handrail_promises_total{what="${one}"}`)),
      valueOf(text, "handrail_alarms_open"),
    ];
  };
  expect(await counted()).toEqual([0, 0, 0, 0, 0, 0, 0]);
  const [kim, ola] = [visitor(), visitor()];
  const { conversation } = await kim.askHuman();
  await ola.askHuman();
  await ola.send({ type: "withdraw", id: newId() });
  expect(await counted()).toEqual([2, 0, 0, 0, 1, 0, 0]);
  // The minute of the chat, then the hour in writing.
  await platform.advance(62_000);
  expect(await counted()).toEqual([3, 0, 1, 0, 1, 0, 1]);
  await platform.advance(3_600_000);
  expect(await counted()).toEqual([3, 0, 1, 0, 1, 1, 2]);

  const desk = await DeskClient.signedIn(relay, "Ada");
  await desk.goOnDuty();
  const next = visitor();
  const { conversation: held } = await next.askHuman();
  const stream = await next.stream();
  await platform.advance(100);
  for (const type of ["accept", "reply"]) {
    const given = desk.command(held, { type, ...(type === "reply" && { text: "Hello" }) });
    await platform.settle();
    expect((await given).verdicts).toMatchObject([{ ok: true }]);
  }
  const { head } = await next.read();
  await next.send({ type: "received", id: newId(), seq: head });
  expect(await counted()).toEqual([4, 1, 1, 0, 1, 1, 2]);
  await next.say("ok, thanks");
  const settled = desk.command(held, { type: "settle" });
  await platform.settle();
  expect((await settled).verdicts).toMatchObject([{ ok: true }]);
  expect(await counted()).toEqual([5, 1, 1, 1, 1, 1, 2]);
  expect(await (await metricsOf(relay)).text()).not.toContain(conversation);
  stream.leave();
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
