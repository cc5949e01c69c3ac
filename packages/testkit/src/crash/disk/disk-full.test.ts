import { expect, it, onTestFinished } from "vitest";
import { startCrowd } from "../crowd.ts";
import { until } from "../until.ts";
import { limitedDisk, mountSmallDisk, type SmallDisk } from "./small-disk.ts";

const DISKS: readonly (readonly [string, () => SmallDisk | null])[] = [
  ["a small file system that is full", mountSmallDisk],
  ["files that may not grow", limitedDisk],
];

it.for(DISKS)("[HG3] with %s: refuses, acknowledges nothing falsely, and goes on", async ([, make], { skip }) => {
  const disk = make();
  if (!disk) return skip("skipped: this cannot be made here");
  onTestFinished(() => disk.close());
  const crowd = await startCrowd(disk.folder, { seed: 1 });
  onTestFinished(() => crowd.close());
  const { ledger } = crowd;
  await until(() => ledger.acknowledged > 50, "any service before the disk is full");
  disk.fill(crowd.relay.pid);
  await until(() => ledger.diskRefusals > 30, "a refusal by a full disk");
  const refused = [...ledger.entries.values()].flat().filter(({ diskRefusals }) => diskRefusals > 0);

  disk.free(crowd.relay.pid);
  const before = ledger.acknowledged;
  await until(() => ledger.acknowledged > before + 50, "any service after there was room again");
  expect(await crowd.finish()).toEqual([]);
  // Under the same ids, what was refused has been taken.
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.filter(({ verdict, type }) => type === "say" && !verdict?.ok)).toEqual([]);
  expect(await crowd.killAndJudge()).toEqual([]);
});

it.for(DISKS)(
  "[HG3] with %s: a kill in the middle leaves a sound store with everything acknowledged",
  async ([, make], { skip }) => {
    const disk = make();
    if (!disk) return skip("skipped: this cannot be made here");
    onTestFinished(() => disk.close());
    const crowd = await startCrowd(disk.folder, { seed: 2 });
    onTestFinished(() => crowd.close());
    const { ledger } = crowd;
    await until(() => ledger.acknowledged > 50, "any service before the disk is full");
    disk.fill(crowd.relay.pid);
    await until(() => ledger.diskRefusals > 30, "a refusal by a full disk");
    expect(await crowd.killAndJudge()).toEqual([]);
    disk.free(null);
    await crowd.restart();
    expect(await crowd.finish()).toEqual([]);
    expect(await crowd.killAndJudge()).toEqual([]);
  },
);
