// @vitest-environment happy-dom
import { fileId } from "@handrail/protocol";
import { expect, it } from "vitest";
import { showDesk } from "../../../test/show-desk.tsx";

async function show() {
  const shown = await showDesk({ hash: ({ talk }) => `#/c/${talk.id}` });
  const { talk, find, root, settle } = shown;
  const choose = async (...files: readonly File[]): Promise<void> => {
    const input = find("input[type=file]");
    Object.defineProperty(input, "files", { value: files, configurable: true });
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await settle();
  };
  const send = async (): Promise<void> => {
    find("form.composer").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await settle();
  };
  const rows = () => [...root.querySelectorAll(".tray .upload")].map((row) => row.textContent);
  const lastSaid = () => talk.events.findLast((event) => event.type === "message.sent");
  return { ...shown, choose, send, rows, lastSaid };
}

const pdf = (name: string): File => new File(["%PDF-1.4\n"], name);

it("attaches files to a reply, and says of one that cannot be sent why not", async () => {
  const { choose, send, rows, lastSaid, find, root } = await show();
  await choose(pdf("invoice.pdf"), new File(["MZ\0"], "cat.png"));
  expect(rows()).toEqual([
    "invoice.pdf1 kB",
    "cat.png is of a kind that cannot be sent: pictures, PDF, text and office documents can. ",
  ]);
  expect(find(".tray .visually-hidden").textContent).toContain("invoice.pdf is ready to send");
  await send();
  expect(lastSaid()).toMatchObject({ text: "", files: [{ name: "invoice.pdf", type: "application/pdf" }] });
  expect(rows()).toEqual([]);
  const link = [...root.querySelectorAll<HTMLAnchorElement>("a.file")].at(-1);
  expect(link?.getAttribute("aria-label")).toBe("Download invoice.pdf, 1 kB");
});

it("holds a reply until its files are up, over a network that fails, and sends it then", async () => {
  const { choose, send, relay, platform, lastSaid, root, desk, settle } = await show();
  relay.fault = "down";
  await choose(pdf("invoice.pdf"));
  await send();
  expect(desk.attachments.areWaiting()).toBe(true);
  await platform.pass(12_000);
  expect(root.querySelector(".message.is-pending .upload")?.textContent).toContain(
    "invoice.pdf could not be uploaded.",
  );
  expect(lastSaid()).not.toHaveProperty("files");
  relay.fault = "none";
  desk.wake();
  await settle();
  expect(lastSaid()).toMatchObject({ files: [{ name: "invoice.pdf" }] });
  expect([desk.attachments.areWaiting(), root.querySelector(".upload")]).toEqual([false, null]);
});

it("takes a file back", async () => {
  const { choose, root, rows, settle, find } = await show();
  await choose(pdf("invoice.pdf"));
  root.querySelector<HTMLElement>("[aria-label='Remove invoice.pdf']")?.click();
  await settle();
  expect(rows()).toEqual([]);
  expect(find(".is-send").hasAttribute("disabled")).toBe(true);
});

it("shows a visitor's picture in its place, and what is none by its name", async () => {
  const { relay, talk, find, settle } = await show();
  const lamp = { id: fileId("lamp"), name: "lamp.png", type: "image/png", bytes: 9, width: 1200, height: 900 } as const;
  const list = { id: fileId("list"), name: "list.csv", type: "text/plain", bytes: 84_200 } as const;
  for (const file of [lamp, list]) relay.world.files.set(file.id, file);
  relay.world.visitor(talk, { type: "say", text: "", files: [lamp.id, list.id] });
  await settle();
  const picture = find(".is-visitor .picture");
  expect(picture.getAttribute("aria-label")).toBe("Picture: lamp.png");
  expect(picture.getAttribute("href")).toBe(`/v1/files/${talk.id}/lamp`);
  const image = find(".picture img");
  expect([image.getAttribute("width"), image.getAttribute("height")]).toEqual(["320", "240"]);
  expect(find(".is-visitor .file").textContent).toBe("list.csv 83 kB");
  image.dispatchEvent(new Event("error"));
  await settle();
  expect(find(".is-visitor .file").getAttribute("aria-label")).toBe("Download lamp.png, 1 kB");
});
