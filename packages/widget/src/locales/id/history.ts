// Bahasa Indonesia.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Percakapan baru",
  startTitle: "Mulai percakapan baru?",
  startText: "Percakapan ini tetap ada di browser ini, di “{earlier}”.",
  startYes: "Mulai baru",
  earlier: "Percakapan sebelumnya",
  goOn: "Lanjutkan percakapan ini",
  loadFailed: "Percakapan ini tidak dapat dimuat.",
  wasErased: "Percakapan ini sudah dihapus.",
  popOut: "Buka di jendela sendiri",
  isOut: "Obrolan terbuka di jendelanya sendiri.",
  showWindow: "Tampilkan jendela",
  bringBack: "Kembalikan ke sini",
};
