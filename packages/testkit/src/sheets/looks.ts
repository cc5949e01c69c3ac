// How the widget is looked at: the screens, colours and directions that a contact sheet is drawn of.

/** One of them. */
export interface Look {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: "light" | "dark";
  readonly hasTouch?: boolean;
  /** What is chosen on the playground besides the state. */
  readonly choices?: Readonly<Record<string, string>>;
}

const PHONE = { width: 390, height: 844 };
/** As much of a window as the panel takes. */
const DESKTOP = { width: 490, height: 720 };

/** By name. */
export const LOOKS: Readonly<Record<string, Look>> = {
  "phone-light": { viewport: PHONE, colorScheme: "light", hasTouch: true },
  "phone-dark": { viewport: PHONE, colorScheme: "dark", hasTouch: true },
  "desktop-light": { viewport: DESKTOP, colorScheme: "light" },
  "desktop-dark": { viewport: DESKTOP, colorScheme: "dark" },
  arabic: { viewport: PHONE, colorScheme: "light", choices: { locale: "ar", page: "rtl" } },
};

/** The narrowest phone: for the sheets of languages. */
export const NARROW: Look = { viewport: { width: 320, height: 640 }, colorScheme: "light" };
