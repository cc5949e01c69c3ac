// Files in the real relay: sent by visitors and agents, kept, scanned, served, swept and erased.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { fileId, LIMITS, type FileId, type FileUploadResponse } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { backUp } from "../back-up/back-up.ts";
import { DeskClient } from "../desk/testing/desk-client.ts";
import { manualPlatform } from "../testing/manual-platform.ts";
import {
  codeOf,
  newId,
  read,
  RELAY,
  tempFolder,
  testRelay,
  type TestRelay,
  type Visitor,
} from "../testing/test-relay.ts";
import { PDF, PNG } from "./samples.fixture.ts";

const newFile = (): FileId => fileId(randomBytes(16).toString("base64url"));

interface Part {
  readonly visitor: Visitor;
  readonly content: Uint8Array;
  readonly file: FileId;
  readonly name?: string;
  readonly bytes?: number;
  readonly offset?: number;
  readonly isTakenBack?: true;
}

function bodyOf(part: Uint8Array, line: object): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat([Buffer.from(`${JSON.stringify(line)}\n`), part]));
}

function put({ relay }: TestRelay, part: Part): Promise<Response> {
  const { visitor, content, name = "lamp.png", bytes = content.byteLength, offset = 0, ...more } = part;
  const body = bodyOf(content, { ...visitor.credentials, name, bytes, offset, ...more });
  return relay.fetch(new Request(`${RELAY}/v1/files`, { method: "POST", body }), { remoteAddress: "203.0.113.7" });
}

async function upload(test: TestRelay, visitor: Visitor, { content = PNG, name = "lamp.png" } = {}) {
  const answer = await read<FileUploadResponse>(await put(test, { visitor, content, name, file: newFile() }));
  if (!answer.file) throw new Error("the file is not usable");
  return answer.file;
}

function get({ relay }: TestRelay, conversation: string, file: string): Promise<Response> {
  return relay.fetch(new Request(`${RELAY}/v1/files/${conversation}/${file}`));
}

const rowsOf = ({ db }: TestRelay) =>
  db.prepare("SELECT (SELECT count(*) FROM files) AS files, (SELECT count(*) FROM file_chunks) AS parts").get();

