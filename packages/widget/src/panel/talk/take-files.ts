// Takes files that are pasted or dropped. While they are dragged there are none to be had yet, and their part can be fetched.
import type { Model } from "../model.ts";

/** What can be chosen. A phone hands over a JPEG where its own kind is not in the list. */
export const ACCEPT =
  "image/png,image/jpeg,image/gif,image/webp,image/avif,.pdf,.txt,.csv,.log,.md,.docx,.xlsx,.pptx,.odt,.ods,.odp";

/** Takes what the event brings, if it is files that are meant. */
export function takeFiles(model: Model, event: ClipboardEvent | DragEvent): void {
  const data = "clipboardData" in event ? event.clipboardData : event.dataTransfer;
  const has = (type: string): boolean => !!data?.types.includes(type);
  // An office program copies a picture of the words along with them: it is the words that are meant.
  if (!data || !has("Files") || (has("text/plain") && has("text/html"))) return;
  event.preventDefault();
  if (!model.chat.site.value?.isDirect) model.attach(data.files);
}
