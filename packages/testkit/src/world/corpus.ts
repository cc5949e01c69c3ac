// Seeds of worlds of the real code that have once failed, each with what it found: every test run plays them again.
export const CORPUS: readonly { readonly seed: number; readonly found: string }[] = [
  { seed: 10, found: "an acknowledged click was called nothing while the rest of the log was still to come (core)" },
];
