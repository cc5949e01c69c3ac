// More than plain words, on a page with a strict policy: what a bot brings, drawn, answered and read by a human; pictures and files, both ways.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Locator, Request } from "playwright-core";
import type { AgentPage } from "./agent-page.ts";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

let stage: Stage;
let kari: AgentPage;

beforeAll(async () => {
  stage = await setStage();
  kari = await stage.agent("Kari");
});
afterAll(() => stage.close());

it("[HG9] draws what a bot brings, and what the visitor fills in reaches the agent field by field", async () => {
  stage.bot.mood = "rich";
  const visitor = await stage.visitor();
  const requests: string[] = [];
  visitor.page.on("request", (request) => requests.push(request.url()));
  await noteViolations(visitor);
  await visitor.openChat();
  await visitor.say("Can I return something?");

  await visitor.panel.locator("strong", { hasText: "30 days" }).waitFor();
  await visitor.panel.getByRole("cell", { name: "Pick-up point" }).waitFor();
  const cards = visitor.panel.getByRole("list", { name: "Choices" });
  expect(await cards.getByRole("button", { name: "Return this one" }).isEnabled()).toBe(true);

  await visitor.press("Send");
  await visitor.sees("Please fill this in.");
  await visitor.panel.getByRole("textbox", { name: "Order number" }).fill("40217");
  await visitor.panel.getByRole("combobox", { name: "Why?" }).selectOption("Too small");
  await visitor.panel.locator("form", { hasText: "Your return" }).getByRole("button", { name: "Send" }).click();
  await visitor.panel.locator("dd", { hasText: "40217" }).waitFor();

  await visitor.askHuman();
  // HG5: what the bot would have the visitor say is not for the human who is asked.
  await expect.poll(() => cards.first().getByRole("button").isDisabled()).toBe(true);
  await kari.accept();
  await kari.page.locator(".filled dd", { hasText: "40217" }).waitFor();
  await kari.page.locator(".is-rich strong", { hasText: "30 days" }).first().waitFor();

  expect(await violation(visitor)).toBeUndefined();
  expect(requests.filter((url) => url.includes("elsewhere.example") || url.endsWith("/x"))).toEqual([]);
  await visitor.close();
});

it("[HG9] carries pictures and files both ways, says why one is refused, and goes on with one that was cut half way", async () => {
  const visitor = await stage.visitor();
  await noteViolations(visitor);
  await visitor.openChat();
  await visitor.askHuman();
  await kari.openNext();
  const picker = visitor.panel.locator("input[type=file]");

  await picker.setInputFiles([
    { name: "lamp.png", mimeType: "image/png", buffer: PNG },
    { name: "cat.png", mimeType: "image/png", buffer: Buffer.from("MZ\0\0") },
  ]);
  await visitor.sees("cat.png is of a kind that cannot be sent here.");
  await visitor.say("This is how it arrived.");
  await kari.seesInLog("This is how it arrived.");
  expect(await widthOf(kari.log.getByRole("link", { name: "Picture: lamp.png" }).locator("img"))).toBe(2);

  await kari.page.locator(".composer input[type=file]").setInputFiles([
    { name: "bill.pdf", mimeType: "application/pdf", buffer: PDF },
    { name: "shade.png", mimeType: "image/png", buffer: PNG },
  ]);
  await kari.page.getByRole("button", { name: "Remove shade.png" }).waitFor();
  await kari.reply("Here is the bill for a new one.");
  expect(await widthOf(visitor.log.getByRole("link", { name: "Picture: shade.png" }).locator("img"))).toBe(2);
  const bill = visitor.log.getByRole("link", { name: "Download bill.pdf" });
  const saved = await visitor.page.request.get((await bill.getAttribute("href")) ?? "");
  expect([await saved.text(), saved.headers()["content-disposition"]]).toEqual([
    PDF.toString(),
    expect.stringContaining('attachment; filename="bill.pdf"'),
  ]);

  const offsets: number[] = [];
  await visitor.page.route("**/v1/files", (route) => {
    const { name, offset } = lineOf(route.request());
    if (name === "list.csv") offsets.push(offset);
    return offsets.length === 2 && name === "list.csv" ? route.abort() : route.continue();
  });
  // What looks like a document here is none to the relay, which reads all of it.
  await picker.setInputFiles([
    { name: "list.csv", mimeType: "text/csv", buffer: Buffer.alloc(600_000, "lamp;40\n") },
    { name: "order.docx", mimeType: "application/zip", buffer: Buffer.from("PK\x03\x04 and nothing else") },
  ]);
  await visitor.sees("order.docx is of a kind that cannot be sent here.");
  await visitor.panel.getByRole("button", { name: "Send", exact: true }).click();
  await kari.log.getByRole("link", { name: "Download list.csv" }).waitFor();
  // The part that was cut, once more, and none that had arrived.
  expect(offsets.slice(0, 3)).toEqual([0, offsets[1], offsets[1]]);
  expect(new Set(offsets).size).toBe(offsets.length - 1);
  expect(await violation(visitor)).toBeUndefined();
  await visitor.close();
});

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGO44KAARAAJtwJhLuqvNAAAAABJRU5ErkJggg==",
  "base64",
);
const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

/** How wide the picture is that has come. */
function widthOf(picture: Locator): Promise<number> {
  return picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return image.naturalWidth;
  });
}

/** What an upload says of its part. */
function lineOf(request: Request): { readonly name: string; readonly offset: number } {
  const body = request.postDataBuffer() ?? Buffer.alloc(0);
  return JSON.parse(body.toString("utf8", 0, body.indexOf("\n"))) as { name: string; offset: number };
}

function noteViolations({ page }: VisitorPage): Promise<void> {
  return page.evaluate(() =>
    addEventListener("securitypolicyviolation", ({ violatedDirective }) =>
      document.body.setAttribute("data-broken", violatedDirective),
    ),
  );
}

function violation({ page }: VisitorPage): Promise<string | undefined> {
  return page.evaluate(() => document.body.dataset["broken"]);
}
