// اردو.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "فائلیں یہاں چھوڑیں",
  remove: "{name} ہٹائیں",
  uploading: "{name} اپ لوڈ ہو رہی ہے: {percent}",
  uploaded: "{name} بھیجنے کے لیے تیار ہے",
  uploadFailed: "{name} اپ لوڈ نہیں ہو سکی۔",
  uploadAgain: "دوبارہ کوشش کریں",
  tooLarge: "{name} کا سائز {size} سے زیادہ ہے۔",
  wrongType: "{name} اس قسم کی فائل ہے جو یہاں نہیں بھیجی جا سکتی۔",
  tooMany: many({
    one: "ایک وقت میں صرف {n} فائل بھیجی جا سکتی ہے۔",
    other: "ایک وقت میں صرف {n} فائلیں بھیجی جا سکتی ہیں۔",
  }),
  tooManyNow: "{name} قبول نہیں ہوئی: فی الحال فائلیں بہت زیادہ ہیں۔ بعد میں دوبارہ کوشش کریں۔",
  refused: "{name} کو وائرس اسکینر نے روک دیا۔",
  picture: "تصویر: {name}",
  download: "{name} ڈاؤن لوڈ کریں",
  aFile: "ایک فائل",
};
