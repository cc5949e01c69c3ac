import { runId } from "@handrail/protocol";
import { expect, it, onTestFinished } from "vitest";
import { tell } from "../../testing/fake-chat.ts";
import { chatIn, shellOf } from "../../testing/open-panel.ts";
import { partsHere } from "../../testing/parts-here.ts";
import { runPanel } from "../run-panel.tsx";

/** The pictures that are asked for when a bot's answer brings two, each from a host of its own. */
async function pictures(imageHosts?: string): Promise<readonly string[]> {
  const chat = chatIn("bot-answered");
  const cards = ["cdn.shop.example", "elsewhere.example"].map((host) => ({
    title: host,
    text: "",
    image: { url: `https://${host}/jacket.png`, alt: "A jacket" },
    buttons: [],
  }));
  const answer = { run: runId("jackets"), askSeq: 2, isUnsure: false, suggestions: [], sources: [], cards };
  tell(chat, [["bot", 1, { type: "message.sent", text: "Two jackets.", answer }]]);
  const host = document.body.appendChild(document.createElement("div"));
  const root = host.attachShadow({ mode: "open" });
  const shell = { ...shellOf(root), settings: { imageHosts } };
  const panel = runPanel({ shell, chat, source: partsHere });
  onTestFinished(() => {
    panel.destroy();
    host.remove();
  });
  panel.open();
  await expect.poll(() => root.querySelectorAll(".cards li").length).toBe(2);
  return [...root.querySelectorAll<HTMLImageElement>(".cards img")].map(({ src }) => src);
}

it("asks for pictures from the hosts that the snippet names, and from no other", async () => {
  expect(await pictures("img.shop.example  cdn.shop.example")).toEqual(["https://cdn.shop.example/jacket.png"]);
});

it.each([undefined, "", " ", "shop.example", "cdn.shop.example.evil.example"])(
  "asks for none where the host is not named: %j",
  async (hosts) => {
    expect(await pictures(hosts)).toEqual([]);
  },
);
