import { expect, it } from "vitest";
import { first } from "../../locales/en/first.ts";
import { talkFormat } from "./talk-format.ts";

const format = talkFormat(first);

it("counts down in minutes and seconds, below zero not at all", () => {
  expect(format.left(109_999)).toBe("1:49");
  expect(format.left(3_599_000)).toBe("59:59");
  expect(format.left(5_000)).toBe("0:05");
  expect(format.left(-1)).toBe("0:00");
  expect(format.left(7_200_000)).toBe("2 hr");
});
