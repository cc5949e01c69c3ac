// What the views of files share, besides what the first part's views do.
import { uploadsOfChat, type Uploads } from "@handrail/core/uploads";
import type { ConversationId, FileId } from "@handrail/protocol";
import { files, type FilesWords } from "../../locales/en/files.ts";
import type { Model } from "../model.ts";

/** The model of files. */
export interface FilesModel extends Omit<Model, "files"> {
  readonly words: Model["words"] & FilesWords;
  readonly uploads: Uploads;
  /** Where the file lies at the relay; `null` while the conversation has not begun. */
  urlOf(file: FileId, of: ConversationId | undefined): string | null;
  /** `1.2 MB` */
  size(bytes: number): string;
  /** `45%` */
  percent(part: number): string;
}

const MB = 1024 * 1024;

/** The model, from the first part's. */
export function filesModel(model: Model): FilesModel {
  const { chat, shell } = model;
  const words = model.inLanguage((locale) => ({ ...model.words, ...files, ...locale?.files }));
  const numbers = model.inLanguage(() => {
    const inUnit = (unit: string) =>
      new Intl.NumberFormat(words.locale, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 });
    return {
      megabytes: inUnit("megabyte"),
      kilobytes: inUnit("kilobyte"),
      percents: new Intl.NumberFormat(words.locale, { style: "percent", maximumFractionDigits: 0 }),
    };
  });
  return {
    ...model,
    words,
    uploads: uploadsOfChat(chat),
    urlOf: (file, of) => {
      const id = of ?? chat.conversation.value?.id;
      return id === undefined ? null : `${shell.relay}/v1/files/${id}/${file}`;
    },
    size: (bytes) =>
      bytes < MB ? numbers.kilobytes.format(Math.ceil(bytes / 1024)) : numbers.megabytes.format(bytes / MB),
    percent: (part) => numbers.percents.format(part),
  };
}
