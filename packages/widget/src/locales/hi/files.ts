// हिन्दी.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "फ़ाइलें यहाँ छोड़ें",
  remove: "{name} हटाएँ",
  uploading: "{name} अपलोड हो रही है: {percent}",
  uploaded: "{name} भेजने के लिए तैयार है",
  uploadFailed: "{name} अपलोड नहीं हो पाई।",
  uploadAgain: "फिर कोशिश करें",
  tooLarge: "{name} का आकार {size} से ज़्यादा है।",
  wrongType: "{name} जैसी फ़ाइल यहाँ नहीं भेजी जा सकती।",
  tooMany: many({
    one: "एक बार में सिर्फ़ {n} फ़ाइल भेजी जा सकती है।",
    other: "एक बार में सिर्फ़ {n} फ़ाइलें भेजी जा सकती हैं।",
  }),
  tooManyNow: "{name} नहीं ली गई: अभी फ़ाइलें बहुत ज़्यादा हैं। बाद में फिर कोशिश करें।",
  refused: "{name} को वायरस स्कैनर ने रोक दिया।",
  picture: "तस्वीर: {name}",
  download: "{name} डाउनलोड करें",
  aFile: "एक फ़ाइल",
};
