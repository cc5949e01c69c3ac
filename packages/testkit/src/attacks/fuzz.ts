// Random messages of a bot: Markdown, HTML, broken letters and payloads, cut anywhere and put together. One seed, one message.
import { chanceOf } from "../world/chance.ts";
import { payloads } from "./payloads.ts";

const PIECES: readonly string[] = [
  "*",
  "**",
  "_",
  "`",
  "```\n",
  "~~",
  "[",
  "](",
  ")",
  "![",
  "<",
  ">",
  "</",
  "/>",
  '"',
  "'",
  "=",
  "\\",
  "|",
  "|---|\n",
  "\n",
  "\n\n",
  " ",
  "    ",
  "	",
  "- ",
  "1. ",
  "> ",
  "# ",
  "---\n",
  ": ",
  "&",
  "&lt;",
  "&#x3c;",
  "&nbsp",
  "<!--",
  "-->",
  "<p>",
  "<b>",
  "</b>",
  "<table>",
  "<tr><td>",
  "<svg>",
  "<math>",
  "<style>",
  "</style>",
  "<template>",
  "<a href=",
  "<img ",
  "src=URL ",
  "onerror=RUN ",
  "style='x:y' ",
  "javascript:RUN",
  "https://x.test/",
  "URL",
  "<![CDATA[",
  "]]>",
  "<?",
  "<select>",
  "\0",
  "\ud83d",
  "\ude00",
  "\ud800",
  "￾",
  "‮",
  "⁦",
  "‏",
  "‍",
  "́́́",
  "﻿",
  "word",
  "Størrelse",
  "مرحبا",
  "שלום",
  "今日は",
  "👩‍👩‍👧",
  "a.b@c.de",
  "www.x.test",
  "1234567890",
];
const PAYLOADS = payloads().map(({ text }) => text);

/** The message of a seed: 1 to 24 pieces, one in four a shred of a payload. */
export function fuzzedMessage(seed: number): string {
  const { between, happens } = chanceOf(seed, "bot");
  const pick = (from: readonly string[]): string => from[between(0, from.length - 1)] ?? "";
  return Array.from({ length: between(1, 24) }, () => {
    if (!happens(0.25)) return pick(PIECES);
    const payload = pick(PAYLOADS);
    const start = between(0, Math.min(payload.length, 200));
    return payload.slice(start, start + between(1, 40));
  }).join("");
}
