// 繁體中文.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "將檔案拖放到這裡",
  remove: "移除 {name}",
  uploading: "正在上傳 {name}：{percent}",
  uploaded: "{name} 可以傳送了",
  uploadFailed: "無法上傳 {name}。",
  uploadAgain: "再試一次",
  tooLarge: "{name} 超過 {size}。",
  wrongType: "{name} 的檔案類型無法在此傳送。",
  tooMany: many({ other: "一次最多只能傳送 {n} 個檔案。" }),
  tooManyNow: "未接收 {name}：目前檔案太多，請稍後再試。",
  refused: "{name} 未通過病毒掃描。",
  picture: "圖片：{name}",
  download: "下載 {name}",
  aFile: "一個檔案",
};
