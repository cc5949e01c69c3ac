// 繁體中文.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "（在新分頁開啟）",
  cards: "選項",
  formSend: "傳送",
  formOptional: "選填",
  formMissing: "請填寫此欄。",
  formChoose: "請選擇",
  formYes: "是",
  formNo: "否",
  formInstead: "也可以直接在下方輸入訊息。",
};
