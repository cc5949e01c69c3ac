// 한국어.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(새 탭에서 열림)",
  cards: "선택지",
  formSend: "보내기",
  formOptional: "선택",
  formMissing: "내용을 입력해 주세요.",
  formChoose: "선택해 주세요",
  formYes: "예",
  formNo: "아니요",
  formInstead: "아래에 메시지를 써 주셔도 돼요.",
};
