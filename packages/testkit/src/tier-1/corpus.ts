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
  { seed: 69_298, found: "a noted click and an early erasure left page and disk under two secrets (core)" },
  { seed: 76_800, found: "a page that was told that its conversation is nowhere never asked again (core)" },
  { seed: 139_895, found: "two pages sent one click in different words, and one was told of a conflict (relay)" },
  { seed: 105_017, found: "the disk did two things of one moment in the wrong order (this world's own mistake)" },
  { seed: 42_460, found: "an agent who had taken too many left another less room (judged too hard)" },
  { seed: 51_335, found: "a message of the last milliseconds before an erasure (judged too hard)" },
  {
    seed: 1_216_651,
    found: "the twentieth sample came in the group whose promises were made before it (judged too hard)",
  },
  {
    seed: 2_031_469,
    found: "a click that was answered and closed, which its page had not heard yet (judged too hard)",
  },
  {
    seed: 2_430_846,
    found: "a click in the moment of an erasure, in two conversations, of which its page knew one (judged too hard)",
  },
  {
    seed: 3_238_839,
    found:
      "what was said between an erasure and the reading of the disk was kept before it, and wiped with the rest (core)",
  },
  {
    seed: 3_368_456,
    found:
      "a click that was taken back, which its page had not heard yet, before a bot asked and the store was lost (judged too hard)",
  },
  {
    seed: 5_007_108,
    found: "clicks of one moment did not count the one that took over what a bot had asked for (relay)",
  },
  {
    seed: 7_329_539,
    found: "a page that had read nothing yet of a log that was lost did not send again what it had acknowledged (core)",
  },
  {
    seed: 8_000_239,
    found: "a click after an erasure that ended with its page, answered where the visitor had been (judged too hard)",
  },
  {
    seed: 8_322_020,
    found:
      "a click that the lost store had answered was called asked by a page that knew of the one in its place (core)",
  },
  {
    seed: 8_613_745,
    found: "what another page said milliseconds before an erasure that it had not heard of (judged too hard)",
  },
];
