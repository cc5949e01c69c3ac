// What the loader and the panel owe each other. The two are built and cached apart: this is changed by addition only.

/** A click on the human button, made before the panel was there. `id` is 22 characters of base64url. */
export interface EarlyAsk {
  readonly id: string;
  readonly atMs: number;
}

/** How the merchant can be reached without us: from the snippet, so that no request is needed to know it (HG13). */
export interface DirectContact {
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  /** The relay's page that works without any script. */
  readonly humanUrl: string;
}

/** What a page says of its visitor, and what its launcher has met (`obstructed`: it is hidden or covered for good). A panel passes over a call that it does not know. */
export type VisitorCall =
  | readonly ["identify", VisitorProof | undefined]
  | readonly ["logout" | "erase" | "obstructed"]
  | readonly ["setLocale", string]
  | readonly ["setContext", VisitorContext];

/** What a page knows of the visitor's errand, e.g. an order's number; small and flat. */
export type VisitorContext = Readonly<Record<string, string | number | boolean>>;

/** A signed token, or what gets one. */
export type VisitorProof = string | (() => Promise<string>);

/** What the panel is given by the loader. */
export interface Shell {
  /** Its `.dock` holds the launcher: what it says aloud (`p`), the human button (`.human`), the chat's (`.bubble`), in this order. */
  readonly root: ShadowRoot;
  readonly relay: string;
  readonly site: string;
  /** The human button's words, as they are now. */
  label: string;
  readonly contact: DirectContact;
  /** The snippet's `data-` attributes, by their names in JavaScript. Absent in an earlier loader. */
  readonly settings?: Readonly<Record<string, string | undefined>> | undefined;
  /** What the page said before the panel was there. Absent in an earlier loader. */
  readonly told?: readonly VisitorCall[];
  /** Whether there is an early click that the disk refused; core finds a kept one there by itself (HG3). */
  takeUnkeptAsk(): boolean;
  /** Notes a click made before core is there, in the same turn; resolves once it is on the disk. Absent in an earlier loader. */
  noteAsk?(): Promise<void>;
  /** Whether there is a click that is not in the log yet, as far as the loader knows. Absent in an earlier loader. */
  isAsked?(): boolean;
  /** Whether the next page should load the panel by itself: a conversation is going on, or something is unsent. */
  keepAlive(isNeeded: boolean): void;
  onOpenChange(isOpen: boolean): void;
}

/** What the loader is given by the panel. */
export interface Panel {
  open(): void;
  close(): void;
  /** Opens the panel and asks for a human. */
  talkToHuman(): void;
  /** Absent in an earlier panel. */
  tell?(call: VisitorCall): void;
  destroy(): void;
}

/** The panel's module. */
export interface PanelModule {
  /** Somebody is about to open it. Absent in an earlier panel. */
  warm?(shell: Shell): void;
  startPanel(shell: Shell): Panel;
}
