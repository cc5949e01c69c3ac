// The peers from npm, each as its own documentation embeds it, in the lightest way that it names. None of them brings a server;
// where one asks its webhook, the shop's server answers.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installPeers, unpackPeer } from "../install-peers.ts";
import { bundle } from "./bundle.ts";
import type { Contender, Embedding } from "./contender.ts";

const DEEP_CHAT = "deep-chat@2.4.2";
const CHATBOTIFY = ["react-chatbotify@2.5.0", "react@18.3.1", "react-dom@18.3.1"] as const;
const N8N = "@n8n/chat@1.37.0";
const BOT_FRAMEWORK = "botframework-webchat@4.18.1";

/** All of them. */
export const PEERS: readonly Contender[] = [
  { name: DEEP_CHAT, slug: "deep-chat", prepare: prepareDeepChat },
  { name: CHATBOTIFY[0], slug: "react-chatbotify", prepare: prepareChatbotify },
  { name: N8N, slug: "n8n-chat", prepare: prepareN8n },
  { name: BOT_FRAMEWORK, slug: "bot-framework", prepare: prepareBotFramework },
];

// https://deepchat.dev/docs/installation: the bundle in a script tag, the element where it shall stand. It has no launcher.
async function prepareDeepChat(): Promise<Embedding> {
  const { folder, remove } = await installPeers(DEEP_CHAT);
  const files = new Map([
    ["deepChat.bundle.js", readFileSync(join(folder, "node_modules/deep-chat/dist/deepChat.bundle.js"))],
  ]);
  remove();
  return {
    head: '<script type="module" src="deepChat.bundle.js"></script>',
    body: `<deep-chat connect='{"url": "webhook"}'></deep-chat>`,
    files,
    launcher: null,
    input: "#text-input",
  };
}

// https://react-chatbotify.com/docs/quickstart: a component in the merchant's own React build. It takes React 16 to 19;
// 18 is a third lighter than 19.
async function prepareChatbotify(): Promise<Embedding> {
  const { folder, remove } = await installPeers(...CHATBOTIFY);
  const entry = join(folder, "main.jsx");
  writeFileSync(entry, CHATBOTIFY_ENTRY);
  const files = await bundle(folder, entry);
  remove();
  return {
    head: files.has("main.css") ? '<link rel="stylesheet" href="main.css">' : "",
    body: '<div id="chat"></div><script type="module" src="main.js"></script>',
    files,
    launcher: ".rcb-toggle-button",
    input: ".rcb-chat-input-textarea",
  };
}

const CHATBOTIFY_ENTRY = [
  'import { createRoot } from "react-dom/client";',
  'import ChatBot from "react-chatbotify";',
  'const flow = { start: { message: "Hello!", path: "loop" }, loop: { message: "I see.", path: "loop" } };',
  'createRoot(document.getElementById("chat")).render(<ChatBot flow={flow} />);',
].join("\n");

// Its README, "CDN Embed". Its install fails, since it asks for a version of its design system that is not on npm; its bundle is whole.
async function prepareN8n(): Promise<Embedding> {
  const { folder, remove } = await unpackPeer(N8N);
  const dist = join(folder, "dist");
  const names = readdirSync(dist).filter((name) => statSync(join(dist, name)).isFile());
  const files = new Map<string, Uint8Array>(names.map((name) => [name, readFileSync(join(dist, name))]));
  remove();
  files.set(
    "start.js",
    Buffer.from('import { createChat } from "./chat.bundle.es.js";\ncreateChat({ webhookUrl: "webhook" });\n'),
  );
  return {
    head: '<link href="style.css" rel="stylesheet">',
    body: '<script type="module" src="start.js"></script>',
    files,
    launcher: ".chat-window-toggle",
    input: ".chat-inputs textarea, .chat-input textarea",
  };
}

// Its README, "Integrate with JavaScript": the bundle from its CDN, drawn into an element. It has no launcher. What stands for
// the service is a connection that is made at once and says nothing.
async function prepareBotFramework(): Promise<Embedding> {
  const { folder, remove } = await unpackPeer(BOT_FRAMEWORK);
  const files = new Map<string, Uint8Array>([["webchat.js", readFileSync(join(folder, "dist/webchat.js"))]]);
  remove();
  files.set("start.js", Buffer.from(BOT_FRAMEWORK_START));
  return {
    body: '<div id="chat" class="embedded" role="main"></div><script src="webchat.js"></script><script src="start.js"></script>',
    files,
    launcher: null,
    input: '[data-id="webchat-sendbox-input"], .webchat__send-box-text-box__input',
  };
}

const BOT_FRAMEWORK_START = `const silent = (...values) => ({
  subscribe(observer) {
    const next = typeof observer === "function" ? observer : (value) => observer.next?.(value);
    values.forEach((value) => next(value));
    return { unsubscribe() {} };
  },
});
WebChat.renderWebChat(
  { directLine: { activity$: silent(), connectionStatus$: silent(0, 1, 2), postActivity: () => silent("1"), end() {}, getSessionId: () => silent("") }, userID: "visitor" },
  document.getElementById("chat"),
);
`;
