// 日本語.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "ここにファイルをドロップ",
  remove: "{name}を削除",
  uploading: "{name}をアップロード中：{percent}",
  uploaded: "{name}を送信できます",
  uploadFailed: "{name}をアップロードできませんでした。",
  uploadAgain: "もう一度試す",
  tooLarge: "{name}は{size}を超えています。",
  wrongType: "{name}は、ここでは送信できない種類のファイルです。",
  tooMany: many({ other: "一度に送信できるファイルは{n}件までです。" }),
  tooManyNow: "{name} は受け付けられませんでした。今はファイルが多すぎます。後でもう一度お試しください。",
  refused: "{name}はウイルス検査で拒否されました。",
  picture: "画像：{name}",
  download: "{name}をダウンロード",
  aFile: "ファイル",
};
