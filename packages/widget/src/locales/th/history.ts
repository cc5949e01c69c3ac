// ไทย.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "บทสนทนาใหม่",
  startTitle: "เริ่มบทสนทนาใหม่?",
  startText: "บทสนทนานี้จะยังอยู่ในเบราว์เซอร์นี้ ใน “{earlier}”",
  startYes: "เริ่มใหม่",
  earlier: "บทสนทนาก่อนหน้า",
  goOn: "คุยต่อในบทสนทนานี้",
  loadFailed: "โหลดบทสนทนานี้ไม่ได้",
  wasErased: "บทสนทนานี้ถูกลบแล้ว",
  popOut: "เปิดในหน้าต่างแยก",
  isOut: "แชทเปิดอยู่ในหน้าต่างแยก",
  showWindow: "แสดงหน้าต่าง",
  bringBack: "นำกลับมาที่นี่",
};
