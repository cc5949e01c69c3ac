import { describe, expect, it } from "vitest";
import { LIMITS, wireError } from "@handrail/protocol";
import type { Fault, Seen } from "./testing/law-relay.ts";
import { texts, types, Visit, type Tab } from "./testing/visit.ts";
import { uploadsOfChat, type Uploads } from "./uploads.ts";

/** The first part of a page is this long; the next ones double. */
const PART = 64 * 1024;

async function attaching(): Promise<{ readonly visit: Visit; readonly tab: Tab; readonly uploads: Uploads }> {
  const visit = new Visit();
  const tab = await visit.opened();
  return { visit, tab, uploads: uploadsOfChat(tab.chat) };
}

const file = (name: string, length = 20): File => new File(["x".repeat(length)], name);

async function choose({ visit, uploads }: { visit: Visit; uploads: Uploads }, ...files: readonly File[]) {
  void uploads.choose(files);
  await visit.clock.advance(0);
}

/** Does this to each part from the `first`-th on (counted from 0), `times` times. */
function spoil(visit: Visit, fault: () => Fault, { first = 0, times = Infinity } = {}): void {
  let count = 0;
  visit.server.fault = ({ path }: Seen) => {
    if (path !== "/v1/files") return null;
    count += 1;
    return count > first && count <= first + times ? fault() : null;
  };
}

const stages = (uploads: Uploads) =>
  uploads.chosen.value.map(({ name, stage }) => `${name} ${stage.type === "failed" ? stage.code : stage.type}`);

