import { expect, it, onTestFinished, vi } from "vitest";
import { fakeChat } from "../../testing/fake-chat.ts";
import { openPanel } from "../../testing/open-panel.ts";

function panelOf() {
  const { chat, panel, end } = openPanel(fakeChat());
  onTestFinished(end);
  return { panel, said: () => chat.lent.beside.context };
}

it("has what the page says go along with the visitor's words, until the page takes it back", () => {
  const { panel, said } = panelOf();
  panel.know({ cart: 2 });
  expect(said()).toEqual({ cart: 2 });
  panel.know({ order: "40217" });
  expect(said()).toEqual({ order: "40217" });
  panel.know(null);
  expect(said()).toBeUndefined();
});

it("tells whoever builds the page, by its code, what cannot be taken, and goes on with what was said before", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const { panel, said } = panelOf();
  panel.know({ cart: 2 });
  panel.know({ cart: "x".repeat(201) });
  expect(warn).toHaveBeenCalledWith(expect.stringMatching(/too-long \(cart\).*\(invalid-context\)/));
  expect(said()).toEqual({ cart: 2 });
});
