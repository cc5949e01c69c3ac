// What every implementation of the visitor's disk must do. Memory and IndexedDB both run it.
import { commandId, conversationSecret, siteId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { dropCommands, keepCommand } from "../domain/kept.ts";
import type { KeptCommand, Storage } from "../platform.ts";

const shop = siteId("shop");
const item = (name: string): KeptCommand => ({
  command: { type: "say", id: commandId(name.padEnd(16, "-")), text: name },
  atMs: 1,
});
const secret = (letter: string) => conversationSecret(letter.repeat(43));
const named = (outbox: readonly KeptCommand[] | undefined) =>
  outbox?.map(({ command }) => (command.type === "say" ? command.text : command.type));

/** `reopen` answers another tab's storage on the same disk. */
export function storageConformance(name: string, make: () => { storage: Storage; reopen: () => Storage }): void {
  describe(`the disk: ${name}`, () => {
    it("has nothing at first", async () => {
      const { storage } = make();
      expect(await storage.load(shop)).toBeNull();
      expect(storage.readClick(shop)).toBeNull();
    });

    it("gives back what was kept, to another page too", async () => {
      const { storage, reopen } = make();
      await storage.update(shop, (kept) => keepCommand(kept, item("one"), secret("a")));
      await storage.update(shop, (kept) => keepCommand(kept, item("two"), secret("b")));
      const kept = await reopen().load(shop);
      expect(kept?.secret).toBe(secret("a"));
      expect(named(kept?.outbox)).toEqual(["one", "two"]);
    });

    it("lets two tabs that write at the same time agree on one secret, and loses nothing", async () => {
      const { storage, reopen } = make();
      const other = reopen();
      const [one, two] = await Promise.all([
        storage.update(shop, (kept) => keepCommand(kept, item("one"), secret("a"))),
        other.update(shop, (kept) => keepCommand(kept, item("two"), secret("b"))),
      ]);
      expect(one?.secret).toBe(two?.secret);
      expect(named((await storage.load(shop))?.outbox)?.toSorted()).toEqual(["one", "two"]);
    });

    it("keeps the first content of an id", async () => {
      const { storage } = make();
      await storage.update(shop, (kept) => keepCommand(kept, item("one"), secret("a")));
      const other = { ...item("one"), atMs: 2 };
      const kept = await storage.update(shop, (now) => keepCommand(now, other, secret("a")));
      expect(kept?.outbox.map(({ atMs }) => atMs)).toEqual([1]);
    });

    it("forgets what was answered, and leaves alone what was not", async () => {
      const { storage } = make();
      await storage.update(shop, (kept) => keepCommand(kept, item("one"), secret("a")));
      await storage.update(shop, (kept) => keepCommand(kept, item("two"), secret("a")));
      await storage.update(shop, (kept) => dropCommands(kept, [item("one").command.id]));
      expect(named((await storage.load(shop))?.outbox)).toEqual(["two"]);
    });

    it("keeps sites apart", async () => {
      const { storage } = make();
      await storage.update(shop, (kept) => keepCommand(kept, item("one"), secret("a")));
      expect(await storage.load(siteId("other-shop"))).toBeNull();
    });

    it("notes a click down at once, and forgets it", () => {
      const { storage, reopen } = make();
      const click = { id: commandId("click-click-click"), atMs: 5 };
      expect(storage.writeClick(shop, click)).toBe(true);
      expect(reopen().readClick(shop)).toEqual(click);
      storage.writeClick(shop, null);
      expect(storage.readClick(shop)).toBeNull();
    });
  });
}