describe("files on their way", () => {
  it("go up in parts as soon as they are chosen, before anything is said, and with the next message", async () => {
    const { visit, tab, uploads } = await attaching();
    await choose({ visit, uploads }, file("one.txt", PART * 7 + 5), file("two.txt"));
    expect(stages(uploads)).toEqual(["one.txt up", "two.txt up"]);
    expect(visit.server.to("/v1/files").map(({ body }) => [body.name, body.offset])).toEqual([
      ["one.txt", 0],
      ["one.txt", PART],
      ["one.txt", PART * 3],
      ["one.txt", PART * 7],
      ["two.txt", 0],
    ]);
    expect(types(tab.chat)).toEqual([]);
    expect(uploads.say("Look")).toBe(true);
    expect([uploads.chosen.value, uploads.hasFiles.value]).toEqual([[], false]);
    await visit.clock.advance(1_000);
    expect(visit.server.events.find(({ type }) => type === "message.sent")).toMatchObject({
      text: "Look",
      files: [{ name: "one.txt", bytes: PART * 7 + 5 }, { name: "two.txt" }],
    });
    expect([...visit.server.files.whole.values()][0]?.text.length).toBe(PART * 7 + 5);
  });

  it("are under the secret of the message, also when another page has the first word", async () => {
    const { visit, tab, uploads } = await attaching();
    const other = visit.tab();
    await choose({ visit, uploads }, file("one.txt"));
    other.chat.send("Hello from the other page");
    await visit.clock.advance(1_000);
    uploads.say("");
    await visit.clock.advance(2_000);
    expect(types(tab.chat)).toEqual(["conversation.started", "message.sent", "message.sent"]);
    expect(new Set([...visit.server.files.whole.values()].map(({ secret }) => secret)).size).toBe(1);
  });

  it("hold their own message back, and nothing else that is said", async () => {
    const { visit, tab, uploads } = await attaching();
    spoil(visit, () => "lose", { first: 1, times: 3 });
    await choose({ visit, uploads }, file("one.txt", PART + 5));
    uploads.say("The lamp");
    tab.chat.send("Hello");
    await visit.clock.advance(1_000);
    expect(texts(tab.chat)).toEqual(["Hello"]);
    expect(uploads.messages.value).toMatchObject([{ text: "The lamp", uploads: [{ received: PART }] }]);
    await visit.clock.advance(10_000);
    expect(texts(tab.chat)).toEqual(["Hello", "The lamp"]);
    expect(uploads.messages.value).toEqual([]);
  });

  it("go on where they were when an answer is lost", async () => {
    const { visit, uploads } = await attaching();
    spoil(visit, () => "lose-answer", { first: 1, times: 1 });
    await choose({ visit, uploads }, file("one.txt", PART * 3 + 5));
    await visit.clock.advance(2_000);
    expect(stages(uploads)).toEqual(["one.txt up"]);
    // The lost part was 128 KiB, all that was left but 5 bytes; it is there, and the answer to its repetition says so.
    expect(visit.server.to("/v1/files").map(({ body }) => body.offset)).toEqual([0, PART, PART, PART * 3]);
    expect([...visit.server.files.whole.values()][0]?.text.length).toBe(PART * 3 + 5);
  });

  it("grow no longer than the authority takes, and shrink where the network is slow or fails", async () => {
    const { visit, uploads } = await attaching();
    const sizes = () => {
      const offsets = visit.server.to("/v1/files").map(({ body }) => body.offset ?? 0);
      return offsets.slice(1).map((offset, index) => (offset - (offsets[index] ?? 0)) / 1024);
    };
    spoil(visit, () => "lose", { first: 5, times: 2 });
    await choose({ visit, uploads }, file("one.txt", PART * 24));
    await visit.clock.advance(5_000);
    expect(sizes()).toEqual([64, 128, 256, 256, 256, 0, 0, 64, 128, 256]);
    expect(stages(uploads)).toEqual(["one.txt up"]);
  });

  it("ask their sender after eight seconds, and go on at a press or when the network is back", async () => {
    const { visit, uploads } = await attaching();
    visit.network(false);
    await choose({ visit, uploads }, file("one.txt"));
    await visit.clock.advance(10_000);
    expect(stages(uploads)).toEqual(["one.txt null"]);
    const asked = visit.server.seen.length;
    await visit.clock.advance(60_000);
    expect(visit.server.seen.length).toBe(asked);
    const [upload] = uploads.chosen.value;
    if (upload) uploads.again(upload.id);
    expect(stages(uploads)).toEqual(["one.txt sending"]);
    await visit.clock.advance(10_000);
    expect(stages(uploads)).toEqual(["one.txt null"]);
    visit.network(true);
    await visit.clock.advance(0);
    expect(stages(uploads)).toEqual(["one.txt up"]);
  });

  it("are asked for again while the scanner is silent, without a byte more", async () => {
    const { visit, uploads } = await attaching();
    spoil(visit, () => Response.json({ error: wireError("scan-pending") }, { status: 503 }), { times: 2 });
    await choose({ visit, uploads }, file("one.txt"));
    await visit.clock.advance(5_000);
    expect(stages(uploads)).toEqual(["one.txt up"]);
  });

  it("say why at once when they will not be taken, and do not hold the others", async () => {
    const { visit, uploads } = await attaching();
    await choose({ visit, uploads }, new File(["MZ\0"], "cat.png"), file("one.txt"), new File([], "empty.txt"));
    expect(stages(uploads)).toEqual(["cat.png file-type-refused", "one.txt up", "empty.txt malformed"]);
    expect(visit.server.to("/v1/files")).toHaveLength(1);
    await choose({ visit, uploads }, file("two.txt"));
    expect(stages(uploads)).toEqual(["one.txt up", "two.txt up"]);
  });

  it("say what the authority made of them, once, and are not sent again", async () => {
    const { visit, uploads } = await attaching();
    spoil(visit, () => Response.json({ error: wireError("file-refused") }, { status: 422 }), { times: 1 });
    await choose({ visit, uploads }, file("one.txt"), file("two.txt"));
    expect(stages(uploads)).toEqual(["one.txt file-refused", "two.txt up"]);
    await visit.clock.advance(60_000);
    expect(visit.server.to("/v1/files")).toHaveLength(2);
  });

  it("are as many as one message may have, and it is said when there were more", async () => {
    const { visit, uploads } = await attaching();
    await choose({ visit, uploads }, ...["1", "2", "3", "4", "5", "6"].map((name) => file(name)));
    expect([uploads.chosen.value.length, uploads.isOver.value]).toEqual([LIMITS.filesPerMessageMax, true]);
    const [first] = uploads.chosen.value;
    if (first) uploads.remove(first.id);
    expect([uploads.chosen.value.length, uploads.isOver.value]).toEqual([LIMITS.filesPerMessageMax - 1, false]);
  });

  it("can be taken back on the way: the rest of what was said goes, and nothing where nothing is left", async () => {
    const { visit, tab, uploads } = await attaching();
    spoil(visit, () => "hang");
    await choose({ visit, uploads }, file("one.txt"));
    uploads.say("Without it, then");
    await choose({ visit, uploads }, file("two.txt"));
    uploads.say("");
    for (const { uploads: files } of uploads.messages.value) for (const { id } of files) uploads.remove(id);
    await visit.clock.advance(1_000);
    expect(texts(tab.chat)).toEqual(["Without it, then"]);
    expect(visit.server.sent("say")).toEqual([expect.not.objectContaining({ files: expect.anything() })]);
    expect(uploads.messages.value).toEqual([]);
  });

  it("are deleted at the authority, too, when they are taken back, and only where it has something of them", async () => {
    const { visit, uploads } = await attaching();
    await choose({ visit, uploads }, file("one.txt"), file("two.txt"), new File([], "empty.txt"));
    const [one, , empty] = uploads.chosen.value;
    for (const upload of [one, empty]) if (upload) uploads.remove(upload.id);
    await visit.clock.advance(0);
    expect([...visit.server.files.whole.values()].map(({ ref }) => ref.name)).toEqual(["two.txt"]);
    expect(visit.server.to("/v1/files")).toHaveLength(3);
  });

  it("[HG14] are forgotten with the conversation", async () => {
    const { visit, tab, uploads } = await attaching();
    spoil(visit, () => "hang");
    await choose({ visit, uploads }, file("one.txt"));
    uploads.say("Look");
    await choose({ visit, uploads }, file("two.txt"));
    const [two] = uploads.chosen.value;
    void tab.chat.erase();
    await visit.clock.advance(100_000);
    expect([uploads.chosen.value, uploads.messages.value]).toEqual([[], []]);
    expect(two && uploads.blobOf(two.id)).toBeNull();
    expect(visit.server.sent("say")).toEqual([]);
  });
});
