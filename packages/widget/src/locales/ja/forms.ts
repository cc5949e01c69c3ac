// 日本語.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "ご連絡先を教えてください",
  contactHint: "回答の前にページを離れた場合に使います。",
  contactHintMail: "回答の前にページを離れた場合に使います。メールアドレスには確認用のリンクをお送りします。",
  name: "お名前",
  optional: "任意",
  email: "メールアドレス",
  phone: "電話番号",
  contactEither: "メールアドレスか電話番号を入力してください。",
  emailOdd: "メールアドレスの形式ではないようです。",
  save: "保存",
  timesHint: "選んだ時間に、ここでオペレーターがお答えします。時刻はお使いのタイムゾーンで表示しています。",
  timesLooking: "少々お待ちください…",
  timesNone: "現在、空いている時間がありません。順番はそのままです。",
  timesFailed: "空き時間を読み込めませんでした。",
  timeTaken: "その時間はたった今埋まりました。別の時間を選んでください。",
  rateTitle: "いかがでしたか？",
  stars: many({ other: "星5つ中{n}つ" }),
  rateComment: "ほかにご意見はありますか？",
  rateSend: "評価を送信",
  rateThanks: "ありがとうございます。担当者に伝えました。",
  endChat: "チャットを終了",
  endTitle: "このチャットを終了しますか？",
  endText: "終了後もここで読めます。いつでも続けられます。",
  endNo: "続ける",
  toBot: "{bot}に戻る",
  download: "会話をダウンロード",
  eraseChat: "会話を消去",
  eraseTitle: "この会話を消去しますか？",
  eraseText:
    "この端末とサーバーのすべての内容が完全に消去され、オペレーターへの依頼も終了します。すでにメール、アシスタントのサービス、バックアップなどに渡ったコピーは消去できません。",
  eraseYes: "完全に消去",
  eraseNo: "残しておく",
};
