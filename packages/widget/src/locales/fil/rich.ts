// Filipino.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(bubukas sa bagong tab)",
  cards: "Mga pagpipilian",
  formSend: "Ipadala",
  formOptional: "opsyonal",
  formMissing: "Pakisagutan ito.",
  formChoose: "Pumili",
  formYes: "Oo",
  formNo: "Hindi",
  formInstead: "O sumulat lang ng mensahe sa ibaba.",
};
