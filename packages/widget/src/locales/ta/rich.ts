// தமிழ்.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(புதிய தாவலில் திறக்கும்)",
  cards: "தேர்வுகள்",
  formSend: "அனுப்பு",
  formOptional: "விருப்பத்துக்குரியது",
  formMissing: "இதை நிரப்புங்கள்.",
  formChoose: "தேர்வுசெய்யுங்கள்",
  formYes: "ஆம்",
  formNo: "இல்லை",
  formInstead: "அல்லது கீழே ஒரு மெசேஜ் எழுதுங்கள்.",
};
