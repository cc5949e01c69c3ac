// What tests in every engine need of a browser: pictures of the screen, a real mouse, real keys.

/** The three engines. */
export const ENGINES = ["chromium", "firefox", "webkit"] as const;
export type EngineName = (typeof ENGINES)[number];

/** Keys that are more than a letter. */
export type Keys = "Tab" | "Enter" | "Escape" | "Shift+Enter" | "Alt+Shift+H";

/** What a page is shown on. */
export interface Screen {
  /** CSS pixels; those of {@link SCREEN} where nothing is said. */
  readonly width?: number;
  readonly height?: number;
  readonly forcedColors?: boolean;
}

/** One page in front of a visitor. */
export interface Visit {
  /** A PNG of what is on the screen, one pixel for each CSS pixel. */
  picture(): Promise<Buffer>;
  /** A trusted click. */
  click(at: { readonly x: number; readonly y: number }): Promise<void>;
  press(keys: Keys): Promise<void>;
  /** Writes where the focus is, letter by letter. */
  type(text: string): Promise<void>;
  /** Goes to another page, or to the same one again. */
  go(url: string): Promise<void>;
  /** The value of an expression in the page; what it promises is waited for. */
  ask(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

/** A running browser. */
export interface Engine {
  readonly version: string;
  /** How many pages it shows at once, each as if it were the only one. */
  readonly abreast: number;
  /** Whether it can make such a screen. */
  can(screen: Screen): boolean;
  visit(url: string, screen: Screen): Promise<Visit>;
  close(): Promise<void>;
}

/** The usual one. */
export const SCREEN = { width: 1000, height: 700 };
