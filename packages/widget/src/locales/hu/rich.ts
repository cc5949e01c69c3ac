// Magyar.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(új lapon nyílik meg)",
  cards: "Lehetőségek",
  formSend: "Küldés",
  formOptional: "nem kötelező",
  formMissing: "Kérjük, töltse ki.",
  formChoose: "Kérjük, válasszon",
  formYes: "Igen",
  formNo: "Nem",
  formInstead: "Vagy egyszerűen írjon üzenetet lent.",
};
