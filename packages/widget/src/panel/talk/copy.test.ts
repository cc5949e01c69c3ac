import { options } from "preact";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { chatIn, openPanel, type OpenPanel } from "../../testing/open-panel.ts";

let opened: OpenPanel | null = null;

beforeAll(() => {
  options.debounceRendering = (render) => render();
});
afterEach(() => {
  opened?.end();
  vi.restoreAllMocks();
});

function buttons(): readonly HTMLElement[] {
  opened = openPanel(chatIn("talking"));
  return [...opened.root.querySelectorAll<HTMLElement>(".copy")];
}

it("copies each message of others as it was written, and shows that it did", async () => {
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const all = buttons();
  expect(all.map((button) => button.closest(".row")?.classList.contains("visitor"))).not.toContain(true);
  expect(all.length).toBeGreaterThan(2);
  const [first] = all;
  const before = first?.innerHTML;
  first?.click();
  const said = first?.closest(".said")?.textContent ?? "";
  expect(write).toHaveBeenCalledExactlyOnceWith(said);
  await vi.waitFor(() => expect(first?.innerHTML).not.toBe(before));
  await vi.waitFor(() => expect(first?.innerHTML).toBe(before), 4_000);
});

it("shows nothing where the browser refuses", async () => {
  const write = vi.spyOn(navigator.clipboard, "writeText");
  write.mockRejectedValue(new DOMException("no", "NotAllowedError"));
  const [first] = buttons();
  const before = first?.innerHTML;
  first?.click();
  await expect(write.mock.results[0]?.value).rejects.toThrow("no");
  expect(first?.innerHTML).toBe(before);
});
