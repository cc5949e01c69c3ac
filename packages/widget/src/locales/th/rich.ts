// ไทย.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(เปิดในแท็บใหม่)",
  cards: "ตัวเลือก",
  formSend: "ส่ง",
  formOptional: "ไม่บังคับ",
  formMissing: "โปรดกรอกช่องนี้",
  formChoose: "โปรดเลือก",
  formYes: "ใช่",
  formNo: "ไม่",
  formInstead: "หรือพิมพ์ข้อความด้านล่างได้เลย",
};
