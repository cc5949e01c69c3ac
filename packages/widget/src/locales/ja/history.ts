// 日本語.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "新しい会話",
  startTitle: "新しい会話を始めますか？",
  startText: "この会話はこのブラウザの「{earlier}」に残ります。",
  startYes: "新しく始める",
  earlier: "以前の会話",
  goOn: "この会話を続ける",
  loadFailed: "この会話を読み込めませんでした。",
  wasErased: "この会話は消去されました。",
  popOut: "別のウィンドウで開く",
  isOut: "チャットは別のウィンドウで開いています。",
  showWindow: "ウィンドウを表示",
  bringBack: "ここに戻す",
};
