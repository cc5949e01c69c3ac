// Seeds that have once failed, each with what they found: every test run plays them again.
export const CORPUS: readonly { readonly seed: number; readonly found: string }[] = [
  { seed: 28, found: "another page's click took back what was shown of an acknowledged one (core)" },
  { seed: 1037, found: "the same, on one page that came back" },
  { seed: 7, found: "a request that a dying relay never answered (this world's own mistake)" },
  { seed: 1112, found: "a noted click that a later one replaced before anything was written (judged too hard)" },
  { seed: 1167, found: "a turn in the queue of a site without a bot (judged too hard)" },
  { seed: 138, found: "a noted click that a later one stood for, and both refused (judged too hard)" },
  { seed: 919, found: "a click that another page had heard the refusal of was called asked (core)" },
  { seed: 373, found: "the same, on a disk that two pages share" },
  { seed: 944, found: "a restored promise whose time was over (judged too hard)" },
  { seed: 20_586, found: "a turn whose request was withdrawn, on a site without a bot (judged too hard)" },
  { seed: 101_015, found: "a late click, while an earlier one was shown as waiting (judged too hard)" },
  { seed: 1437, found: "a read asked before the last news took back an acknowledged click (core)" },
  {
    seed: 654,
    found: "a click that an old store acknowledged, after the restored one was known, was never sent again (core)",
  },
  { seed: 14, found: "a click that a restored store knows was sent to it once more (core)" },
  { seed: 61, found: "a command that was answered by a store that is no more, to a page that slept (judged too hard)" },
  { seed: 587, found: "a repeated click in a restored store, of a page that had no receipt (judged too hard)" },
  { seed: 2630, found: "a click that the restored log had forgotten was kept nowhere when the page was left (core)" },
];
