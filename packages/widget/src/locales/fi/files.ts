// Suomi.
import { many } from "../plural.ts";
import type { FilesWords } from "../en/files.ts";

export const files: FilesWords = {
  dropHere: "Pudota tiedostot tähän",
  remove: "Poista {name}",
  uploading: "Ladataan, {name}: {percent}",
  uploaded: "{name} on valmis lähetettäväksi",
  uploadFailed: "{name}: lataus ei onnistunut.",
  uploadAgain: "Yritä uudelleen",
  tooLarge: "{name} on liian suuri (yli {size}).",
  wrongType: "{name} on tyyppiä, jota ei voi lähettää täällä.",
  tooMany: many({
    one: "Vain {n} tiedosto voidaan lähettää kerralla.",
    other: "Vain {n} tiedostoa voidaan lähettää kerralla.",
  }),
  tooManyNow: "Tiedostoa {name} ei otettu vastaan: tiedostoja on nyt liikaa. Yritä myöhemmin uudelleen.",
  refused: "{name}: virustarkistus esti tiedoston.",
  picture: "Kuva: {name}",
  download: "Lataa {name}",
  aFile: "Tiedosto",
};