describe("a visitor's file", () => {
  it("goes with the first message, and is served to whoever knows its address, with nothing that would run", async () => {
    const test = await testRelay();
    const kim = test.visitor();
    const file = await upload(test, kim, { name: "../../lamp\u202E.png" });
    expect(file).toMatchObject({ name: "lamp.png", type: "image/png", bytes: PNG.byteLength, width: 2, height: 1 });
    const { conversation, verdicts } = await kim.send({ type: "say", id: newId(), text: "", files: [file.id] });
    expect(verdicts).toMatchObject([{ ok: true }]);
    expect((await kim.read()).events.find(({ type }) => type === "message.sent")).toMatchObject({ files: [file] });
    expect(test.db.prepare("SELECT preview FROM conversations").get()).toMatchObject({ preview: "[lamp.png]" });
    const served = await get(test, conversation, file.id);
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(PNG);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": "inline; filename=\"lamp.png\"; filename*=UTF-8''lamp.png",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "cross-origin",
      "referrer-policy": "no-referrer",
      "cache-control": "private, max-age=31536000, immutable",
    });
    expect((await get(test, conversation, newFile())).status).toBe(404);
    expect((await get(test, "x", file.id)).status).toBe(404);
  });

  it("is saved rather than shown when it is no picture, under its own name", async () => {
    const test = await testRelay();
    const kim = test.visitor();
    const file = await upload(test, kim, { content: PDF, name: 'Größe "5".pdf' });
    const { conversation } = await kim.send({ type: "say", id: newId(), text: "Look", files: [file.id] });
    const served = await get(test, conversation, file.id);
    expect(served.headers.get("content-disposition")).toBe(
      "attachment; filename=\"Gr__e 5.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%205.pdf",
    );
  });

  it("comes in parts, each as often as its sender likes, and goes on where it was cut", async () => {
    const test = await testRelay();
    const kim = test.visitor();
    const part = LIMITS.fileChunkBytesMax;
    const whole = new Uint8Array(part + 10).fill(0x61);
    const file = newFile();
    const at = { file, bytes: whole.byteLength, name: "a.txt" };
    const first = whole.subarray(0, part);
    const answers = [
      await put(test, { visitor: kim, content: first, ...at }),
      await put(test, { visitor: kim, content: first, ...at }),
      await put(test, { visitor: kim, content: whole.subarray(part), ...at, offset: part + 1 }),
      await put(test, { visitor: kim, content: new Uint8Array(), ...at }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400, 200]);
    expect(await answers[3]?.json()).toEqual({ received: part, file: null });
    const sentEarly = await kim.send({ type: "say", id: newId(), text: "Look", files: [file] });
    expect(sentEarly.verdicts).toMatchObject([{ ok: false, error: { code: "unknown-file" } }]);
    const last = await read<FileUploadResponse>(
      await put(test, { visitor: kim, content: whole.subarray(part), ...at, offset: part }),
    );
    expect(last).toMatchObject({ received: whole.byteLength, file: { type: "text/plain" } });
    const { conversation } = await kim.say("Hello");
    expect(new Uint8Array(await (await get(test, conversation, file)).arrayBuffer())).toEqual(whole);
    expect(await codeOf(await put(test, { visitor: kim, content: PNG, file }))).toBe("id-conflict");
  });

  it("is refused when it is too large, empty, or not what is taken, whatever it is called", async () => {
    const test = await testRelay();
    const kim = test.visitor();
    const program = Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0);
    expect(await codeOf(await put(test, { visitor: kim, content: program, file: newFile(), name: "cat.png" }))).toBe(
      "file-type-refused",
    );
    const large = { file: newFile(), bytes: LIMITS.fileBytesMax + 1 };
    expect(await codeOf(await put(test, { visitor: kim, content: PNG, ...large }))).toBe("file-too-large");
    expect(await codeOf(await put(test, { visitor: kim, content: new Uint8Array(), file: newFile() }))).toBe(
      "file-too-large",
    );
    const long = new Uint8Array(LIMITS.fileChunkBytesMax + 8_192);
    expect(await codeOf(await put(test, { visitor: kim, content: long, file: newFile() }))).toBe("body-too-large");
    expect(rowsOf(test)).toMatchObject({ files: 0, parts: 0 });
  });

  it("is taken while the conversation's share lasts, and never from a page of another shop", async () => {
    const test = await testRelay();
    const kim = test.visitor();
    for (let n = 0; n < LIMITS.unsentFilesMax; n += 1) await upload(test, kim);
    expect(await codeOf(await put(test, { visitor: kim, content: PNG, file: newFile() }))).toBe("too-many-files");
    const line = { ...kim.credentials, file: newFile(), name: "a.png", bytes: PNG.byteLength, offset: 0 };
    const headers = { origin: "https://other.example" };
    const request = new Request(`${RELAY}/v1/files`, { method: "POST", headers, body: bodyOf(PNG, line) });
    expect(await codeOf(await test.relay.fetch(request))).toBe("origin-not-allowed");
  });

  it("is deleted when its sender takes it back, and neither by anybody else nor once it is in a message", async () => {
    const test = await testRelay();
    const [kim, ola] = [test.visitor(), test.visitor()];
    const [sent, unsent] = [await upload(test, kim), await upload(test, kim)];
    await kim.send({ type: "say", id: newId(), text: "", files: [sent.id] });
    const takeBack = (visitor: Visitor, file: FileId) =>
      put(test, { visitor, content: new Uint8Array(), file, bytes: PNG.byteLength, isTakenBack: true });
    await takeBack(ola, unsent.id);
    await takeBack(kim, sent.id);
    expect(rowsOf(test)).toMatchObject({ files: 2, parts: 2 });
    expect(await (await takeBack(kim, unsent.id)).json()).toEqual({ received: 0, file: null });
    expect(rowsOf(test)).toMatchObject({ files: 1, parts: 1 });
  });

  it("is nobody else's to send", async () => {
    const test = await testRelay();
    const [kim, ola] = [test.visitor(), test.visitor()];
    const file = await upload(test, kim);
    const { verdicts } = await ola.send({ type: "say", id: newId(), text: "Mine", files: [file.id] });
    expect(verdicts).toMatchObject([{ ok: false, error: { code: "unknown-file" } }]);
  });

  it("is swept after a day when no message names it, and stays when one does", async () => {
    const test = await testRelay();
    const kim = test.visitor();
    const sent = await upload(test, kim);
    await upload(test, kim);
    await kim.send({ type: "say", id: newId(), text: "", files: [sent.id] });
    expect(rowsOf(test)).toMatchObject({ files: 2, parts: 2 });
    test.platform.jump(LIMITS.unsentFileMs + 1);
    await test.platform.advance(60 * 60 * 1000);
    expect(rowsOf(test)).toMatchObject({ files: 1, parts: 1 });
  });

  it("[HG14] is gone with the conversation, and none is taken for one that was erased", async () => {
    const test = await testRelay();
    const kim = test.visitor();
    const file = await upload(test, kim);
    const { conversation } = await kim.send({ type: "say", id: newId(), text: "", files: [file.id] });
    await kim.send({ type: "erase", id: newId() });
    expect(rowsOf(test)).toMatchObject({ files: 0, parts: 0 });
    expect((await get(test, conversation, file.id)).status).toBe(404);
    expect(await codeOf(await put(test, { visitor: kim, content: PNG, file: newFile() }))).toBe("erased");
  });
});

