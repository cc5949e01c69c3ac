import { LIMITS, wireError } from "@handrail/protocol";
import { options } from "preact";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { takeFile, type FakeChat } from "../../testing/fake-chat.ts";
import { chatIn, openPanel, type OpenPanel } from "../../testing/open-panel.ts";

let opened: OpenPanel | null = null;
let root: ShadowRoot;
let chat: FakeChat;

beforeAll(() => {
  options.debounceRendering = (render) => render();
});
beforeEach(() => open("files-sent"));
afterEach(() => {
  opened?.end();
});

function open(state: string, change: (chat: FakeChat) => void = () => {}): void {
  opened?.end();
  chat = chatIn(state);
  change(chat);
  opened = openPanel(chat);
  ({ root } = opened);
}

const PNG = "\x89PNG\r\n\x1a\n";
const picture = (name: string): File => new File([Uint8Array.from(PNG, (letter) => letter.charCodeAt(0))], name);
const text = (name: string, content = "name;price"): File => new File([content], name);

async function choose(...files: readonly File[]): Promise<void> {
  const input = one<HTMLInputElement>("input[type=file]");
  Object.defineProperty(input, "files", { value: files, configurable: true });
  input.dispatchEvent(new Event("change"));
  await settled();
}

/** What is looked at and uploaded in memory is there after a few turns. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

function one<Kind extends Element>(selector: string): Kind {
  const found = root.querySelector<Kind>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

const rows = () => [...root.querySelectorAll(".composer .upload")].map((row) => row.textContent);
const button = (name: string): HTMLButtonElement => one(`button[aria-label="${name}"]`);
const send = () => one<HTMLFormElement>("form.composer").requestSubmit();

describe("files that are chosen", () => {
  it("stand above the composer, can be taken back, and go with the message or without a word", async () => {
    await choose(picture("lamp.png"), text("list.csv"));
    expect(rows()).toEqual(["lamp.png1 kB", "list.csv1 kB"]);
    expect(one(".tray .spoken").textContent).toContain("list.csv is ready to send");
    button("Remove list.csv").click();
    expect(rows()).toEqual(["lamp.png1 kB"]);
    expect(button("Send").disabled).toBe(false);
    send();
    expect(chat.calls.at(-1)).toMatch(/^send {2}[\w-]{22}$/);
    expect(rows()).toEqual([]);
    expect(button("Send").disabled).toBe(true);
  });

  it("say in words what will not be taken, and do not hold the message", async () => {
    const film = new File([new Uint8Array(LIMITS.fileBytesMax + 1)], "film.mp4");
    await choose(film, text("cat.png", "MZ\0"), text("list.csv"));
    expect(rows()).toEqual([
      "film.mp4 is larger than 10 MB.",
      "cat.png is of a kind that cannot be sent here.",
      "list.csv1 kB",
    ]);
    expect(one(".tray .spoken").textContent).toContain("film.mp4 is larger than 10 MB.");
    send();
    expect(chat.calls.at(-1)).toMatch(/^send {2}[\w-]{22}$/);
  });

  it("say when there were more than a message may have", async () => {
    await choose(...["1", "2", "3", "4", "5", "6"].map((name) => text(name)));
    expect(rows()).toHaveLength(5);
    expect(one(".over").textContent).toBe("Only 5 files can be sent at once.");
  });

  it("are taken when they are pasted or dropped, but not where words are pasted with a picture of them", async () => {
    const drop = (type: string, name: string, types: readonly string[]) => {
      const data = { files: [picture(name)], types };
      const event = Object.assign(new Event(type, { bubbles: true, composed: true, cancelable: true }), {
        [type === "paste" ? "clipboardData" : "dataTransfer"]: data,
      });
      one("textarea").dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(drop("paste", "pasted.png", ["Files"])).toBe(true);
    expect(drop("drop", "dropped.png", ["Files"])).toBe(true);
    expect(drop("paste", "cells.png", ["text/plain", "text/html", "Files"])).toBe(false);
    await settled();
    expect(rows()).toEqual(["pasted.png1 kB", "dropped.png1 kB"]);
  });
});

describe("a message that waits for its files", () => {
  const refusing = (code: "file-refused" | "too-many-files") => (fake: FakeChat) =>
    Object.assign(fake, { answer: () => Promise.resolve({ type: "refused", error: wireError(code) }) });

  it("stands in the transcript with its progress, and the page does not go without a question", async () => {
    open("files-sent", (fake) => Object.assign(fake, { answer: () => new Promise(() => {}) }));
    await choose(text("list.csv"));
    expect(one("progress").getAttribute("aria-label")).toBe("Uploading list.csv: 0%");
    const leave = () => !dispatchEvent(new Event("beforeunload", { cancelable: true }));
    expect(leave()).toBe(false);
    send();
    expect(one(".row.visitor:last-of-type .upload b").textContent).toBe("list.csv");
    expect(chat.calls.filter((call) => call.startsWith("send"))).toEqual([]);
    expect(leave()).toBe(true);
    button("Remove list.csv").click();
    expect([root.querySelector(".upload"), leave()]).toEqual([null, false]);
  });

  it("offers another try where one may help, and says what became of it", async () => {
    open("files-sent", refusing("too-many-files"));
    await choose(text("list.csv"));
    expect(rows()).toEqual([
      "list.csv was not taken: there are too many files for now. Please try again later.Try again",
    ]);
    chat.answer = (_path, body) => takeFile(body);
    one<HTMLButtonElement>(".upload .link").click();
    await settled();
    expect(rows()).toEqual(["list.csv1 kB"]);
  });

  it("offers none for what a scanner has refused", async () => {
    open("files-sent", refusing("file-refused"));
    await choose(text("list.csv"));
    expect(rows()).toEqual(["list.csv was refused by a virus scanner."]);
  });
});

describe("the files of a message", () => {
  it("have their place before they are there, a name, and a way to open or save them", () => {
    const [lamp] = root.querySelectorAll<HTMLAnchorElement>(".picture");
    expect(lamp?.getAttribute("aria-label")).toBe("Picture: lamp.png");
    expect(lamp?.href).toBe(`https://relay.example/v1/files/${"c".repeat(43)}/lamp.png--------------`);
    const image = lamp?.querySelector("img");
    expect([image?.getAttribute("width"), image?.getAttribute("height")]).toEqual(["260", "195"]);
    const invoice = one<HTMLAnchorElement>("a.file");
    expect(invoice.getAttribute("aria-label")).toBe("Download invoice-2026-11-20-fjord-and-field.pdf, 83 kB");
    expect([invoice.target, invoice.rel]).toEqual(["_blank", "noopener noreferrer"]);
    expect(root.innerHTML).not.toContain("[lamp.png]");
  });

  it("are said to be files where a page that is gone knew their names", () => {
    open("file-unsent");
    expect(one(".row:last-of-type .files").textContent).toBe("A file");
  });

  it("stay within reach where a page forbids the picture", () => {
    one("img").dispatchEvent(new Event("error"));
    expect(one("a.file").getAttribute("aria-label")).toBe("Download lamp.png, 1.8 MB");
  });

  it("are drawn from what the visitor has, and not fetched again", async () => {
    await choose(picture("mine.png"));
    send();
    const id = chat.calls.at(-1)?.split(" ").at(-1) ?? "";
    const entries = chat.entries.value.map((entry) => {
      if (entry.type !== "event" || entry.event.type !== "message.sent" || !entry.event.files) return entry;
      return { ...entry, event: { ...entry.event, files: entry.event.files.map((file) => ({ ...file, id })) } };
    });
    chat.entries.value = entries as typeof chat.entries.value;
    expect(root.querySelectorAll(".picture canvas")).toHaveLength(2);
  });
});
