// 简体中文.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "（在新标签页中打开）",
  cards: "选项",
  formSend: "发送",
  formOptional: "选填",
  formMissing: "请填写此项。",
  formChoose: "请选择",
  formYes: "是",
  formNo: "否",
  formInstead: "也可以直接在下方输入消息。",
};
