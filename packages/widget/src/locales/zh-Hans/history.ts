// 简体中文.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "新对话",
  startTitle: "要开始新对话吗？",
  startText: "这个对话会保留在此浏览器的“{earlier}”中。",
  startYes: "开始新对话",
  earlier: "以前的对话",
  goOn: "继续这个对话",
  loadFailed: "无法加载这个对话。",
  wasErased: "这个对话已被删除。",
  popOut: "在独立窗口中打开",
  isOut: "聊天已在独立窗口中打开。",
  showWindow: "显示窗口",
  bringBack: "移回这里",
};
