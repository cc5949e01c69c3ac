// What both floors' panels look like.

/** For a shadow root. */
export const PANEL_CSS = `section { position: fixed; right: 20px; bottom: 84px; width: 360px; height: 480px; display: flex;
  flex-direction: column; border: 1px solid #ccc; border-radius: 12px; background: #fff; color: #111; font: 16px system-ui; }
  ol { flex: 1; margin: 0; padding: 12px 32px; overflow: auto; }
  form { display: flex; gap: 8px; padding: 12px; }
  textarea { flex: 1; font: inherit; }`;

/** Adds it. */
export function dress(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PANEL_CSS);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
