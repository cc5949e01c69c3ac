// A photograph of the console: where it is taken, and what is done there before.
import type { Page } from "playwright-core";
import type { FakeRelay } from "./fake/fake-relay.ts";
import type { Scenario } from "./fake/scenario.ts";

export interface Stage {
  readonly page: Page;
  readonly relay: FakeRelay;
  readonly scenario: Scenario;
}

export interface Screen {
  readonly name: string;
  readonly hash: (scenario: Scenario) => string;
  readonly isSignedOut?: true;
  /** What the browser is made to be before the page is there. */
  readonly browser?: () => void;
  readonly act?: (stage: Stage) => Promise<void>;
}
