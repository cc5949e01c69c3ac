// When nothing more happens, nothing more is to be done: no job whose time is up, no question that nobody answers.
import type { Invariant } from "./invariant.ts";

export const quietMeansSettled = {
  name: "quiet-means-settled",
  rule: "HG11",
} satisfies Invariant;
