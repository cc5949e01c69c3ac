// 한국어.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "여기에 파일을 놓으세요",
  remove: "{name} 삭제",
  uploading: "{name} 업로드 중: {percent}",
  uploaded: "{name} 전송 준비 완료",
  uploadFailed: "{name} 파일을 업로드하지 못했어요.",
  uploadAgain: "다시 시도",
  tooLarge: "{name} 파일이 {size}보다 커요.",
  wrongType: "{name} 파일은 여기에서 보낼 수 없는 형식이에요.",
  tooMany: many({ other: "한 번에 파일 {n}개까지만 보낼 수 있어요." }),
  tooManyNow: "{name}을(를) 받지 못했습니다. 지금은 파일이 너무 많습니다. 나중에 다시 시도해 주세요.",
  refused: "{name} 파일이 바이러스 검사에서 차단됐어요.",
  picture: "사진: {name}",
  download: "{name} 다운로드",
  aFile: "파일",
};
