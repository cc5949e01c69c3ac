// Tiếng Việt.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Thả tệp vào đây",
  remove: "Xóa {name}",
  uploading: "Đang tải lên {name}: {percent}",
  uploaded: "{name} đã sẵn sàng để gửi",
  uploadFailed: "Không tải lên được {name}.",
  uploadAgain: "Thử lại",
  tooLarge: "{name} lớn hơn {size}.",
  wrongType: "{name} thuộc loại tệp không gửi được ở đây.",
  tooMany: many({ other: "Chỉ gửi được {n} tệp mỗi lần." }),
  tooManyNow: "{name} không được nhận: hiện có quá nhiều tệp. Vui lòng thử lại sau.",
  refused: "{name} bị trình quét vi-rút từ chối.",
  picture: "Ảnh: {name}",
  download: "Tải xuống {name}",
  aFile: "Một tệp",
};
