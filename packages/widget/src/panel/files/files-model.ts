// What the views of files share, besides what the first part's views do.
import { uploadsOfChat, type Uploads } from "@handrail/core/uploads";
import type { FileId } from "@handrail/protocol";
import { files, type FilesWords } from "../../locales/en/files.ts";
import type { Model } from "../model.ts";

/** The model of files. */
export interface FilesModel extends Omit<Model, "files"> {
  readonly words: Model["words"] & FilesWords;
  readonly uploads: Uploads;
  /** Where the file lies at the relay; `null` while the conversation has not begun. */
  urlOf(file: FileId): string | null;
  /** `1.2 MB` */
  size(bytes: number): string;
  /** `45%` */
  percent(part: number): string;
}

const MB = 1024 * 1024;

/** The model, from the first part's. */
export function filesModel(model: Model): FilesModel {
  const { chat, shell, locale } = model;
  const words = { ...model.words, ...(locale?.files ?? files) };
  const inUnit = (unit: string) =>
    new Intl.NumberFormat(words.locale, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 });
  const megabytes = inUnit("megabyte");
  const kilobytes = inUnit("kilobyte");
  const percents = new Intl.NumberFormat(words.locale, { style: "percent", maximumFractionDigits: 0 });
  return {
    ...model,
    words,
    uploads: uploadsOfChat(chat),
    urlOf: (file) => {
      const id = chat.conversation.value?.id;
      return id === undefined ? null : `${shell.relay}/v1/files/${id}/${file}`;
    },
    size: (bytes) => (bytes < MB ? kilobytes.format(Math.ceil(bytes / 1024)) : megabytes.format(bytes / MB)),
    percent: (part) => percents.format(part),
  };
}
