// What the hostile pages need of a browser: pictures of the screen, a real mouse, real keys.
import type { Surroundings } from "./attack.ts";

/** The three engines. */
export const ENGINES = ["chromium", "firefox", "webkit"] as const;
export type EngineName = (typeof ENGINES)[number];

/** Keys that the oracle presses. */
export type Keys = "Tab" | "Enter" | "Alt+Shift+H";

/** One page in front of a visitor. */
export interface Visit {
  /** A PNG of what is on the screen, one pixel for each CSS pixel. */
  picture(): Promise<Buffer>;
  /** A trusted click. */
  click(at: { readonly x: number; readonly y: number }): Promise<void>;
  press(keys: Keys): Promise<void>;
  /** The value of an expression in the page. */
  ask(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

/** A running browser. */
export interface Engine {
  readonly version: string;
  /** How many pages it shows at once, each as if it were the only one. */
  readonly abreast: number;
  /** Whether it can make these surroundings. */
  can(surroundings: Surroundings): boolean;
  visit(url: string, surroundings: Surroundings): Promise<Visit>;
  close(): Promise<void>;
}

/** The screen, unless an attack names another. */
export const SCREEN = { width: 1000, height: 700 };
