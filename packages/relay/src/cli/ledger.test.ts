import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CommandsResponse } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { firstKey } from "../receipts/keys.ts";
import { newId, read, RELAY, SITE, testRelay } from "../testing/test-relay.ts";
import { handrail } from "./handrail.fixture.ts";

const click = () => ({ type: "ask-human", id: newId(), why: "button", epoch: null, seen: null }) as const;

function receiptIn({ verdicts }: CommandsResponse): string {
  const [verdict] = verdicts;
  return verdict?.ok ? (verdict.receipt ?? "") : "";
}

/** A relay that has acknowledged one click and sealed it, with its keys and chain in files. */
async function clicked(receiptKey?: string) {
  const world = await testRelay({ receiptKey });
  const { folder } = world;
  const kim = world.visitor();
  const clickedAtMs = world.platform.clock.now() - 1_000;
  const receipt = receiptIn(await kim.send({ ...click(), clickedAtMs }));
  await world.platform.advance(2_000);
  const [keys, chain] = [join(folder, "keys.json"), join(folder, "chain.json")];
  writeFileSync(keys, await (await world.relay.fetch(new Request(`${RELAY}/v1/keys`))).text());
  writeFileSync(chain, (await handrail(["ledger", "--site", SITE, "--data", folder, "--format", "chain"])).out);
  return { ...world, kim, receipt, keys, chain };
}

