// 한국어.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "새 대화",
  startTitle: "새 대화를 시작할까요?",
  startText: "이 대화는 이 브라우저의 ‘{earlier}’에 남습니다.",
  startYes: "새로 시작",
  earlier: "이전 대화",
  goOn: "이 대화 계속하기",
  loadFailed: "이 대화를 불러오지 못했습니다.",
  wasErased: "이 대화는 삭제되었습니다.",
};
