// 한국어.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "어떻게 연락드릴까요?",
  contactHint: "상담원이 답변하기 전에 나가시는 경우에 사용해요.",
  contactHintMail: "상담원이 답변하기 전에 나가시는 경우에 사용해요. 이메일 주소로 확인 링크를 보내 드려요.",
  name: "이름",
  optional: "선택",
  email: "이메일",
  phone: "전화번호",
  contactEither: "이메일 주소나 전화번호를 입력해 주세요.",
  emailOdd: "이메일 주소 형식이 아닌 것 같아요.",
  save: "저장",
  timesHint: "선택한 시간에 상담원이 여기에서 답변해요. 시간은 현재 계신 곳의 시간대 기준이에요.",
  timesLooking: "잠시만요…",
  timesNone: "지금은 가능한 시간이 없어요. 대기 순서는 유지돼요.",
  timesFailed: "가능한 시간을 불러오지 못했어요.",
  timeTaken: "방금 다른 분이 그 시간을 선택했어요. 다른 시간을 골라 주세요.",
  rateTitle: "상담은 어떠셨어요?",
  stars: many({ other: "별 5개 중 {n}개" }),
  rateComment: "더 하고 싶은 말씀이 있나요?",
  rateSend: "평가 보내기",
  rateThanks: "고마워요. 잘 전달했어요.",
  endChat: "채팅 종료",
  endTitle: "채팅을 종료할까요?",
  endText: "여기에서 다시 볼 수 있고, 언제든 이어갈 수 있어요.",
  endNo: "계속하기",
  toBot: "{bot}에게 돌아가기",
  download: "대화 내용 다운로드",
  eraseChat: "대화 삭제",
  eraseTitle: "이 대화를 삭제할까요?",
  eraseText:
    "여기와 서버의 모든 내용이 영구 삭제되고, 상담원 요청도 함께 끝나요. 이메일, 챗봇 서비스, 백업 등으로 이미 전달된 사본은 삭제되지 않아요.",
  eraseYes: "영구 삭제",
  eraseNo: "그대로 두기",
};
