// Polski.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Jak możemy się z Tobą skontaktować?",
  contactHint: "Gdyby odpowiedź przyszła po Twoim wyjściu.",
  contactHintMail: "Gdyby odpowiedź przyszła po Twoim wyjściu. Na adres e-mail wyślemy link, aby go potwierdzić.",
  name: "Imię",
  optional: "opcjonalnie",
  email: "E-mail",
  phone: "Telefon",
  contactEither: "Podaj adres e-mail lub numer telefonu.",
  emailOdd: "To nie wygląda na adres e-mail.",
  save: "Zapisz",
  timesHint: "O wybranej porze odpowie Ci tu człowiek. Godziny podajemy w Twojej strefie czasowej.",
  timesLooking: "Chwileczkę…",
  timesNone: "Nie ma teraz wolnych terminów. Twoje miejsce w kolejce zostaje.",
  timesFailed: "Nie udało się wczytać wolnych terminów.",
  timeTaken: "Ktoś właśnie zajął ten termin. Wybierz inny.",
  rateTitle: "Jak poszło?",
  stars: many({
    one: "{n} gwiazdka z 5",
    few: "{n} gwiazdki z 5",
    many: "{n} gwiazdek z 5",
    other: "{n} gwiazdki z 5",
  }),
  rateComment: "Chcesz coś dodać?",
  rateSend: "Wyślij ocenę",
  rateThanks: "Dziękujemy. Ocena została przekazana.",
  endChat: "Zakończ czat",
  endTitle: "Zakończyć ten czat?",
  endText: "Możesz go tu przeczytać i w każdej chwili do niego wrócić.",
  endNo: "Kontynuuj",
  toBot: "Powrót: {bot}",
  download: "Pobierz zapis rozmowy",
  eraseChat: "Usuń rozmowę",
  eraseTitle: "Usunąć tę rozmowę?",
  eraseText:
    "Wszystko zniknie na zawsze, tutaj i na naszym serwerze, a prośba o człowieka przepadnie. Kopii, które trafiły wcześniej gdzie indziej – e-mailem, do usługi asystenta lub do kopii zapasowej – to nie obejmie.",
  eraseYes: "Usuń na zawsze",
  eraseNo: "Zachowaj",
};
