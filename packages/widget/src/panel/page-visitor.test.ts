import { describe, expect, it } from "vitest";
import { pageVisitor } from "./page-visitor.ts";

function fakeChat() {
  const calls: string[] = [];
  return {
    calls,
    identify: (token: string) => void calls.push(`identify ${token}`),
    logout: () => Promise.resolve(calls.push("logout") > 0),
    erase: () => Promise.resolve(calls.push("erase") > 0),
  };
}

describe("what a page says of its visitor", () => {
  it("is passed on: a token as it is, or the one that the page gets", async () => {
    const [visitor, chat] = [pageVisitor(), fakeChat()];
    visitor.tell(chat, ["identify", "a.b.c"]);
    visitor.tell(chat, ["identify", () => Promise.resolve("d.e.f")]);
    expect(await visitor.provide()).toBe("d.e.f");
    expect(chat.calls).toEqual(["identify a.b.c", "identify d.e.f"]);
  });

  it("ends with the visitor: whoever comes next is not asked for under the last one's name", async () => {
    const [visitor, chat] = [pageVisitor(), fakeChat()];
    visitor.tell(chat, ["identify", () => Promise.resolve("a.b.c")]);
    visitor.tell(chat, ["logout"]);
    await expect(visitor.provide()).rejects.toThrow("no way");
    expect(chat.calls).toContain("logout");
  });

  it("[HG14] can be that everything is to be erased, and passes over what it does not know", async () => {
    const [visitor, chat] = [pageVisitor(), fakeChat()];
    visitor.tell(chat, ["setLocale", "nb"]);
    visitor.tell(chat, ["erase"]);
    expect(chat.calls).toEqual(["erase"]);
    await expect(visitor.provide()).rejects.toThrow("no way");
  });

  it("can be that there is nobody to show", async () => {
    const [visitor, chat] = [pageVisitor(), fakeChat()];
    visitor.tell(chat, ["identify", undefined]);
    visitor.tell(chat, ["identify", ""]);
    await expect(visitor.provide()).rejects.toThrow("no way");
    expect(chat.calls).toEqual([]);
  });

  it("may fail without harm", async () => {
    const [visitor, chat] = [pageVisitor(), fakeChat()];
    visitor.tell(chat, ["identify", () => Promise.reject(new Error("signed out"))]);
    await expect(visitor.provide()).rejects.toThrow("signed out");
    expect(chat.calls).toEqual([]);
  });
});
