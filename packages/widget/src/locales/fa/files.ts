// فارسی.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "فایل‌ها را اینجا رها کنید",
  remove: "حذف {name}",
  uploading: "در حال بارگذاری {name}: {percent}",
  uploaded: "فایل {name} آمادهٔ ارسال است",
  uploadFailed: "فایل {name} بارگذاری نشد.",
  uploadAgain: "تلاش دوباره",
  tooLarge: "فایل {name} بزرگ‌تر از {size} است.",
  wrongType: "فایل {name} از نوعی است که اینجا ارسال نمی‌شود.",
  tooMany: many({ one: "هر بار فقط {n} فایل می‌توان فرستاد.", other: "هر بار فقط {n} فایل می‌توان فرستاد." }),
  tooManyNow: "{name} پذیرفته نشد: تعداد فایل‌ها فعلاً زیاد است. بعداً دوباره تلاش کنید.",
  refused: "فایل {name} را ویروس‌یاب نپذیرفت.",
  picture: "تصویر: {name}",
  download: "دانلود {name}",
  aFile: "یک فایل",
};
