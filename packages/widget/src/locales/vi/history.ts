// Tiếng Việt.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Cuộc trò chuyện mới",
  startTitle: "Bắt đầu cuộc trò chuyện mới?",
  startText: "Cuộc trò chuyện này vẫn ở trong trình duyệt này, tại “{earlier}”.",
  startYes: "Bắt đầu mới",
  earlier: "Các cuộc trò chuyện trước",
  goOn: "Tiếp tục cuộc trò chuyện này",
  loadFailed: "Không tải được cuộc trò chuyện này.",
  wasErased: "Cuộc trò chuyện này đã bị xóa.",
  popOut: "Mở trong cửa sổ riêng",
  isOut: "Cuộc trò chuyện đang mở trong cửa sổ riêng.",
  showWindow: "Hiện cửa sổ",
  bringBack: "Đưa về đây",
};
