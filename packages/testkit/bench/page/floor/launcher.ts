// The least that can be on a page: a button in a shadow root that brings a panel when it is pressed, and fetches it on hover or focus.

/** What the panel's module gives. */
export interface FloorPanel {
  /** Draws it into the root. */
  openPanel(root: ShadowRoot): void;
}

const CSS = `button { position: fixed; right: 20px; bottom: 20px; padding: 12px 20px; border: 0; border-radius: 24px;
  font: 16px system-ui; background: #24477a; color: #fff; }`;

/** Puts the button on the page. */
export function drawLauncher(load: () => Promise<FloorPanel>): void {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement("button");
  button.textContent = "Chat";
  const fetchPanel = (): void => void load();
  button.addEventListener("pointerenter", fetchPanel);
  button.addEventListener("focus", fetchPanel);
  button.addEventListener("click", () => void load().then(({ openPanel }) => openPanel(root)));
  root.append(button);
  document.body.append(host);
}
