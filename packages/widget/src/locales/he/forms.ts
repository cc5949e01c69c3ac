// עברית.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "איך אפשר להשיג אתכם?",
  contactHint: "למקרה שתצאו לפני שנציג אנושי יענה.",
  contactHintMail: "למקרה שתצאו לפני שנציג אנושי יענה. נשלח קישור לכתובת המייל כדי לאמת אותה.",
  name: "שם",
  optional: "לא חובה",
  email: "מייל",
  phone: "טלפון",
  contactEither: "צריך כתובת מייל או מספר טלפון.",
  emailOdd: "זה לא נראה כמו כתובת מייל.",
  save: "שמירה",
  timesHint: "נציג אנושי יענה כאן בשעה שתבחרו. השעות לפי אזור הזמן שלכם.",
  timesLooking: "רק רגע…",
  timesNone: "אין כרגע שעה פנויה. המקום שלכם בתור נשמר.",
  timesFailed: "השעות הפנויות לא נטענו.",
  timeTaken: "מישהו בדיוק תפס את השעה הזאת. בחרו שעה אחרת.",
  rateTitle: "איך היה?",
  stars: many({ one: "כוכב אחד מתוך 5", two: "שני כוכבים מתוך 5", other: "{n} כוכבים מתוך 5" }),
  rateComment: "יש מה להוסיף?",
  rateSend: "שליחת הדירוג",
  rateThanks: "תודה. העברנו את זה הלאה.",
  endChat: "סיום הצ׳אט",
  endTitle: "לסיים את הצ׳אט?",
  endText: "אפשר לקרוא אותו כאן ולהמשיך בכל זמן.",
  endNo: "להמשיך",
  toBot: "חזרה אל {bot}",
  download: "הורדת השיחה",
  eraseChat: "מחיקת השיחה",
  eraseTitle: "למחוק את השיחה?",
  eraseText:
    "הכול נמחק לתמיד, כאן ובשרת שלנו, וגם בקשה לנציג אנושי מסתיימת. עותקים שכבר הגיעו למקומות אחרים, במייל, לשירות של העוזר הדיגיטלי או לגיבוי, לא יימחקו.",
  eraseYes: "למחוק לתמיד",
  eraseNo: "להשאיר",
};
