// বাংলা.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(নতুন ট্যাবে খোলে)",
  cards: "বিকল্প",
  formSend: "পাঠান",
  formOptional: "ঐচ্ছিক",
  formMissing: "এটি পূরণ করুন।",
  formChoose: "বেছে নিন",
  formYes: "হ্যাঁ",
  formNo: "না",
  formInstead: "অথবা নিচে শুধু একটি মেসেজ লিখুন।",
};
