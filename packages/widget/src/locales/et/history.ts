// Eesti.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Uus vestlus",
  startTitle: "Kas alustada uut vestlust?",
  startText: "Praegune jääb sellesse brauserisse, jaotisse „{earlier}“.",
  startYes: "Alusta uut",
  earlier: "Varasemad vestlused",
  goOn: "Jätka seda vestlust",
  loadFailed: "Vestlust ei õnnestunud laadida.",
  wasErased: "See vestlus on kustutatud.",
  popOut: "Ava eraldi aknas",
  isOut: "Vestlus on avatud eraldi aknas.",
  showWindow: "Kuva aken",
  bringBack: "Too siia tagasi",
};
