// தமிழ்.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "கோப்புகளை இங்கே விடுங்கள்",
  remove: "{name} அகற்று",
  uploading: "{name} பதிவேறுகிறது: {percent}",
  uploaded: "{name} அனுப்பத் தயார்",
  uploadFailed: "{name} பதிவேறவில்லை.",
  uploadAgain: "மீண்டும் முயலுங்கள்",
  tooLarge: "{name} மிகப் பெரியது, வரம்பு {size}.",
  wrongType: "{name} இங்கே அனுப்ப முடியாத வகை.",
  tooMany: many({
    one: "ஒரே நேரத்தில் {n} கோப்பு மட்டுமே அனுப்பலாம்.",
    other: "ஒரே நேரத்தில் {n} கோப்புகள் மட்டுமே அனுப்பலாம்.",
  }),
  tooManyNow: "{name} ஏற்கப்படவில்லை: இப்போது கோப்புகள் மிக அதிகம். பிறகு மீண்டும் முயலவும்.",
  refused: "{name} வைரஸ் ஸ்கேனரால் மறுக்கப்பட்டது.",
  picture: "படம்: {name}",
  download: "{name} பதிவிறக்கு",
  aFile: "ஒரு கோப்பு",
};
