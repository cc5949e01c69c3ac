// What a page may fetch of the widget, in bytes of gzip. A budget leaves room for a mended fault and not for a feature; it is raised by
// a decision, and lowered as soon as there is less to fetch.

import { globSync } from "node:fs";

/** One thing that is fetched, with what it may weigh. */
export interface Budget {
  readonly name: string;
  /** Patterns of its files, from the widget's `dist`; a budget may cover what is fetched together. */
  readonly files: readonly string[];
  readonly gzipBytesMax: number;
}

const LOADER = "handrail.js";

/** Everything that the script tag can fetch, whatever the language. */
const BUDGETS: readonly Budget[] = [
  /** On every page of the shop: the launcher, the human button, what keeps it there, and an early click. The goal is 3,000. */
  { name: "loader", files: [LOADER], gzipBytesMax: 3_875 },
  /** Until a visitor can type, and click the human button with the click kept. The goal is 20,000. */
  { name: "panel", files: [LOADER, "widget/panel.js"], gzipBytesMax: 20_000 },
  /** Right behind it: what keeps, sends and reads. */
  { name: "core", files: ["widget/core.js"], gzipBytesMax: 16_920 },
  /** The first time that something is said or asked, or when the panel has been open a moment. */
  { name: "talk", files: ["widget/talk-*.js"], gzipBytesMax: 14_080 },
  /** The first time that the menu or a form is opened. */
  { name: "forms", files: ["widget/forms-*.js"], gzipBytesMax: 4_930 },
  /** With the menu, or when a conversation has ended: a new conversation, those before it, a window of its own. */
  { name: "history", files: ["widget/history-*.js"], gzipBytesMax: 6_100 },
  /** The first time that a bot's answer brings more than plain text: the sanitizer and the Markdown reader are most of it. */
  { name: "rich", files: ["widget/rich-*.js"], gzipBytesMax: 30_290 },
  /** Once a human was asked for, where the relay has Ably beside it: Ably's own client is all but 2 KB of it. */
  { name: "ably", files: ["widget/ably-*.js"], gzipBytesMax: 38_200 },
  /** With the panel, where the page says what it knows. */
  { name: "context", files: ["widget/context-*.js"], gzipBytesMax: 1_000 },
  /** With the panel, where the snippet asks for a count in the title or for a sound. */
  { name: "alerts", files: ["widget/alerts-*.js"], gzipBytesMax: 1_150 },
  /** The first time that the emoji button is pressed. The names in another language than English come after it. */
  { name: "emoji", files: ["widget/emoji-*.js"], gzipBytesMax: 2_450 },
  /** Instead of loader and panel, where a page has pinned its build: a hundred hashes, which do not compress. */
  { name: "pinned", files: ["widget/pinned-*.js", "widget/panel-pinned-*.js"], gzipBytesMax: 25_320 },
  /** With the panel, where the snippet has texts of its own: English as a whole, to hold them against. */
  { name: "own words", files: ["widget/own-words.js"], gzipBytesMax: 4_920 },
  /** On the pages of a shop that greets, by a script tag of its own. */
  { name: "greet", files: ["widget/greet.js"], gzipBytesMax: 1_730 },
  /** The first time that somebody attaches a file, or that a message brings one. */
  { name: "files", files: ["widget/files-*.js"], gzipBytesMax: 6_530 },
];

/** Fetched by visitors who do not read English, `first` with the panel and `later` with its first part; scripts of three bytes a letter weigh most. */
const LOCALE_BYTES_MAX = { first: 1_400, later: 4_350 };

/** The budgets of a built widget: two more for each language that it has. */
export function budgetsOf(dist: string): readonly Budget[] {
  const locales = globSync("widget/locale-*.js", { cwd: dist }).toSorted();
  return [
    ...BUDGETS,
    ...locales.map((file) => ({
      name: file.replace("widget/", "").replace(".js", ""),
      files: [file],
      gzipBytesMax: LOCALE_BYTES_MAX[file.endsWith("-later.js") ? "later" : "first"],
    })),
  ];
}
