// العربية.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "إفلات الملفات هنا",
  remove: "إزالة {name}",
  uploading: "جارٍ رفع {name}: {percent}",
  uploaded: "الملف {name} جاهز للإرسال",
  uploadFailed: "تعذر رفع {name}.",
  uploadAgain: "إعادة المحاولة",
  tooLarge: "الملف {name} أكبر من {size}.",
  wrongType: "الملف {name} من نوع لا يمكن إرساله هنا.",
  tooMany: many({
    zero: "لا يمكن إرسال أي ملف.",
    one: "يمكن إرسال ملف واحد فقط في المرة.",
    two: "يمكن إرسال ملفين فقط في المرة.",
    few: "يمكن إرسال {n} ملفات فقط في المرة.",
    many: "يمكن إرسال {n} ملفًا فقط في المرة.",
    other: "يمكن إرسال {n} ملف فقط في المرة.",
  }),
  tooManyNow: "لم يُقبل {name}: عدد الملفات كبير حاليًا. حاول مرة أخرى لاحقًا.",
  refused: "رفض برنامج مكافحة الفيروسات الملف {name}.",
  picture: "صورة: {name}",
  download: "تنزيل {name}",
  aFile: "ملف",
};
