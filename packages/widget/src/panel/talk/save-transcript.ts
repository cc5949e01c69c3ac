// Hands the visitor the transcript as a file of plain text: all that the panel shows, with names and times, and bots marked as such.
import { entryText } from "@handrail/protocol/transcript";
import { noteText } from "./note.tsx";
import type { TalkModel } from "./talk-model.ts";
import type { Item } from "./transcript.ts";

/** Lets the browser save it. */
export function saveTranscript(model: TalkModel): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([transcriptText(model)], { type: "text/plain;charset=utf-8" }));
  link.download = `chat-${model.shell.site}.txt`;
  link.click();
  // Not at once: some browsers read it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The transcript, oldest first. */
export function transcriptText(model: TalkModel): string {
  const { words, format, siteName, items } = model;
  const title = format.say(words.chatWith, { site: siteName.value });
  return [title, ...items.value.map((item) => lineOf(model, item)).filter(Boolean), ""].join("\r\n");
}

function lineOf(model: TalkModel, item: Item): string | null {
  const { words, format, botName } = model;
  if (item.type === "day") return `\r\n${format.date(item.atMs)}`;
  if (item.type === "note") {
    const text = noteText(model, item.event);
    return text && `${format.time(item.event.atMs)} \u2013 ${entryText(text)}`;
  }
  const { speaker, agent, text, delivery, isCut, answer } = item;
  const who = {
    visitor: words.you,
    bot: `${botName.value} (${words.botTag})`,
    agent: `${agent?.name} (${words.human})`,
  }[speaker];
  const sources = answer?.sources.map(({ title, url }) => `\n${title} ${url ?? ""}`).join("") ?? "";
  const marks = `${isCut ? ` (${words.noteCut})` : ""}${delivery.type === "logged" ? "" : ` (${words.refused})`}`;
  return `${format.time(item.atMs)} ${entryText(`${who}: ${text}${sources}${marks}`)}`;
}
