// ไทย.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "วางไฟล์ที่นี่",
  remove: "นำ {name} ออก",
  uploading: "กำลังอัปโหลด {name}: {percent}",
  uploaded: "{name} พร้อมส่งแล้ว",
  uploadFailed: "อัปโหลด {name} ไม่สำเร็จ",
  uploadAgain: "ลองอีกครั้ง",
  tooLarge: "{name} ใหญ่เกิน {size}",
  wrongType: "{name} เป็นไฟล์ชนิดที่ส่งที่นี่ไม่ได้",
  tooMany: many({ other: "ส่งได้ครั้งละไม่เกิน {n} ไฟล์" }),
  tooManyNow: "ไม่ได้รับ {name}: ตอนนี้มีไฟล์มากเกินไป โปรดลองอีกครั้งภายหลัง",
  refused: "{name} ถูกโปรแกรมสแกนไวรัสปฏิเสธ",
  picture: "รูปภาพ: {name}",
  download: "ดาวน์โหลด {name}",
  aFile: "ไฟล์",
};
