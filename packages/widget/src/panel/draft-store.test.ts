import { signal } from "@preact/signals-core";
import { afterEach, expect, it, vi } from "vitest";
import type { Entry } from "@handrail/core";
import { commandId } from "@handrail/protocol";
import { fakeChat, tell, type FakeChat } from "../testing/fake-chat.ts";
import { keepDraft } from "./draft-store.ts";

const KEY = "handrail:shop:draft";
const shell = { site: "shop" };

let stop = (): void => {};
afterEach(() => {
  stop();
  sessionStorage.clear();
  vi.restoreAllMocks();
});

// A page of the shop that has its panel, and has heard from the disk.
async function page(chat: FakeChat = fakeChat()) {
  stop();
  const draft = signal("");
  const opened = chat.open();
  stop = keepDraft({ chat, draft, shell }, opened);
  await opened;
  return { chat, draft };
}

const talking = (): FakeChat => {
  const chat = fakeChat();
  tell(chat, [["visitor", 9, { type: "message.sent", text: "Hello" }]]);
  return chat;
};

it("keeps what is half written from page to page", async () => {
  const { draft } = await page(talking());
  draft.value = "I was about to s";
  expect((await page(talking())).draft.value).toBe("I was about to s");
});

it("puts it back also where the relay is the first to say which conversation this is, and only into that one", async () => {
  const left = await page(talking());
  left.draft.value = "I was about to s";
  const { chat, draft } = await page();
  expect(draft.value).toBe("");
  tell(chat, [["visitor", 9, { type: "message.sent", text: "Hello" }]]);
  expect(draft.value).toBe("I was about to s");
});

it("does not bring it back into a field that has been emptied since", async () => {
  const left = await page(talking());
  left.draft.value = "I was about to s";
  const { chat, draft } = await page();
  draft.value = "Something else";
  draft.value = "";
  tell(chat, [["visitor", 9, { type: "message.sent", text: "Hello" }]]);
  expect(draft.value).toBe("");
});

it("[HG13] stores nothing before the visitor types, and leaves nothing of what was sent", async () => {
  const { draft } = await page();
  expect(sessionStorage.length).toBe(0);
  draft.value = "Hello";
  expect(sessionStorage.length).toBe(1);
  draft.value = "";
  expect(sessionStorage.length).toBe(0);
});

const pending = (text: string): Entry => ({
  type: "pending",
  id: commandId("said-1"),
  command: { type: "say", id: commandId("said-1"), text },
  state: "sending",
  error: null,
  atMs: 9,
});

it("gives back what was said where the page went before the disk had it", async () => {
  const { chat, draft } = await page(talking());
  draft.value = "Where is my order?";
  chat.entries.value = [...chat.entries.value, pending("Where is my order?")];
  draft.value = "";
  expect((await page(talking())).draft.value).toBe("Where is my order?");
});

it("[HG9] does not give it back where the disk had it, nor once the log has it", async () => {
  const { chat, draft } = await page(talking());
  draft.value = "Where is my order?";
  chat.entries.value = [...chat.entries.value, pending("Where is my order?")];
  draft.value = "";
  const next = talking();
  next.entries.value = chat.entries.value;
  expect((await page(next)).draft.value).toBe("");
  tell(next, [["visitor", 9, { type: "message.sent", text: "Where is my order?" }]]);
  expect([(await page(next)).draft.value, sessionStorage.length]).toEqual(["", 0]);
});

it("keeps what is written after what was said", async () => {
  const { chat, draft } = await page(talking());
  chat.entries.value = [...chat.entries.value, pending("")];
  draft.value = "And one more th";
  expect((await page(chat)).draft.value).toBe("And one more th");
});

it("leaves alone what the visitor has typed while the disk was read", async () => {
  sessionStorage.setItem(KEY, "undefined old");
  const chat = fakeChat();
  const draft = signal("");
  const opened = chat.open();
  stop = keepDraft({ chat, draft, shell }, opened);
  draft.value = "new";
  await opened;
  expect(draft.value).toBe("new");
});

it("[HG14] gives nobody the draft of a conversation that has been left or erased since", async () => {
  const before = await page(talking());
  before.draft.value = "my card number is";
  expect((await page()).draft.value).toBe("");
  expect(sessionStorage.length).toBe(0);
});

it("[HG14] gives back nothing where the visitor leaves while the disk is read", async () => {
  sessionStorage.setItem(KEY, "undefined half");
  const chat = fakeChat();
  chat.session.value = 1;
  expect((await page(chat)).draft.value).toBe("");
});

it("does without a storage that throws", async () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new Error("full");
  });
  const { draft } = await page();
  draft.value = "Hello";
  expect(draft.value).toBe("Hello");
});
