// Tiếng Việt.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(mở trong thẻ mới)",
  cards: "Lựa chọn",
  formSend: "Gửi",
  formOptional: "không bắt buộc",
  formMissing: "Vui lòng điền mục này.",
  formChoose: "Vui lòng chọn",
  formYes: "Có",
  formNo: "Không",
  formInstead: "Hoặc chỉ cần nhắn tin bên dưới.",
};
