// 繁體中文.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "新對話",
  startTitle: "要開始新對話嗎？",
  startText: "這個對話會保留在此瀏覽器的「{earlier}」中。",
  startYes: "開始新對話",
  earlier: "先前的對話",
  goOn: "繼續這個對話",
  loadFailed: "無法載入這個對話。",
  wasErased: "這個對話已被刪除。",
  popOut: "在獨立視窗中開啟",
  isOut: "聊天已在獨立視窗中開啟。",
  showWindow: "顯示視窗",
  bringBack: "移回這裡",
};
