// States in which the agent is seen by a picture.
import type { EventBody } from "@handrail/protocol";
import { fakeChat, MAYA, promise, SITE, tell, type FakeChat, type Line } from "./fake-chat.ts";

const said = (text: string): EventBody => ({ type: "message.sent", text });

const lines: readonly Line[] = [
  ["visitor", 90, { type: "conversation.started", site: SITE.site, page: null, locale: "en" }],
  ["visitor", 80, said("Can I send back a jacket I bought on sale?")],
  ["visitor", 70, { type: "human.requested", why: "button" }],
  ["agent", 50, { type: "human.joined", agent: MAYA }],
  ["agent", 40, said("Hi, I am Maya. Yes, you can: within 30 days, with its tags on.")],
  ["visitor", 10, said("Thank you. And who pays for the parcel?")],
];

/** Has the relay answer so to whoever asks for an agent's picture. */
export function answerPictures(chat: FakeChat, fetch: FakeChat["lent"]["platform"]["fetch"]): FakeChat {
  const { platform } = chat.lent;
  chat.lent = { ...chat.lent, platform: { ...platform, fetch } };
  return chat;
}

/** Name → a chat in that state. */
export const PICTURE_STATES: Readonly<Record<string, () => FakeChat>> = {
  "talking-picture": () => {
    const chat = answerPictures(fakeChat(), async () => new Response(await portrait()));
    tell(chat, lines);
    chat.human.value = { type: "talking", agent: MAYA, promise: promise(-10, 110) };
    chat.typing.value = "agent";
    return chat;
  },
};

// Somebody before a wall, drawn here: nobody's photo.
async function portrait(): Promise<Blob | null> {
  const side = 128;
  const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  const fill = (colour: string, draw: () => void): void => {
    pen.fillStyle = colour;
    pen.beginPath();
    draw();
    pen.fill();
  };
  fill("#8fb3a6", () => pen.rect(0, 0, side, side));
  fill("#4a2c1d", () => pen.ellipse(64, 54, 37, 42, 0, 0, 7));
  fill("#2f4f6b", () => pen.ellipse(64, 132, 54, 42, 0, 0, 7));
  fill("#e2ac86", () => pen.ellipse(64, 62, 26, 33, 0, 0, 7));
  fill("#4a2c1d", () => pen.ellipse(64, 34, 30, 17, 0, 0, 7));
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg"));
}