describe("handrail verify", () => {
  it("[HG10] says of a genuine receipt what it proves, offline, and ends with 0", async () => {
    const { receipt, keys, chain } = await clicked();
    const verified = await handrail(["verify", "--receipt", receipt, "--keys", keys, "--chain", chain]);
    expect(verified).toMatchObject({ code: 0 });
    expect(verified.out).toMatch(/^Genuine: signed with the merchant's key [\w-]{16}\./);
    for (const line of [
      /site +shop/,
      /by the visitor's clock/,
      /promised +a human in the chat by 2026-/,
      /sealed +as number 1 of 1/,
    ]) {
      expect(verified.out).toMatch(line);
    }
    const pin = /--pin ([\w-]{16})/.exec(verified.err)?.[1] ?? "";
    const pinned = await handrail(["verify", "--receipt", "-", "--keys", keys, `--pin=${pin}`], {
      stdin: `${receipt}\n`,
    });
    expect(pinned).toMatchObject({ code: 0, err: "" });
  });

  it("[HG10] ends with 1 and says why when a receipt, the keys or the chain are not what they should be", async () => {
    const world = await clicked();
    const { receipt, keys, chain, folder } = world;
    const other = await clicked(JSON.stringify({ keys: [firstKey(new Uint8Array(32).fill(5), 1)] }));
    const altered = join(folder, "altered.json");
    writeFileSync(altered, readFileSync(chain, "utf8").replace(/"commitment": "../, '"commitment": "--'));
    const unsealed = receiptIn(await world.visitor().send(click()));
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [["--receipt", `${receipt.slice(0, -4)}AAAA`, "--keys", keys], /altered/],
      [["--receipt", "nothing", "--keys", keys], /no receipt/],
      [["--receipt", other.receipt, "--keys", keys], /none of the merchant's keys/],
      [["--receipt", receipt, "--keys", keys, "--pin", "somebody-elses-1"], /not the one that was noted/],
      [["--receipt", receipt, "--keys", chain], /keys/],
      [["--receipt", receipt, "--keys", keys, "--chain", altered], /a link of the chain was changed/],
      [["--receipt", unsealed, "--keys", keys, "--chain", chain], /does not stand in the chain/],
      [["--receipt", receipt, "--keys", join(folder, "missing.json")], /could not be read/],
      [["--receipt", receipt, "--keys", "http://127.0.0.1:9/v1/keys"], /could not be read from/],
    ];
    for (const [words, why] of cases) {
      const ended = await handrail(["verify", ...words]);
      expect(ended, words.join(" ")).toMatchObject({ code: 1, out: "" });
      expect(ended.err).toMatch(why);
    }
    expect(await handrail(["verify", "--receipt", receipt])).toMatchObject({ code: 2 });
  });
});

describe("handrail keys", () => {
  it("[HG10] rotates beside a running relay: old receipts and new ones are verified from the same first key", async () => {
    const world = await clicked();
    const { folder, receipt } = world;
    const pin = /^[\w-]+/.exec((await handrail(["keys", "list", "--data", folder])).out)?.[0] ?? "";
    // The test's relay lives in another time than the command.
    world.platform.jump(Date.now() - world.platform.clock.now());
    const rotation = await handrail(["keys", "rotate", "--data", folder]);
    expect(rotation).toMatchObject({ code: 0 });
    expect(rotation.out).toMatch(/retired .*\n.*in use/);
    const fresh = receiptIn(await world.visitor().send(click()));
    const listed = await handrail(["keys", "list", "--data", folder, "--json"]);
    expect(listed.out).not.toContain('"d"');
    const published = await read<object>(await world.relay.fetch(new Request(`${RELAY}/v1/keys`)));
    expect(JSON.parse(listed.out)).toEqual(published);
    writeFileSync(world.keys, listed.out);
    for (const each of [receipt, fresh]) {
      expect(await handrail(["verify", "--receipt", each, "--keys", world.keys, `--pin=${pin}`])).toMatchObject({
        code: 0,
      });
    }
  });

  it("changes nothing when the key comes from the environment, and prints the next value", async () => {
    const { folder } = await clicked();
    const HANDRAIL_RECEIPT_KEY = readFileSync(join(folder, "receipt-key.json"), "utf8");
    const env = { HANDRAIL_RECEIPT_KEY };
    const rotation = await handrail(["keys", "rotate", "--data", folder], { env });
    expect(JSON.parse(rotation.out)).toMatchObject({ keys: [{}, { retiredAtMs: null }] });
    expect(readFileSync(join(folder, "receipt-key.json"), "utf8")).toBe(HANDRAIL_RECEIPT_KEY);
    const next = await handrail(["keys", "list"], { env: { HANDRAIL_RECEIPT_KEY: rotation.out } });
    expect(next.out.trim().split("\n")).toHaveLength(2);
  });

  it("makes no key where no relay has run", async () => {
    const { folder } = await testRelay();
    const ended = await handrail(["keys", "list", "--data", join(folder, "nowhere")]);
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.err).toContain("--data");
  });
});

describe("handrail ledger", () => {
  it("[HG10] has one row for each request, by both clocks, with every end in a column of its own", async () => {
    const { folder, kim, platform, visitor } = await clicked();
    await kim.send({ type: "withdraw", id: newId() });
    await visitor().send(click());
    await platform.advance(61_000);
    const { code, out, err } = await handrail(["ledger", "--site", SITE, "--data", folder]);
    expect(code).toBe(0);
    const [head = "", ...lines] = out.trimEnd().split("\r\n");
    const names = head.split(",");
    const rows = lines.map((line) => new Map(line.split(",").map((value, at) => [names[at], value])));
    expect(rows).toHaveLength(2);
    expect(rows.map((row) => row.get("end"))).toEqual(["withdrawn", "broken"]);
    expect(rows.map((row) => row.get("withdrawn"))).toEqual(["1", "0"]);
    expect(rows.map((row) => row.get("broken"))).toEqual(["0", "1"]);
    expect(rows.map((row) => row.get("clicked_at_visitor_clock"))).toEqual(["2026-11-02T11:59:59.000Z", ""]);
    expect(rows.map((row) => row.get("rungs"))).toEqual(["live", "live>written"]);
    expect(err).toContain("2 requests: 2 clicked, 0 automatic.");
    expect(err).toContain("too few to say");
    const json = await handrail(["ledger", "--site", SITE, "--data", folder, "--format", "json"]);
    expect(JSON.parse(json.out)).toMatchObject({
      summary: { requests: 2, clicks: { withdrawn: 1, broken: 1 } },
      requests: [{ askedAt: "2026-11-02T12:00:00.000Z", withdrawn: 1 }, { broken: 1 }],
    });
  });

  it("keeps to the span that it was asked for", async () => {
    const { folder } = await clicked();
    const ledger = (...span: readonly string[]) => handrail(["ledger", "--site", SITE, "--data", folder, ...span]);
    const rowsOf = async (...span: readonly string[]) => (await ledger(...span)).out.trimEnd().split("\r\n").length - 1;
    expect(await rowsOf("--from", "2026-11-02", "--to", "2026-11-03")).toBe(1);
    expect(await rowsOf("--from", "2026-11-02T12:00:00Z")).toBe(1);
    expect(await rowsOf("--to", "2026-11-02T12:00:00Z")).toBe(0);
    expect(await rowsOf("--from", "2026-11-03")).toBe(0);
    expect(await ledger("--from", "yesterday")).toMatchObject({ code: 2 });
    expect(await handrail(["ledger", "--site", "nobody", "--data", folder])).toMatchObject({ code: 1 });
  });
});
