import { rmSync, copyFileSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { webcrypto } from "node:crypto";
import {
  fileId,
  siteId,
  type AskHuman,
  type CommandId,
  type CommandsResponse,
  type GuaranteeFigures,
  type SiteId,
  type VisitorCommand,
} from "@handrail/protocol";
import {
  openReceipt,
  receiptMessage,
  verifyChain,
  verifyReceipt,
  writeReceipt,
  type ReceiptBody,
  type ReceiptKeys,
} from "@handrail/protocol/receipt";
import { describe, expect, it } from "vitest";
import { newId, ORIGIN, read, RELAY, SITE, tempFolder, testRelay, type TestRelay } from "../testing/test-relay.ts";
import { replaceKeys } from "./key-file.ts";
import { firstKey, HANDOVER_MS, readKeys, rotated, signWith } from "./keys.ts";
import { createReceiptStore } from "./receipt-store.ts";

const subtle = webcrypto.subtle;

const click = (id: CommandId = newId(), more: Partial<AskHuman> = {}): AskHuman => ({
  type: "ask-human",
  id,
  why: "button",
  epoch: null,
  seen: null,
  ...more,
});

/** Something that begins a conversation and asks for nobody. */
const contact = (): VisitorCommand => ({
  type: "give-contact",
  id: newId(),
  name: null,
  email: "kim@example.com",
  phone: null,
});

function receiptIn(answer: CommandsResponse): string {
  const [verdict] = answer.verdicts;
  if (!verdict?.ok || verdict.receipt === undefined) throw new Error(`no receipt: ${JSON.stringify(verdict)}`);
  return verdict.receipt;
}

async function keysOf({ relay }: TestRelay): Promise<ReceiptKeys> {
  const response = await relay.fetch(new Request(`${RELAY}/v1/keys`, { headers: { origin: ORIGIN } }));
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  return read<ReceiptKeys>(response);
}

const ownKeys = (folder: string) => readKeys(readFileSync(join(folder, "receipt-key.json"), "utf8")) ?? [];

async function restart(old: TestRelay, between: () => void = () => undefined): Promise<TestRelay> {
  old.db.close();
  const stopped = old.relay.stop();
  await old.platform.advance(4_000);
  await stopped;
  between();
  return testRelay({ folder: old.folder, platform: old.platform });
}

describe("a receipt of a conversation that was erased", () => {
  const erase = (): VisitorCommand => ({ type: "erase", id: newId() });

  it("[HG14] [HG10] still verifies for whoever kept it, in a chain that still holds together", async () => {
    const world = await testRelay();
    const [kim, ola] = [world.visitor(), world.visitor()];
    const kept = receiptIn(await kim.send(click()));
    const other = receiptIn(await ola.send(click()));
    await world.platform.advance(2_000);
    await kim.send(erase());
    const late = receiptIn(await world.visitor().send(click()));
    await world.platform.advance(2_000);
    const keys = (await keysOf(world)).keys;
    const chain = await chainOf(world, SITE);
    for (const receipt of [kept, other, late]) {
      expect(await verifyChain(chain, { subtle, keys, receipt })).toMatchObject({ ok: true, links: 3 });
    }
    expect(world.db.prepare("SELECT count(*) AS n FROM receipts").get()).toEqual({ n: 2 });
  });

  it("[HG14] [HG10] is sealed first, where it was erased before it could be", async () => {
    const world = await testRelay();
    const kim = world.visitor();
    const receipt = receiptIn(await kim.send(click()));
    await kim.send(erase());
    await world.platform.advance(2_000);
    const keys = (await keysOf(world)).keys;
    expect(await verifyChain(await chainOf(world, SITE), { subtle, keys, receipt })).toMatchObject({ ok: true, n: 1 });
    expect(world.db.prepare("SELECT count(*) AS n FROM receipts").get()).toEqual({ n: 0 });
  });
});

describe("an acknowledged click", () => {
  it("[HG10] [HG3] carries a receipt of what was promised, which the published keys verify", async () => {
    const world = await testRelay();
    const kim = world.visitor();
    const clickedAtMs = world.platform.clock.now() - 5_000;
    const answer = await kim.send(click(newId(), { clickedAtMs }));
    const { receipt } = await verified(world, receiptIn(answer));
    const { events } = await kim.read();
    const asked = events.find((event) => event.type === "human.requested");
    const made = events.find((event) => event.type === "promise.made");
    expect(receipt).toMatchObject({
      site: SITE,
      conversation: answer.conversation,
      seq: asked?.seq,
      clickedAtMs,
      askedAtMs: asked?.atMs,
      acknowledgedAtMs: asked?.atMs,
      promise: { id: made?.promise, dueAtMs: made?.dueAtMs, rung: "live" },
      generation: answer.generation,
      head: answer.head,
    });
  });

  it("[HG10] [HG11] has its like in words: the acknowledgement of the message carries the receipt, and brings the request back", async () => {
    const world = await testRelay({ hasBot: true });
    const kim = world.visitor();
    const said = { type: "say", id: newId(), text: "I want to talk to a human" } as const;
    const answer = await kim.send(said);
    const { receipt } = await verified(world, receiptIn(answer));
    expect(receipt).toMatchObject({ command: said.id, clickedAtMs: null, promise: { rung: "live" } });
    expect(receiptIn(await kim.send(said))).toBe(receiptIn(answer));
    const [verdict] = (await kim.send({ ...said, id: newId(), text: "hello?" })).verdicts;
    expect(verdict).not.toHaveProperty("receipt");

    const after = await restart(world, () => {
      for (const suffix of ["", "-wal", "-shm"]) rmSync(join(world.folder, `handrail.db${suffix}`), { force: true });
    });
    // Had they named a file, which is forgotten as well, they would have been tried again and refused.
    await after.visitor(kim.secret).send(contact());
    const [refusal] = (await after.visitor(kim.secret).send({ ...said, files: [fileId("f".repeat(22))] })).verdicts;
    expect(refusal).toMatchObject({ error: { code: "unknown-file" } });
    const again = await after.visitor(kim.secret).send(click(said.id, { why: "typed", receipt: receiptIn(answer) }));
    expect(receiptIn(again)).toBe(receiptIn(answer));
    const { events } = await after.visitor(kim.secret).read();
    const { askedAtMs } = receipt;
    expect(events.filter(({ type }) => type === "human.requested")).toMatchObject([{ why: "typed", askedAtMs }]);
  });

  it("[HG10] is given the same receipt again, letter by letter: at once, sealed, after a restart, after a rotation", async () => {
    let world = await testRelay();
    const kim = world.visitor();
    const command = click();
    const first = receiptIn(await kim.send(command));
    expect(receiptIn(await kim.send({ ...command, clickedAtMs: 7 }))).toBe(first);
    await world.platform.advance(2_000);
    expect(await createReceiptStore(world.relay.database.beside).unsealed(10)).toEqual([]);
    expect(receiptIn(await kim.send(command))).toBe(first);
    replaceKeys(world.folder, rotated(ownKeys(world.folder), new Uint8Array(32).fill(7), world.platform.clock.now()));
    world = await restart(world);
    expect(receiptIn(await world.visitor(kim.secret).send(command))).toBe(first);
    await verified(world, first);
  });

  it("[HG10] can be checked with nothing of ours: the lines of the documentation run as they stand", async () => {
    const world = await testRelay();
    const receipt = receiptIn(await world.visitor().send(click()));
    const page = readFileSync(new URL("../../../../docs/receipts.md", import.meta.url), "utf8");
    const lines = /```js\n(.*?)console\.log/s.exec(page)?.[1] ?? "";
    const file = join(world.folder, "lines.mjs");
    writeFileSync(file, `export const check = async (receipt, fetch) => {\n${lines}\nreturn isGenuine;\n};\n`);
    const { check }: { check: (receipt: string, fetch: unknown) => Promise<boolean> } = await import(file);
    const fetch = (address: string) => world.relay.fetch(new Request(address));
    expect(await check(receipt, fetch)).toBe(true);
    const { body, signature } = openReceipt(receipt) ?? {};
    if (!body || !signature) throw new Error("no receipt");
    expect(await check(writeReceipt({ ...body, seq: 9 }, signature), fetch)).toBe(false);
  });

  it("[HG10] joins a request with a receipt of its own for that request", async () => {
    const world = await testRelay();
    const kim = world.visitor();
    const one = openReceipt(receiptIn(await kim.send(click())))?.body;
    await world.platform.advance(10_000);
    const two = openReceipt(receiptIn(await kim.send(click())))?.body;
    expect(two).toMatchObject({ seq: one?.seq, askedAtMs: one?.askedAtMs, promise: one?.promise });
    expect(two?.command).not.toBe(one?.command);
    expect(two?.acknowledgedAtMs).toBe((one?.acknowledgedAtMs ?? 0) + 10_000);
  });

  it("[HG10] that was refused has no receipt, and no other command has one", async () => {
    const world = await testRelay({ isLive: false });
    const { verdicts } = await world.visitor().send(click(), { type: "say", id: newId(), text: "hello" });
    expect(verdicts).toMatchObject([{ ok: false }, { ok: true }]);
    expect(verdicts[1]).not.toHaveProperty("receipt");
  });

  it("[HG3] is acknowledged also while the key cannot be used, without a receipt", async () => {
    const world = await testRelay();
    writeFileSync(join(world.folder, "receipt-key.json"), "{}");
    const { verdicts } = await world.visitor().send(click());
    expect(verdicts).toMatchObject([{ ok: true }]);
    expect(verdicts[0]).not.toHaveProperty("receipt");
  });
});

describe("the receipt keys", () => {
  it("[HG10] are made once, readable by their owner alone, and never published with their secret", async () => {
    const world = await testRelay();
    const before = await keysOf(world);
    expect(statSync(join(world.folder, "receipt-key.json")).mode & 0o777).toBe(0o600);
    expect(JSON.stringify(before)).not.toContain('"d"');
    expect(await keysOf(await restart(world))).toEqual(before);
  });

  it("[HG10] come from the environment where they are given, and a broken file stops the start", async () => {
    const key = firstKey(new Uint8Array(32).fill(3), 1);
    const world = await testRelay({ receiptKey: JSON.stringify({ keys: [key] }) });
    expect((await keysOf(world)).keys.map(({ kid }) => kid)).toEqual([key.kid]);
    const folder = tempFolder();
    writeFileSync(join(folder, "receipt-key.json"), "{}");
    await expect(testRelay({ folder })).rejects.toThrow("receipt keys");
  });

  it("[HG10] change while the relay runs, and the retired one signs nothing any more", async () => {
    const world = await testRelay();
    const first = receiptIn(await world.visitor().send(click()));
    const before = ownKeys(world.folder);
    replaceKeys(world.folder, rotated(before, new Uint8Array(32).fill(7), world.platform.clock.now()));
    const second = receiptIn(await world.visitor().send(click()));
    expect(openReceipt(second)?.body.kid).not.toBe(openReceipt(first)?.body.kid);
    const pinned = before[0]?.kid;
    for (const receipt of [first, second]) {
      expect((await verifyReceipt(receipt, await keysOf(world), { subtle, pinned })).ok).toBe(true);
    }
    const late = openReceipt(first)?.body;
    const key = before[0];
    if (!late || !key) throw new Error("no receipt");
    const forged = resigned({ ...late, acknowledgedAtMs: world.platform.clock.now() + HANDOVER_MS }, key.d);
    const answer = await verifyReceipt(forged, await keysOf(world), { subtle });
    expect(answer).toEqual({ ok: false, why: "retired-key" });
  });
});

describe("the sealed chain", () => {
  it("[HG10] holds every receipt once, in order, whatever ran twice", async () => {
    const world = await testRelay();
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.visitor().send(click())));
    await world.platform.advance(2_000);
    await world.platform.advance(60_000);
    const again = await restart(world);
    answers.push(await again.visitor().send(click()));
    await again.platform.advance(2_000);
    const chain = await chainOf(again, SITE);
    const { keys } = await keysOf(again);
    const places = [];
    for (const receipt of answers.map(receiptIn)) {
      const found = await verifyChain(chain, { subtle, keys, receipt });
      if (found.ok) places.push(found.n);
    }
    expect(places).toEqual([1, 2, 3, 4, 5, 6]);
    expect(chain.links).toHaveLength(6);
  });

  it("[HG10] [HG14] stays whole when what it was made of is erased", async () => {
    const world = await testRelay();
    await world.visitor().send(click());
    await world.visitor().send(click());
    await world.platform.advance(2_000);
    world.db.exec("DELETE FROM receipts; DELETE FROM events; DELETE FROM conversations");
    const { keys } = await keysOf(world);
    expect(await verifyChain(await chainOf(world, SITE), { subtle, keys })).toMatchObject({ ok: true, links: 2 });
  });

  it("[HG10] is sealed before the relay stops", async () => {
    const world = await testRelay();
    await world.visitor().send(click());
    const again = await restart(world);
    expect(await createReceiptStore(again.relay.database.beside).links(SITE)).toHaveLength(1);
  });
});

describe("a restored back-up", () => {
  const forgetting = async (before: VisitorCommand | null) => {
    const first = await testRelay();
    const kim = first.visitor();
    if (before) await kim.send(before);
    const file = join(first.folder, "handrail.db");
    const copy = join(first.folder, "copy.db");
    const second = await restart(first, () => copyFileSync(file, copy));
    const command = click();
    const answer = await second.visitor(kim.secret).send(command);
    await second.platform.advance(20_000);
    const restored = await restart(second, () => {
      for (const suffix of ["-wal", "-shm"]) rmSync(file + suffix, { force: true });
      copyFileSync(copy, file);
    });
    return { command, answer, restored, visitor: restored.visitor(kim.secret) };
  };

  it("[HG10] [HG6] admits a forgotten request again by its receipt, once, with its old wait and promise", async () => {
    for (const before of [null, contact()]) {
      const { command, answer, visitor, restored } = await forgetting(before);
      const receipt = receiptIn(answer);
      const again = await visitor.send({ ...command, receipt });
      expect(receiptIn(again)).toBe(receipt);
      expect(receiptIn(await visitor.send({ ...command, receipt }))).toBe(receipt);
      expect(receiptIn(await visitor.send(command))).toBe(receipt);
      const body = openReceipt(receipt)?.body;
      const { events } = await visitor.read();
      expect(events.filter((event) => event.type === "human.requested")).toMatchObject([
        { askedAtMs: body?.askedAtMs },
      ]);
      expect(events.filter((event) => event.type === "promise.made")).toMatchObject([
        { promise: body?.promise?.id, dueAtMs: body?.promise?.dueAtMs },
      ]);
      await restored.platform.advance(2_000);
      const { keys } = await keysOf(restored);
      expect(await verifyChain(await chainOf(restored, SITE), { subtle, keys, receipt })).toMatchObject({ ok: true });
    }
  });

  it("[HG10] takes a click with a forged, altered or foreign receipt as a click of now, and no more", async () => {
    const { command, answer, restored } = await forgetting(null);
    const receipt = receiptIn(answer);
    const opened = openReceipt(receipt);
    if (!opened) throw new Error("no receipt");
    const { body, signature } = opened;
    const stranger = firstKey(new Uint8Array(32).fill(9), 1);
    const cases: readonly [string, (conversation: typeof body.conversation) => string][] = [
      ["another conversation's", () => receipt],
      ["altered", (conversation) => writeReceipt({ ...body, conversation }, signature)],
      ["a stranger's", (conversation) => resigned({ ...body, conversation }, stranger.d)],
      ["another site's", (conversation) => signedHere(restored, { ...body, conversation, site: siteId("other") })],
      ["another click's", (conversation) => signedHere(restored, { ...body, conversation, command: newId() })],
      ["no receipt at all", () => "nothing.here"],
    ];
    for (const [name, make] of cases) {
      const other = restored.visitor();
      const { conversation } = await other.send(contact());
      const forged = make(conversation);
      const { verdicts } = await other.send({ ...command, receipt: forged });
      expect(verdicts[0], name).toMatchObject({ ok: true });
      const { events } = await other.read();
      const asked = events.filter((event) => event.type === "human.requested");
      expect(asked, name).toHaveLength(1);
      expect(asked[0], name).not.toHaveProperty("askedAtMs");
      expect(events.find((event) => event.type === "promise.made")?.promise, name).not.toBe(body.promise?.id);
    }
  });

  it("[HG10] takes no receipt that a retired key signed after its time", async () => {
    const { command, answer, restored, visitor } = await forgetting(null);
    const body = openReceipt(receiptIn(answer))?.body;
    const nowMs = restored.platform.clock.now();
    const keys = ownKeys(restored.folder);
    replaceKeys(restored.folder, rotated(keys, new Uint8Array(32).fill(7), nowMs - HANDOVER_MS));
    if (!body) throw new Error("no receipt");
    const late = resigned({ ...body, acknowledgedAtMs: nowMs }, keys[0]?.d ?? null);
    await visitor.send({ ...command, receipt: late });
    const asked = (await visitor.read()).events.find((event) => event.type === "human.requested");
    expect(asked).not.toHaveProperty("askedAtMs");
  });
});

describe("GET /v1/sites/:site/guarantee", () => {
  const figures = async (world: TestRelay): Promise<GuaranteeFigures> => {
    const response = await world.relay.fetch(new Request(`${RELAY}/v1/sites/${SITE}/guarantee`));
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cache-control")).toBe("public, max-age=60");
    return read<GuaranteeFigures>(response);
  };

  it("[HG10] counts every request under one end, and says nothing of times that too few would tell", async () => {
    const world = await testRelay();
    const [kim, eve] = [world.visitor(), world.visitor()];
    await kim.send(click());
    await eve.send(click());
    await eve.send({ type: "withdraw", id: newId() });
    await world.platform.advance(61_000);
    expect(await figures(world)).toMatchObject({
      requests: 2,
      clicks: { broken: 1, withdrawn: 1, open: 0, kept: 0 },
      automatic: { broken: 0 },
      medianSeconds: null,
      within3Minutes: null,
    });
    expect((await world.relay.fetch(new Request(`${RELAY}/v1/sites/nobody/guarantee`))).status).toBe(404);
  });
});

async function verified(world: TestRelay, receipt: string) {
  const answer = await verifyReceipt(receipt, await keysOf(world), { subtle });
  if (!answer.ok) throw new Error(answer.why);
  return answer;
}

async function chainOf(world: TestRelay, site: SiteId) {
  const response = await world.relay.fetch(new Request(`${RELAY}/v1/sites/${site}/chain`));
  const { head } = await read<{ head: object | null }>(response);
  return { site, links: await createReceiptStore(world.relay.database.beside).links(site), head };
}

function resigned(body: ReceiptBody, d: string | null): string {
  const key = firstKey(Buffer.from(d ?? "", "base64url"), 1);
  return writeReceipt(body, signWith(key, receiptMessage(body)));
}

const signedHere = (world: TestRelay, body: ReceiptBody) => resigned(body, ownKeys(world.folder)[0]?.d ?? null);
