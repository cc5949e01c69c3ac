// 繁體中文.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "我們要怎麼聯絡您？",
  contactHint: "以便您在真人客服回覆前離開時聯絡您。",
  contactHintMail: "以便您在真人客服回覆前離開時聯絡您。我們會將驗證連結寄到這個信箱。",
  name: "姓名",
  optional: "選填",
  email: "電子郵件",
  phone: "電話",
  contactEither: "請填寫電子郵件或電話號碼。",
  emailOdd: "這看起來不像電子郵件地址。",
  save: "儲存",
  timesHint: "真人客服會在您選擇的時間於此回覆。時間以您所在的時區顯示。",
  timesLooking: "請稍候…",
  timesNone: "目前沒有可選的時間。您的順位仍會保留。",
  timesFailed: "無法載入可選的時間。",
  timeTaken: "這個時間剛被選走了，請選擇其他時間。",
  rateTitle: "您覺得如何？",
  stars: many({ other: "{n} 顆星（滿分 5 顆星）" }),
  rateComment: "還有什麼想說的嗎？",
  rateSend: "送出評分",
  rateThanks: "謝謝您，我們已轉達。",
  endChat: "結束對話",
  endTitle: "要結束這次對話嗎？",
  endText: "您可以在這裡查看，也能隨時繼續。",
  endNo: "繼續聊",
  toBot: "回到 {bot}",
  download: "下載對話紀錄",
  eraseChat: "刪除對話",
  eraseTitle: "要刪除這個對話嗎？",
  eraseText:
    "這裡和我們伺服器上的所有內容都會永久刪除，真人客服請求也會一併終止。先前已透過電子郵件、智慧助理服務或備份傳到別處的副本則無法刪除。",
  eraseYes: "永久刪除",
  eraseNo: "保留",
};
