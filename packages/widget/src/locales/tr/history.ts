// Türkçe.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Yeni konuşma",
  startTitle: "Yeni bir konuşma başlatılsın mı?",
  startText: "Bu konuşma bu tarayıcıda, “{earlier}” altında kalır.",
  startYes: "Yenisini başlat",
  earlier: "Önceki konuşmalar",
  goOn: "Bu konuşmaya devam et",
  loadFailed: "Konuşma yüklenemedi.",
  wasErased: "Bu konuşma silindi.",
  popOut: "Ayrı pencerede aç",
  isOut: "Sohbet ayrı bir pencerede açık.",
  showWindow: "Pencereyi göster",
  bringBack: "Buraya geri getir",
};
