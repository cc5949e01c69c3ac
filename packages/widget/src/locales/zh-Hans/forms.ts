// 简体中文.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "我们怎样联系您？",
  contactHint: "以便您在人工客服回复前离开时联系您。",
  contactHintMail: "以便您在人工客服回复前离开时联系您。我们会向该邮箱发送验证链接。",
  name: "姓名",
  optional: "选填",
  email: "电子邮箱",
  phone: "电话",
  contactEither: "请填写电子邮箱或电话号码。",
  emailOdd: "这看起来不像电子邮箱地址。",
  save: "保存",
  timesHint: "人工客服会在您选择的时间在此回复。时间按您所在的时区显示。",
  timesLooking: "请稍候…",
  timesNone: "目前没有空闲时间。您的排队位置仍会保留。",
  timesFailed: "未能加载空闲时间。",
  timeTaken: "该时间刚刚被人选走，请另选时间。",
  rateTitle: "您觉得怎么样？",
  stars: many({ other: "{n} 星（共 5 星）" }),
  rateComment: "还有什么想说的吗？",
  rateSend: "提交评分",
  rateThanks: "谢谢，您的评价已转达。",
  endChat: "结束对话",
  endTitle: "要结束本次对话吗？",
  endText: "您可以在这里查看，并随时继续。",
  endNo: "继续聊",
  toBot: "返回 {bot}",
  download: "下载聊天记录",
  eraseChat: "删除对话",
  eraseTitle: "要删除这个对话吗？",
  eraseText:
    "此处和我们服务器上的所有内容都将永久删除，人工客服请求也会随之终止。此前已通过邮件、智能助手服务或备份流转到别处的副本不在删除范围内。",
  eraseYes: "永久删除",
  eraseNo: "保留",
};
