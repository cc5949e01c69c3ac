// Français.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(s’ouvre dans un nouvel onglet)",
  cards: "Choix",
  formSend: "Envoyer",
  formOptional: "facultatif",
  formMissing: "Veuillez remplir ce champ.",
  formChoose: "Choisissez",
  formYes: "Oui",
  formNo: "Non",
  formInstead: "Ou écrivez simplement un message ci-dessous.",
};
