// 简体中文.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "将文件拖放到此处",
  remove: "移除 {name}",
  uploading: "正在上传 {name}：{percent}",
  uploaded: "{name} 可以发送了",
  uploadFailed: "{name} 上传失败。",
  uploadAgain: "重试",
  tooLarge: "{name} 超过 {size}。",
  wrongType: "{name} 的文件类型无法在此发送。",
  tooMany: many({ other: "一次最多只能发送 {n} 个文件。" }),
  tooManyNow: "未接收 {name}：目前文件太多，请稍后再试。",
  refused: "{name} 未通过病毒扫描。",
  picture: "图片：{name}",
  download: "下载 {name}",
  aFile: "一个文件",
};
