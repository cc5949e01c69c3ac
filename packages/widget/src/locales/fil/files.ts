// Filipino.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "I-drop ang mga file dito",
  remove: "Alisin ang {name}",
  uploading: "Ina-upload ang {name}: {percent}",
  uploaded: "Handa nang ipadala ang {name}",
  uploadFailed: "Hindi na-upload ang {name}.",
  uploadAgain: "Subukan ulit",
  tooLarge: "Mas malaki ang {name} kaysa {size}.",
  wrongType: "Hindi puwedeng ipadala rito ang ganitong uri: {name}.",
  tooMany: many({
    one: "{n} file lang ang puwedeng ipadala nang sabay.",
    other: "{n} file lang ang puwedeng ipadala nang sabay.",
  }),
  tooManyNow: "Hindi tinanggap ang {name}: masyado nang maraming file sa ngayon. Subukan ulit mamaya.",
  refused: "Tinanggihan ng virus scanner ang {name}.",
  picture: "Larawan: {name}",
  download: "I-download ang {name}",
  aFile: "Isang file",
};
