import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Chat, ChatSignals } from "@handrail/core";
import { fakeChat } from "../testing/fake-chat.ts";
import { earlyChat, type EarlyChat } from "./early-chat.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function deferred<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

interface Late extends EarlyChat {
  readonly calls: readonly string[];
  readonly attempts: readonly number[];
  /** Core comes, or does not. */
  come(): Promise<void>;
  fail(): Promise<void>;
}

function begin(shell: Parameters<typeof earlyChat>[0] = {}): Late {
  const core = fakeChat();
  const attempts: number[] = [];
  let fetched = deferred<(signals: ChatSignals) => Chat>();
  const early = earlyChat(shell, (attempt) => {
    attempts.push(attempt);
    fetched = deferred();
    return fetched.promise;
  });
  early.core.want();
  const settled = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(0));
  return {
    ...early,
    calls: core.calls,
    attempts,
    come() {
      fetched.resolve((signals) => ({ ...core, ...signals }));
      return settled();
    },
    fail() {
      fetched.reject(new Error("no network"));
      return settled();
    },
  };
}

it("fetches core when it is wanted, opens it once, and stays the same chat with the same signals", async () => {
  const { chat, calls, attempts, come } = begin();
  const { entries } = chat;
  void chat.open();
  void chat.open();
  expect([attempts, calls]).toEqual([[0], []]);
  await come();
  expect(calls).toEqual(["open"]);
  expect(chat.entries).toBe(entries);
  chat.withdraw();
  expect(calls).toEqual(["open", "withdraw"]);
});

it("[HG3] has a click noted in the same turn, says that it is kept once it is, and asks when core has read the disk", async () => {
  const written = deferred<void>();
  const noteAsk = vi.fn(() => written.promise);
  const { chat, calls, come } = begin({ noteAsk });
  const outcome = chat.talkToHuman("button");
  expect(noteAsk).toHaveBeenCalledOnce();
  expect(chat.human.value.type).toBe("keeping");
  written.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect([chat.human.value.type, chat.storage.value]).toEqual(["kept", "durable"]);
  expect(calls).toEqual([]);
  await come();
  expect(calls).toEqual(["open", "talkToHuman"]);
  await expect(outcome).resolves.toEqual({ stage: "kept" });
});

it("[HG3] says so where the disk takes no click, and under an older loader says no more than that it goes on", async () => {
  const refused = begin({ noteAsk: () => Promise.reject(new Error("no disk")) });
  void refused.chat.talkToHuman();
  await vi.advanceTimersByTimeAsync(0);
  expect([refused.chat.human.value.type, refused.chat.storage.value]).toEqual(["kept", "memory"]);
  const older = begin();
  void older.chat.talkToHuman();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(older.chat.human.value.type).toBe("keeping");
  await older.come();
  expect(older.calls).toEqual(["open", "talkToHuman"]);
});

it("[HG3] leaves the word to core where that was faster than the disk", async () => {
  const written = deferred<void>();
  const { chat, come } = begin({ noteAsk: () => written.promise });
  void chat.talkToHuman();
  await come();
  written.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(chat.human.value.type).toBe("keeping");
});

it("[HG1] knows of a click that was made before it", () => {
  expect(begin({ isAsked: () => true }).chat.human.value.type).toBe("keeping");
  expect(begin({ isAsked: () => false }).chat.human.value.type).toBe("none");
});

it("[HG11] fetches core again when it does not come, by itself and when the visitor wants it", async () => {
  const { chat, core, attempts, fail, come } = begin();
  void chat.open();
  await fail();
  expect(core.state.value.type).toBe("failed");
  chat.retryNow();
  await fail();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(attempts).toEqual([0, 1, 2]);
  await come();
  expect(core.state.value.type).toBe("here");
});

it("has a page's wishes wait for core, and makes none for a panel that is gone", async () => {
  const { chat, calls, come } = begin();
  chat.identify("token");
  void chat.logout();
  await come();
  expect(calls).toEqual(["identify token", "logout"]);
  const gone = begin();
  void gone.chat.open();
  gone.chat.stop();
  await gone.come();
  expect(gone.calls).toEqual([]);
});
