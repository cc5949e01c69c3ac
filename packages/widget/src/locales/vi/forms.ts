// Tiếng Việt.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Liên hệ với bạn bằng cách nào?",
  contactHint: "Phòng khi bạn rời đi trước khi nhân viên trả lời.",
  contactHintMail:
    "Phòng khi bạn rời đi trước khi nhân viên trả lời. Chúng tôi sẽ gửi liên kết xác nhận đến email này.",
  name: "Tên",
  optional: "không bắt buộc",
  email: "Email",
  phone: "Điện thoại",
  contactEither: "Vui lòng nhập email hoặc số điện thoại.",
  emailOdd: "Đây có vẻ không phải là địa chỉ email.",
  save: "Lưu",
  timesHint: "Nhân viên trả lời tại đây vào giờ bạn chọn. Giờ hiển thị theo múi giờ của bạn.",
  timesLooking: "Chờ một chút…",
  timesNone: "Hiện không còn giờ trống. Vị trí của bạn trong hàng chờ vẫn được giữ.",
  timesFailed: "Không tải được các giờ trống.",
  timeTaken: "Giờ đó vừa có người chọn. Vui lòng chọn giờ khác.",
  rateTitle: "Bạn thấy thế nào?",
  stars: many({ other: "{n} trên 5 sao" }),
  rateComment: "Bạn muốn nói thêm điều gì không?",
  rateSend: "Gửi đánh giá",
  rateThanks: "Cảm ơn bạn. Đánh giá đã được chuyển đi.",
  endChat: "Kết thúc chat",
  endTitle: "Kết thúc chat này?",
  endText: "Bạn có thể đọc lại tại đây và tiếp tục bất cứ lúc nào.",
  endNo: "Tiếp tục",
  toBot: "Quay lại {bot}",
  soundOff: "Tắt âm thanh",
  soundOn: "Bật âm thanh",
  download: "Tải cuộc trò chuyện",
  mailTranscript: "Gửi cuộc trò chuyện qua email",
  mailFirst: "Trước tiên hãy để lại email và mở liên kết chúng tôi gửi đến đó. Sau đó chọn lại mục này.",
  transcriptMailed: "Cuộc trò chuyện đã được gửi đến email của bạn.",
  eraseChat: "Xóa cuộc trò chuyện",
  eraseTitle: "Xóa cuộc trò chuyện này?",
  eraseText:
    "Mọi thứ sẽ bị xóa vĩnh viễn, tại đây và trên máy chủ của chúng tôi; yêu cầu gặp người thật cũng kết thúc. Những bản sao đã chuyển đi nơi khác trước đó, qua email, đến dịch vụ của trợ lý hoặc vào bản sao lưu, sẽ không bị xóa.",
  eraseYes: "Xóa vĩnh viễn",
  eraseNo: "Giữ lại",
};
