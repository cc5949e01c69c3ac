// বাংলা.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "নতুন কথোপকথন",
  startTitle: "নতুন কথোপকথন শুরু করবেন?",
  startText: "এটি এই ব্রাউজারে “{earlier}”-এর মধ্যে থাকবে।",
  startYes: "নতুন শুরু করুন",
  earlier: "আগের কথোপকথন",
  goOn: "এই কথোপকথন চালিয়ে যান",
  loadFailed: "এই কথোপকথন লোড করা যায়নি।",
  wasErased: "এই কথোপকথন মুছে ফেলা হয়েছে।",
  popOut: "আলাদা উইন্ডোতে খুলুন",
  isOut: "চ্যাটটি আলাদা উইন্ডোতে খোলা আছে।",
  showWindow: "উইন্ডোটি দেখান",
  bringBack: "এখানে ফিরিয়ে আনুন",
};
