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
  popOut: "별도 창에서 열기",
  isOut: "채팅이 별도 창에 열려 있습니다.",
  showWindow: "창 보기",
  bringBack: "여기로 되돌리기",
};
