// The states of the panel in which a message brings pictures and files, or some are on their way.
import { commandId, fileId, type EventBody, type FileRef } from "@handrail/protocol";
import { fakeChat, MAYA, NOW_MS, promise, SITE, tell, type FakeChat, type Line } from "./fake-chat.ts";

const file = (name: string, more: Partial<FileRef> = {}): FileRef => ({
  id: fileId(name.padEnd(22, "-").slice(0, 22)),
  name,
  type: "image/png",
  bytes: 1_843_000,
  ...more,
});

/** A picture and a document; the page that shows the states has the picture. */
export const LAMP = file("lamp.png", { width: 1200, height: 900 });
const INVOICE = file("invoice-2026-11-20-fjord-and-field.pdf", { type: "application/pdf", bytes: 84_200 });

const said = (text: string, ...files: readonly FileRef[]): EventBody => ({
  type: "message.sent",
  text,
  ...(files.length > 0 && { files }),
});

const story: readonly Line[] = [
  ["visitor", 900, { type: "conversation.started", site: SITE.site, page: null, locale: "en" }],
  ["visitor", 600, { type: "human.requested", why: "button" }],
  ["agent", 500, { type: "human.joined", agent: MAYA }],
  ["visitor", 300, said("This is how the lamp arrived.", LAMP)],
  ["visitor", 290, said("", file("box.jpg", { width: 800, height: 1400 }))],
  ["agent", 60, said("I am sorry to see that! Here is the invoice for the new one.", INVOICE)],
];

const begin = (...lines: readonly Line[]): FakeChat => {
  const chat = fakeChat();
  tell(chat, lines);
  chat.human.value = { type: "talking", agent: MAYA, promise: promise(-60, 120) };
  return chat;
};

/** By name, as the other states. */
export const FILE_STATES = {
  "files-sent": () => begin(...story),
  "file-unsent": () => {
    const chat = begin(...story.slice(0, 4));
    const id = commandId("with-a-file");
    const command = { type: "say", id, text: "", files: [fileId("kept-from-an-old-page-")] } as const;
    chat.entries.value = [
      ...chat.entries.value,
      { type: "pending", id, command, state: "kept", error: null, atMs: NOW_MS },
    ];
    return chat;
  },
};
