// A command's id is remembered for good: whatever sweeps old rows away must leave these.
import { expect, it } from "vitest";
import { newId, tempFolder, testRelay } from "../testing/test-relay.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

it("[HG4] answers a command that comes again after a year as it did at first, also after a restart, and stores nothing of it", async () => {
  const folder = tempFolder();
  const first = await testRelay({ folder });
  const { platform } = first;
  const kim = first.visitor();
  const said = { type: "say", id: newId(), text: "hello" } as const;
  const asked = { type: "ask-human", id: newId(), why: "button", epoch: null, seen: null } as const;
  const late = { ...asked, id: newId(), epoch: 0 };
  const ended = { type: "withdraw", id: newId() } as const;
  const closed = { type: "close", id: newId() } as const;
  const all = [said, asked, ended, closed, late];
  const answers = [];
  for (const command of all) answers.push((await kim.send(command)).verdicts[0]);
  expect(answers.map((one) => one?.ok)).toEqual([true, true, true, true, false]);
  const rows = (test: typeof first) =>
    test.db
      .prepare("SELECT (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM commands) AS commands")
      .get();
  const before = rows(first);
  expect(before).toMatchObject({ commands: all.length });

  // Whatever has a timer or a due job comes to its turn, on both sides of the year.
  await platform.advance(60_000);
  platform.jump(366 * DAY_MS);
  await platform.advance(HOUR_MS + 60_000);
  const again = async (test: typeof first) => {
    const visitor = test.visitor(kim.secret);
    const verdicts = [];
    for (const command of all) verdicts.push((await visitor.send(command)).verdicts[0]);
    return verdicts;
  };
  expect(await again(first)).toEqual(answers);
  await first.relay.stop();
  const second = await testRelay({ folder, platform });
  await platform.advance(60_000);
  expect(await again(second)).toEqual(answers);
  expect(rows(second)).toEqual(before);
  const other = await second.visitor(kim.secret).send({ ...said, text: "something else" });
  expect(other.verdicts).toMatchObject([{ ok: false, error: { code: "id-conflict" } }]);
});
