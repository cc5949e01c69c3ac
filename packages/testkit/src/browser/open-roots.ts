// Lets a test see into the widget, whose shadow root is closed to the page. Runs before any script of the page.

/** Makes every shadow root of a page an open one. */
export const OPEN_ROOTS = `{
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: "open" }); };
}`;
