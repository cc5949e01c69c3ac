// Seeds of worlds of the real code that have once failed, each with what it found: every test run plays them again.
export const CORPUS: readonly { readonly seed: number; readonly found: string }[] = [
  { seed: 310742, found: "a place told between two decisions of one millisecond was called wrong (the judge)" },
  { seed: 310889, found: "so was one told between a colleague's leaving and the next one's joining (the judge)" },
  {
    seed: 310530,
    found: "a click that came late took back what an earlier one was told, which was called no news (the judge)",
  },
  {
    seed: 310958,
    found: "a first poll that was lost without a word was waited for like one that waits for news (core)",
  },
  { seed: 10, found: "an acknowledged click was called nothing while the rest of the log was still to come (core)" },
  { seed: 312191, found: "an acknowledged click was called waiting whose end the disk remembered (core)" },
  {
    seed: 317522,
    found: "a page that was clicked before it had read the disk wrote over an earlier page's click (core)",
  },
];
