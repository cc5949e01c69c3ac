// தமிழ்.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "புதிய உரையாடல்",
  startTitle: "புதிய உரையாடலைத் தொடங்கவா?",
  startText: "இது இந்த உலாவியில் “{earlier}” என்பதில் இருக்கும்.",
  startYes: "புதிதாகத் தொடங்கு",
  earlier: "முந்தைய உரையாடல்கள்",
  goOn: "இந்த உரையாடலைத் தொடர்க",
  loadFailed: "உரையாடலை ஏற்ற முடியவில்லை.",
  wasErased: "இந்த உரையாடல் அழிக்கப்பட்டது.",
  popOut: "தனிச் சாளரத்தில் திற",
  isOut: "அரட்டை தனிச் சாளரத்தில் திறந்துள்ளது.",
  showWindow: "சாளரத்தைக் காட்டு",
  bringBack: "இங்கே திரும்பக் கொண்டுவா",
};
