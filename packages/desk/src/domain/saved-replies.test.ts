import { siteId, type SavedReply } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { fillIn, findReplies, isSavedAlone, searchAt } from "./saved-replies.ts";

const SHOP = siteId("shop");

function reply(title: string, more: Partial<SavedReply> = {}): SavedReply {
  return { id: title, site: null, title, text: `Words of ${title}`, language: null, shortcut: null, ...more };
}

describe("a search", () => {
  it.each([
    ["/", 1, { from: 0, to: 1, query: "" }],
    ["/than", 5, { from: 0, to: 5, query: "than" }],
    ["Hi! /re", 7, { from: 4, to: 7, query: "re" }],
    ["One\n/re", 7, { from: 4, to: 7, query: "re" }],
    ["お礼 ／お", 5, { from: 3, to: 5, query: "お" }],
    ["Hi /re there", 6, { from: 3, to: 6, query: "re" }],
    ["and/or", 6, null],
    ["https://shop.example", 20, null],
    ["//", 2, null],
    ["/re now", 7, null],
    ["Hi", 2, null],
    ["", 0, null],
  ])("begins with a slash before a word: %s", (text, caret, search) => {
    expect(searchAt(text, caret)).toEqual(search);
  });
});

describe("saved replies", () => {
  const find = (all: readonly SavedReply[], query: string, language: string | null = null) =>
    findReplies(all, query, { site: SHOP, language }).map(({ title }) => title);

  it("are those of the site and one's own, in order of their titles", () => {
    const all = [reply("Zebra"), reply("Elsewhere", { site: siteId("other") }), reply("Apple", { site: SHOP })];
    expect(find(all, "")).toEqual(["Apple", "Zebra"]);
  });

  it("in the visitor's language come first, then those that suit any", () => {
    const all = [
      reply("A German", { language: "de" }),
      reply("B any"),
      reply("C Bokmål", { language: "nb" }),
      reply("D Norway", { language: "nb-NO" }),
    ];
    expect(find(all, "", "nb-NO")).toEqual(["D Norway", "C Bokmål", "B any", "A German"]);
    expect(find(all, "", "no")).toEqual(["C Bokmål", "D Norway", "B any", "A German"]);
    expect(find(all, "", null)).toEqual(["A German", "B any", "C Bokmål", "D Norway"]);
  });

  it("are found by shortcut, by the beginning of a word, by any part, accents left out", () => {
    const all = [
      reply("Refund", { language: "nb" }),
      reply("About the order", { text: "We refund it." }),
      reply("Come back", { shortcut: "refund" }),
      reply("Réfund policy"),
    ];
    expect(find(all, "refund", "nb")).toEqual(["Come back", "Refund", "Réfund policy", "About the order"]);
    expect(find(all, "REF")).toEqual(["Come back", "Refund", "Réfund policy", "About the order"]);
    expect(find(all, "ack")).toEqual(["Come back"]);
    expect(find(all, "zzz")).toEqual([]);
  });
});

describe("filling in", () => {
  const known = { visitor: "Maja Lien", agent: "Ingrid" };
  const unknown = { visitor: null, agent: "Ingrid" };

  it.each([
    ["Hi {visitor}, {agent} here.", "Hi Maja Lien, Ingrid here.", "Hi, Ingrid here."],
    ["Hi {visitor|there}!", "Hi Maja Lien!", "Hi there!"],
    ["{visitor}, thank you.", "Maja Lien, thank you.", "Thank you."],
    ["{visitor}さま、お待たせしました。", "Maja Lienさま、お待たせしました。", "さま、お待たせしました。"],
    ["{visitor|お客}さま", "Maja Lienさま", "お客さま"],
    ["مرحبا {visitor}، أهلا بك", "مرحبا Maja Lien، أهلا بك", "مرحبا، أهلا بك"],
    ["Hello.\n{visitor}: one moment", "Hello.\nMaja Lien: one moment", "Hello.\nOne moment"],
    ["{order} and {visitor", "{order} and {visitor", "{order} and {visitor"],
    ["Bye {agent|a colleague}", "Bye Ingrid", "Bye Ingrid"],
  ])("reads well with and without a name: %s", (text, withName, without) => {
    expect([fillIn(text, known), fillIn(text, unknown)]).toEqual([withName, without]);
  });

  it("takes a name as it is, whatever stands in it", () => {
    expect(fillIn("Hi {visitor}", { visitor: "$& {agent}", agent: "Ingrid" })).toBe("Hi $& {agent}");
  });
});

describe("a text", () => {
  const names = { visitor: "Maja", agent: "Ingrid" };
  const all = [
    reply("Greeting", { text: "Hi {visitor|there}!" }),
    reply("Long", { text: "Hi {visitor|there}! We are on it." }),
  ];

  it.each([
    ["Hi Maja!", true],
    ["  Hi Maja! We are on it.\n", true],
    ["Hi Maja!\n\nHi Maja! We are on it.", true],
    ["Hi Maja! Your parcel left today.", false],
    ["Hi there!", false],
    ["", false],
  ])("is a saved reply as it stands, or has words of the agent's own: %j", (text, isAlone) => {
    expect(isSavedAlone(text, all, names)).toBe(isAlone);
  });
});
