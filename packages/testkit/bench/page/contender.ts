// What the benchmark asks of everything that puts a chat on a page, ours, the floors and the peers alike.

/** How a chat is embedded, as its documentation says. No inline scripts or styles, so that a strict policy has nothing of the page's to object to. */
export interface Embedding {
  readonly head?: string;
  /** Stands at the end of the body. */
  readonly body: string;
  /** What the page's server has beside the page, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Where else its scripts come from. */
  readonly scriptOrigin?: string;
  /** A selector of what is pressed to open it, in any shadow root; `null` where it stands open in the page. */
  readonly launcher: string | null;
  /** A selector of the field that is written into. */
  readonly input: string;
  /** Ends what was started for it. */
  close?(): Promise<void>;
}

/** Something to be measured. */
export interface Contender {
  readonly name: string;
  /** Its part of the address. */
  readonly slug: string;
  /** @throws Error when it cannot be had here */
  prepare(shopOrigin: string): Promise<Embedding>;
}
