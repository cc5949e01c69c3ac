import { expect, it } from "vitest";
import * as nb from "../../locales/nb/index.ts";
import { ownWords } from "./own-words.ts";

const TEXTS = `{"*":{"first.bot":"Nora","talk.sending":"…på vei"},"en":{"first.bot":"Nell"}}`;

it("gives each file of a language in the page's own words, and English, which has none", async () => {
  const asked: string[] = [];
  const { first, ...later } = nb;
  const words = (name: string) =>
    ownWords(TEXTS, name, async (file) => {
      asked.push(file);
      return file.endsWith("-later") ? later : { first };
    });
  expect(await words("locale-nb")).toEqual({ first: { ...first, bot: "Nora" } });
  expect(await words("locale-nb-later")).toEqual({ ...later, talk: { ...later.talk, sending: "…på vei" } });
  expect(asked).toEqual(["locale-nb", "locale-nb-later"]);
  expect((await words("locale-en")).first).toEqual({ bot: "Nell" });
  expect(await words("locale-en-later")).toMatchObject({ talk: { sending: "…på vei" } });
  expect(asked).toHaveLength(2);
});