describe("a back-up", () => {
  it("has the files in it", async () => {
    const test = await testRelay();
    const kim = test.visitor();
    const file = await upload(test, kim);
    const { conversation } = await kim.send({ type: "say", id: newId(), text: "", files: [file.id] });
    const to = join(tempFolder(), "copy");
    backUp({ from: test.folder, to });
    const copy = await testRelay({ folder: to });
    const served = await get(copy, conversation, file.id);
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(PNG);
  });
});

describe("an agent's file", () => {
  it("reaches the visitor whom they have, and nobody else's", async () => {
    const test = await testRelay();
    const kim = test.visitor();
    const { conversation } = await kim.askHuman();
    const ada = await DeskClient.signedIn(test.relay, "Ada");
    await ada.goOnDuty();
    const file = newFile();
    const body = bodyOf(PDF, { file, name: "bill.pdf", bytes: PDF.byteLength, offset: 0 });
    const send = (headers: Readonly<Record<string, string>>) =>
      test.relay.fetch(
        new Request(`${RELAY}/desk/api/conversations/${conversation}/files`, {
          method: "POST",
          body,
          headers: { cookie: ada.cookie, "content-type": "application/octet-stream", ...headers },
        }),
      );
    expect(await codeOf(await send({ origin: RELAY }))).toBe("not-yours");
    await ada.command(conversation, { type: "accept" });
    expect(await codeOf(await send({ origin: "https://evil.example" }))).toBe("origin-not-allowed");
    expect((await send({ origin: RELAY })).status).toBe(200);
    await ada.command(conversation, { type: "reply", text: "Here it is", files: [file] });
    expect((await kim.read()).events.at(-1)).toMatchObject({ text: "Here it is", files: [{ name: "bill.pdf" }] });
  });
});

describe("a virus scanner", () => {
  it("sees each whole file first; what it refuses is deleted, and what it does not answer waits for the next try", async () => {
    const statuses = [503, 401, 204, 406];
    const seen: number[] = [];
    const platform = manualPlatform(async (input, init) => {
      const scanned = new Request(input, init);
      seen.push((await scanned.arrayBuffer()).byteLength);
      return new Response(null, { status: statuses.shift() ?? 500 });
    });
    const test = await testRelay({ platform, scanUrl: "http://scanner.example/scan" });
    const kim = test.visitor();
    const file = newFile();
    expect(await codeOf(await put(test, { visitor: kim, content: PNG, file }))).toBe("scan-pending");
    const again = { file, bytes: PNG.byteLength, offset: PNG.byteLength };
    expect(await codeOf(await put(test, { visitor: kim, content: new Uint8Array(), ...again }))).toBe("scan-pending");
    const { conversation } = await kim.say("Hello");
    expect((await get(test, conversation, file)).status).toBe(404);
    expect((await put(test, { visitor: kim, content: new Uint8Array(), ...again })).status).toBe(200);
    expect((await get(test, conversation, file)).status).toBe(200);
    expect(await codeOf(await put(test, { visitor: kim, content: PNG, file: newFile() }))).toBe("file-refused");
    expect(rowsOf(test)).toMatchObject({ files: 1, parts: 1 });
    expect(seen).toEqual([PNG.byteLength, PNG.byteLength, PNG.byteLength, PNG.byteLength]);
  });
});
