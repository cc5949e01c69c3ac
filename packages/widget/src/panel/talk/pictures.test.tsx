import { agentId } from "@handrail/protocol";
import { options } from "preact";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { MAYA, SITE, tell, type FakeChat } from "../../testing/fake-chat.ts";
import { chatIn, openPanel, type OpenPanel } from "../../testing/open-panel.ts";
import { answerPictures } from "../../testing/picture-states.ts";

let opened: OpenPanel | null = null;
let asked: { readonly url: string; readonly init: RequestInit | undefined }[] = [];

beforeAll(() => {
  options.debounceRendering = (render) => render();
});
beforeEach(() => {
  asked = [];
  // The test's document reads no pictures: what is no text of ours is taken for one.
  vi.stubGlobal("createImageBitmap", async (blob: Blob) => {
    if ((await blob.text()) !== "a picture") throw new DOMException("not a picture", "InvalidStateError");
    return {};
  });
});
afterEach(() => {
  opened?.end();
  vi.unstubAllGlobals();
});

async function open(answer: () => Response | Promise<Response>, change: (chat: FakeChat) => void = () => {}) {
  const chat = answerPictures(chatIn("talking-picture"), async (url, init) => {
    asked.push({ url, init });
    return answer();
  });
  change(chat);
  opened = openPanel(chat);
  await settled();
  return opened.root;
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** What each face that is warm shows: a picture, or letters. */
const faces = (root: ShadowRoot) =>
  [...root.querySelectorAll(".face.warm")].map((face) => (face.querySelector("canvas") ? "picture" : face.textContent));
const picture = () => new Response("a picture");

it("shows an agent's picture wherever their initials stood, asked for once, with no cookie and no referrer", async () => {
  const root = await open(picture);
  // The header, who joined, the message, who types, the bar.
  expect(faces(root)).toEqual(["picture", "picture", "picture", "picture", "picture"]);
  expect(asked).toEqual([
    {
      url: "https://relay.example/v1/agents/maya/picture",
      init: { credentials: "omit", referrerPolicy: "no-referrer" },
    },
  ]);
  expect([...root.querySelectorAll("canvas")].every((canvas) => canvas.closest("[aria-hidden=true]"))).toBe(true);
  expect(root.querySelector("img")).toBeNull();
});

it.each([
  ["there is none", () => new Response(null, { status: 204 })],
  ["the relay does not know them", () => new Response("nothing", { status: 404 })],
  ["the relay is another kind of server", () => new Response("<h1>Hello</h1>")],
  ["it cannot be fetched", () => Promise.reject(new TypeError("Failed to fetch"))],
])("leaves the initials where %s", async (_why, answer) => {
  const root = await open(answer);
  expect(faces(root)).toEqual(["ML", "ML", "ML", "ML", "ML"]);
  expect(asked).toHaveLength(1);
});

it("shows the initials until the picture has come", async () => {
  let come = (_response: Response): void => {};
  const root = await open(() => new Promise<Response>((resolve) => (come = resolve)));
  const header = root.querySelector("header .face");
  expect(header?.textContent).toBe("ML");
  come(picture());
  await settled();
  expect(header?.querySelector("canvas")).not.toBeNull();
  // The same round place, so that nothing jumps.
  expect(root.querySelector("header .face")).toBe(header);
});

it("tells two agents apart, of whom one has a picture, and groups what each says", async () => {
  const ola = { id: agentId("ola"), name: "Ola Berg" };
  const root = await open(
    () => (asked.at(-1)?.url.includes("/maya/") ? picture() : new Response(null, { status: 204 })),
    (chat) => {
      tell(chat, [["agent", 8, { type: "human.left", agent: MAYA, why: "handed-over", to: ola }]]);
      tell(chat, [["agent", 7, { type: "human.joined", agent: ola }]]);
      chat.human.value = { type: "talking", agent: ola, promise: null };
    },
  );
  expect(asked.map(({ url }) => url.split("/").at(-2))).toEqual(["ola", "maya"]);
  expect(faces(root)).toEqual(["OB", "picture", "picture", "OB", "OB", "OB"]);
});

it("asks nobody where the page is the authority itself, nor before the site is known", async () => {
  await open(picture, (chat) => {
    chat.site.value = { ...SITE, isDirect: true };
  });
  expect(asked).toEqual([]);
  opened?.end();
  const root = await open(picture, (chat) => {
    chat.site.value = null;
  });
  expect([asked, faces(root)[0]]).toEqual([[], "ML"]);
  if (opened) opened.chat.site.value = SITE;
  await settled();
  expect(faces(root)[0]).toBe("picture");
});

it("[HG13] asks for none while nobody has joined", async () => {
  opened = openPanel(
    answerPictures(chatIn("bot-answered"), async (url, init) => {
      asked.push({ url, init });
      return picture();
    }),
  );
  await settled();
  expect(asked).toEqual([]);
});
