// 日本語.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "（新しいタブで開きます）",
  cards: "選択肢",
  formSend: "送信",
  formOptional: "任意",
  formMissing: "入力してください。",
  formChoose: "選択してください",
  formYes: "はい",
  formNo: "いいえ",
  formInstead: "下にメッセージを書いていただいてもかまいません。",
};
