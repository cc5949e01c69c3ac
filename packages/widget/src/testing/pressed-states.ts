// The states that an open panel comes to by what the visitor does: something is opened, written, chosen or dragged.
import { LIMITS, wireError } from "@handrail/protocol";
import { tell, type FakeChat, type Line, type Step } from "./fake-chat.ts";
import { frame, FRAMES_MAX, there } from "./there.ts";

const MENU = ".menu .icon";
const shows =
  (selector: string): Step =>
  (_chat, root) =>
    there(root, selector);

const write =
  (selector: string, text: string): Step =>
  async (_chat, root) => {
    const field = await there<HTMLTextAreaElement>(root, selector);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await frame();
  };

const choose =
  (...files: readonly (() => Promise<File> | File)[]): Step =>
  async (_chat, root) => {
    const input = await there<HTMLInputElement>(root, "input[type=file]");
    const data = new DataTransfer();
    for (const make of files) data.items.add(await make());
    input.files = data.files;
    input.dispatchEvent(new Event("change"));
    await there(root, ".upload");
    // Each is looked at, and goes up, within a task or two.
    for (let count = 0; count < 8; count += 1) await frame();
  };

const picture = async (): Promise<File> => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 80, height: 80 });
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.fillStyle = "#d9b45a";
    pen.fillRect(0, 0, 80, 80);
    pen.fillStyle = "#6d3c1f";
    pen.fillRect(36, 20, 8, 60);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  return new File([blob ?? ""], "lamp.png");
};
const text = (name: string): File => new File(["lamp;40\n".repeat(4_000)], name);
/** The fake relay never says that it has this one. */
const SLOW = "all-our-orders-of-the-autumn-2026.csv";

const slowly = (chat: FakeChat): FakeChat => {
  const { answer } = chat;
  chat.answer = async (path, body) =>
    (await new Blob([body]).text()).includes(SLOW) ? new Promise(() => {}) : answer(path, body);
  return chat;
};

const MAIL_TRANSCRIPT = ".menu li:nth-last-child(2) button";
const unconfirmed = (chat: FakeChat): FakeChat => {
  chat.answer = () => Promise.resolve({ type: "refused", error: wireError("address-not-confirmed") });
  return chat;
};

const leaveAddress: Step = (chat) => {
  const contact = { name: null, email: "kim@home.example", phone: null };
  tell(chat, [["visitor", 1, { type: "contact.given", contact }]]);
};

const drag: Step = async (_chat, root) => {
  const panel = await there(root, ".panel");
  const over = (): unknown => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(text("list.csv"));
    return panel.isConnected && panel.dispatchEvent(new DragEvent("dragover", { bubbles: true, dataTransfer }));
  };
  // The part has to be there, and what is not said again is over.
  for (let count = 0; count < FRAMES_MAX && !panel.hasAttribute("data-drop"); count += 1) {
    over();
    await frame();
  }
  const timer = setInterval(() => over() || clearInterval(timer), 100);
};

const agentSays = (...texts: readonly string[]): readonly Line[] =>
  texts.map((text): Line => ["agent", 1, { type: "message.sent", text }]);

const scrollUp: Step = async (chat, root) => {
  // The part that keeps the place.
  await there(root, ".note");
  const WAY = "Print the label, wrap the jacket, and put the label on it so that the code lies flat and can be read.";
  tell(chat, agentSays(WAY, "Then hand it in.", WAY, "Keep the slip until you have heard from us.", WAY));
  const box = await there(root, ".scroller");
  // The newest is seen first, and then the beginning.
  for (let count = 0; count < FRAMES_MAX && box.scrollTop === 0; count += 1) await frame();
  for (let count = 0; count < 2; count += 1) await frame();
  box.scrollTop = 0;
  for (let count = 0; count < 2; count += 1) await frame();
  tell(chat, agentSays("I have sent you the label by e-mail, too."));
  await there(root, ".newest");
};

// The window is a frame here, out of sight.
const popOut: Step = async (_chat, root) => {
  const button = await there<HTMLElement>(root, ".menu ul:has(li:nth-child(7)) li:nth-child(3) button");
  const own = globalThis.open;
  document.querySelector("#window")?.remove();
  const out = Object.assign(document.createElement("iframe"), { id: "window", hidden: true });
  document.body.append(out);
  globalThis.open = () => out.contentWindow;
  button.click();
  globalThis.open = own;
};

/** By name, as the other states, from some of those in which nothing is done. */
export function pressedStates(
  open: Readonly<Record<string, () => FakeChat>>,
): Readonly<Record<string, () => FakeChat>> {
  const after = (name: string, ...steps: readonly Step[]): (() => FakeChat) => {
    const make = open[name];
    if (!make) throw new Error(`There is no state ${name}.`);
    return () => {
      const chat = make();
      return Object.assign(chat, { steps: [...chat.steps, ...steps] });
    };
  };
  const slow = after(
    "talking",
    choose(
      picture,
      () => text("invoice.csv"),
      () => new File(["MZ\0\0"], "cat.png"),
      () => text(SLOW),
    ),
  );
  const waits = after(
    "talking",
    choose(() => text(SLOW)),
    write("footer textarea", "All of them, as you asked."),
    ".send",
  );
  return {
    "menu-talking": after("talking", MENU),
    "contact-open": after("waiting", `.acts button:nth-child(1)`),
    "contact-odd": after(
      "waiting",
      `.acts button:nth-child(1)`,
      write(".sheet [type=email]", "kim@home"),
      ".sheet .main",
    ),
    "cancel-asked": after("waiting", `.acts button:nth-child(3)`),
    "times-open": after("waiting-written-or-time", ".acts button:nth-child(1)", shows(".times [role=group]")),
    "end-asked": after("talking", MENU, ".menu li:nth-last-child(4) button"),
    "transcript-mailed": after("talking", MENU, MAIL_TRANSCRIPT),
    "transcript-unconfirmed": () => unconfirmed(after("talking", MENU, MAIL_TRANSCRIPT)()),
    "transcript-link-sent": () => unconfirmed(after("talking", leaveAddress, MENU, MAIL_TRANSCRIPT)()),
    "erase-asked": after("talking", MENU, ".menu li:nth-last-child(1) button"),
    "rating-comment": after("closed", ".rating label:nth-of-type(4)", write(".rating textarea", "Quick and kind.")),
    "emoji-open": after("bot-answered", ".composer .icon[aria-expanded]", shows(".emojis button")),
    "composer-tall": after("talking", write("footer textarea", "One line,\nand another,\nand one more.")),
    "composer-too-long": after("talking", write("footer textarea", "long ".repeat(LIMITS.messageCharsMax / 5 + 3))),
    "files-chosen": () => slowly(slow()),
    "files-waiting": () => slowly(waits()),
    "files-dragged": after("files-sent", drag),
    "scrolled-up": after("talking", scrollUp),
    "popped-out": after("talking", MENU, popOut, ".bubble"),
  };
}
