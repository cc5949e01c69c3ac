import { describe, expect, it } from "vitest";
import type { AskWords } from "./ask-words.ts";
import { asksForHuman } from "./index.ts";
import { askListener } from "./late.ts";
import { heardBy } from "./listen.ts";
import { earFor, tokensOf } from "./roles.ts";
import { sentencesOf } from "./sentences.ts";
import { traitsOf, type Heard } from "./traits.ts";
import { isAsk, packed, placesOf, unpacked, WEIGHT_MAX } from "./weigh.ts";

const WORDS: AskWords = {
  person: "human, customer service, agent*",
  someone: "somebody",
  wish: "want",
  talk: "talk to",
  act: "help",
  deny: "no, not",
  past: "told me",
  fact: "phone number of customer service",
  thing: "hair",
  filler: "a, the, please",
};

describe("a typed ask for a human", () => {
  it("[HG11] is heard politely, rudely, short, long, and misspelt", () => {
    for (const text of [
      "Human, please!",
      "AGENT",
      "My parcel is late. Could I speak to a real person about it?",
      "this is useless, get me someone who can help",
      "I want to tlak to a perosn",
      "Please connect me with customer service 🙏",
      "stop the bot",
      "pls live agent, it does not understand me",
      "I need to speak with a claims adjudicator",
      "conect me to custmer servce",
    ])
      expect([text, asksForHuman(text, "en-GB")]).toEqual([text, true]);
  });

  it("is not heard in what only has the same words", () => {
    for (const text of [
      "I don't need a human",
      "Is this wig made of human hair?",
      "I talked to an agent yesterday, all is well",
      "What is the phone number of customer service?",
      "How do I become an agent?",
      "Where is my parcel?",
      "Am I talking to a real person?",
      "Can I come to the branch tomorrow and talk to an adviser?",
      "Do I need to call customer service to cancel, or can I do it online?",
      "Stop calling me",
      "",
    ])
      expect([text, asksForHuman(text, "en")]).toEqual([text, false]);
  });

  it("is not heard in what others want, nor in what else is passed on", () => {
    for (const text of [
      "My boss wants an invoice",
      "Can you transfer the ticket to another person?",
      "My husband spoke to your adviser about it",
    ])
      expect([text, asksForHuman(text, "en")]).toEqual([text, false]);
  });

  it("is heard in English, too, on a page in another language, or in none that is known", () => {
    expect(asksForHuman("can I talk to a human", "de-AT")).toBe(true);
    expect(asksForHuman("can I talk to a human", "tlh")).toBe(true);
    expect(asksForHuman("can I talk to a human", null)).toBe(true);
    expect(asksForHuman("cum transfer bani din lei in euro", "ro")).toBe(false);
  });
});

describe("a page's ear", () => {
  it("[HG11] hears the same, in the visitor's language and in English", async () => {
    const said = [
      "Kann ich mit einem Menschen sprechen?",
      "a human, please",
      "Wo ist mein Paket?",
      "kan jeg få snakke med noen",
      "",
    ];
    for (const locale of ["de-AT", "no", "pt", "zh-TW", "tlh", "en-GB", null]) {
      const hears = await askListener(locale);
      expect([locale, said.map(hears)]).toEqual([locale, said.map((text) => asksForHuman(text, locale))]);
    }
    expect(said.map(await askListener("de-AT"))).toEqual([true, true, false, false, false]);
    expect(said.map(await askListener("no"))).toEqual([false, true, false, true, false]);
  });
});

describe("what is listened to", () => {
  const row = (words: AskWords, sentence: string): string =>
    earFor(words)(tokensOf(sentence, words.isUnspaced ?? false));

  it("is a message's sentences in one spelling", () => {
    expect(sentencesOf("Déjà vu ?! « Puis-je » 🙂 parler à L’agent…")).toEqual(["deja vu", "puis-je parler a l'agent"]);
    expect(sentencesOf("🙂 ?!")).toEqual([]);
  });

  it("is the longest phrase, with any ending where the list leaves it open, and with a usual mistake", () => {
    expect(row(WORDS, "agents")).toBe("p");
    expect(row(WORDS, "the phone number of customer service")).toBe("fq");
    expect(row(WORDS, "sombody help")).toBe("sa");
    expect(row(WORDS, "smbdy help")).toBe(".a");
  });

  it("is single characters where nothing stands between words", () => {
    const words: AskWords = { isUnspaced: true, person: "人間, 担当者", talk: "話し, 代わって", filler: "に, と" };
    expect(row(words, "人間と話したい")).toBe("pft..");
  });

  it("mends the words of a phrase, unless they would take the ask away", () => {
    const words: AskWords = { person: "customer service", aside: "come to the branch" };
    expect(row(words, "custmer servce")).toBe("p");
    expect(row(words, "come to the brunch")).toBe("....");
  });
});

describe("what is weighed", () => {
  const heard = (text: string): Heard => heardBy({ hear: earFor(WORDS), isUnspaced: false }, text);

  it("is pieces of words, which words stand together, and the roles", () => {
    const some = traitsOf(heard("I want an agent"));
    const same = traitsOf(heard("i WANT an agént"));
    expect(same).toEqual(some);
    const other = traitsOf(heard("I want an agency"));
    expect(other.roles).not.toEqual(some.roles);
    expect([...other.words].filter((trait) => some.words.has(trait)).length).toBeGreaterThan(5);
    for (const trait of [...some.words, ...some.roles]) expect(trait >>> 0).toBe(trait);
  });

  it("is each place once, by its trait's first bits", () => {
    expect([...placesOf([0, 1, 2 ** 31, 2 ** 32 - 1], 1)]).toEqual([0, 1]);
    expect([...placesOf([2 ** 20], 12)]).toEqual([1]);
  });

  it("is kept as text, a character for each weight", () => {
    const weights = [-WEIGHT_MAX, -1, 0, 1, WEIGHT_MAX];
    expect([...unpacked(packed(weights))]).toEqual(weights);
    expect(packed(weights)).toMatch(/^[7-E]{5}$/);
  });

  it("has to be more for a long message than for a short one", () => {
    const scales = { roles: unpacked(packed([5])), words: unpacked(packed([0, 5])), min: 6 };
    const roles = new Set([0]);
    expect(isAsk({ roles, words: new Set([2 ** 20]) }, scales)).toBe(true);
    expect(isAsk({ roles, words: new Set([2 ** 20, 2 ** 21]) }, scales)).toBe(false);
  });
});
