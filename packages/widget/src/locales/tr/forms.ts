// Türkçe.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Size nasıl ulaşalım?",
  contactHint: "Bir insan yanıtlamadan ayrılırsanız diye.",
  contactHintMail: "Bir insan yanıtlamadan ayrılırsanız diye. E-posta adresinize onay bağlantısı göndeririz.",
  name: "Ad",
  optional: "isteğe bağlı",
  email: "E-posta",
  phone: "Telefon",
  contactEither: "Lütfen bir e-posta adresi veya telefon numarası girin.",
  emailOdd: "Bu bir e-posta adresine benzemiyor.",
  save: "Kaydet",
  timesHint: "Seçtiğiniz saatte bir insan burada yanıtlar. Saatler kendi saat diliminize göredir.",
  timesLooking: "Bir saniye…",
  timesNone: "Şu an boş saat yok. Sıranız korunuyor.",
  timesFailed: "Boş saatler yüklenemedi.",
  timeTaken: "Bu saat az önce alındı. Lütfen başka bir saat seçin.",
  rateTitle: "Nasıldı?",
  stars: many({ one: "5 üzerinden {n} yıldız", other: "5 üzerinden {n} yıldız" }),
  rateComment: "Eklemek istediğiniz bir şey var mı?",
  rateSend: "Puanı gönder",
  rateThanks: "Teşekkürler. İlettik.",
  endChat: "Sohbeti bitir",
  endTitle: "Sohbet bitirilsin mi?",
  endText: "Burada okuyabilir, dilediğiniz zaman devam edebilirsiniz.",
  endNo: "Devam et",
  toBot: "{bot} ile devam et",
  download: "Konuşmayı indir",
  eraseChat: "Konuşmayı sil",
  eraseTitle: "Bu konuşma silinsin mi?",
  eraseText:
    "Buradaki ve sunucumuzdaki her şey kalıcı olarak silinir, insanla görüşme isteğiniz de sona erer. Daha önce başka yerlere giden kopyalar (e-posta, asistanın hizmeti veya yedekler) bunun dışındadır.",
  eraseYes: "Kalıcı olarak sil",
  eraseNo: "Kalsın",
};
