// עברית.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "גררו קבצים לכאן",
  remove: "הסרת {name}",
  uploading: "העלאת {name}: {percent}",
  uploaded: "הקובץ {name} מוכן לשליחה",
  uploadFailed: "לא הצלחנו להעלות את {name}.",
  uploadAgain: "לנסות שוב",
  tooLarge: "הקובץ {name} גדול מ־{size}.",
  wrongType: "הקובץ {name} מסוג שאי אפשר לשלוח כאן.",
  tooMany: many({
    one: "אפשר לשלוח רק קובץ אחד בכל פעם.",
    two: "אפשר לשלוח רק שני קבצים בכל פעם.",
    other: "אפשר לשלוח רק {n} קבצים בכל פעם.",
  }),
  tooManyNow: "{name} לא התקבל: יש כרגע יותר מדי קבצים. נסו שוב מאוחר יותר.",
  refused: "הקובץ {name} נדחה על ידי אנטי־וירוס.",
  picture: "תמונה: {name}",
  download: "הורדת {name}",
  aFile: "קובץ",
};
