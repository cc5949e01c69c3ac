// What a message is for those who listen for a few words in it: its sentences, each in one spelling.

/** No ask is longer; what comes behind this many characters of a message is not listened to. */
const CHARS_MAX = 600;
const ENDS = /[.!?;…\n\r。！？؟۔।]+/u;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;
/** What is neither part of a word nor between two words of one phrase: brackets, quotes, emoji, stars. */
const OTHERS = /[^\p{L}\p{M}\p{N}\s,'+:-]+/gu;
/** Marks that people leave out. Elsewhere (Cyrillic й, all of India's scripts) they are a part of the letter. */
const MARKS = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]\p{M}*)\p{M}/gu;
/** What stretches or joins letters and is no letter: Arabic's kashida, the zero-width joiners. */
const JOINERS = /\u0640|\u200c|\u200d/gu;
/** Letters that are typed for one another, as keyboards have them. */
const ALIKE: Readonly<Record<string, string>> = { ي: "ی", ى: "ی", ك: "ک", ة: "ه", ł: "l", đ: "d", ı: "i", ø: "o" };

/**
 * Lower case, one kind of apostrophe, comma and blank, nothing but words with blanks, commas, colons, apostrophes, `+` and `-` between them,
 * and without marks on Latin and Greek letters:
 * `"Déjà vu ?! « Puis-je » 🙂"` is `["deja vu", "puis-je"]`. Empty ones are left out.
 */
export function sentencesOf(text: string): readonly string[] {
  return text
    .slice(0, CHARS_MAX)
    .split(ENDS)
    .map((sentence) => inOneSpelling(sentence))
    .filter((sentence) => sentence !== "");
}

/** One sentence, or a word of a list, as all others are spelt. */
export function inOneSpelling(sentence: string): string {
  return sentence
    .replaceAll("İ", "i")
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[’‘ʼ`´]/gu, "'")
    .replace(/[、،]/gu, ",")
    .normalize("NFD")
    .replace(MARKS, "")
    .replace(JOINERS, "")
    .replace(/[يىكةłđıø]/gu, (letter) => ALIKE[letter] ?? letter)
    .normalize("NFC")
    .replace(OTHERS, " ")
    .replace(/\s+/gu, " ")
    .replace(EDGES, "");
}
