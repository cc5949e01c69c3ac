// Српски. In both scripts: whoever writes Cyrillic spells the same words.
import type { AskWords } from "../ask-words.ts";
import { hr } from "./hr.ts";

const CYRILLIC: Readonly<Record<string, string>> = {
  lj: "љ",
  nj: "њ",
  dz: "џ",
  a: "а",
  b: "б",
  c: "ц",
  d: "д",
  e: "е",
  f: "ф",
  g: "г",
  h: "х",
  i: "и",
  j: "ј",
  k: "к",
  l: "л",
  m: "м",
  n: "н",
  o: "о",
  p: "п",
  r: "р",
  s: "с",
  š: "ш",
  t: "т",
  u: "у",
  v: "в",
  z: "з",
  ž: "ж",
  č: "ч",
  ć: "ћ",
  đ: "ђ",
};
const MARKS = /[\u030c\u0301]/g;

// Latin words as they are written, with their marks, into what is heard: without them (and with dj for đ), and in Cyrillic letters.
const both = (words: string): string => {
  const latin = words.normalize("NFD").replace(MARKS, "").normalize("NFC");
  const cyrillic = words.replace(/lj|nj|dž|./g, (one) => CYRILLIC[one === "dž" ? "dz" : one] ?? one);
  return `${latin}, ${latin.replaceAll("đ", "dj")}, ${cyrillic}`;
};

/** What Croats say too, and what only Serbs say. */
const also = (croatian: string | undefined, serbian: string): string => both(`${serbian}, ${croatian ?? ""}`);

export const sr: AskWords = {
  person: also(
    hr.person,
    `čovek*, čovječ*, ljudska podrška, zaposlenog, zaposlena, radnica prodavnice, službenik*, savetnik*, savetnic*, konsultant*, koleginica, koleginicu, koleginicom, koleginice, menadžerk*, šefica, rukovodilac, rukovodioca, rukovodiocem, poslovođa, poslovođu, komercijalist*, komercijala, komercijalu, komercijalom,
    živ čovek, živog čoveka, živim čovekom, pravi čovek, pravog čoveka, pravim čovekom, stvaran čovek, stvarnog čoveka, stvarnim čovekom, normalnog čoveka, neko živ, nekog živog, nekoga živog, nekim živim, neko pravi, nekog pravog, nekim pravim, neko stvaran, nekog stvarnog, neko drugi, nekog drugog, nekim drugim, neko normalan, nekog normalnog, neko kompetentan, nekog kompetentnog, nekog stručnog, nekog odgovornog, odgovorno lice, odgovornim licem, nadležno lice, fizičko lice, ovlašćeno lice, ovlašćenu osobu,
    podrška ali prava, prava podrška, pravu podršku, pravom podrškom, korisnički servis, korisničkog servisa, korisničkim servisom, korisničkom servisu, tehnička podrška, tehničku podršku, služba za reklamacije, službom za reklamacije, služba za kupce, kol centar, kol centra, kol centrom, call centar, pozivni centar, kontakt centar, šalter, dispečer*, recepcij*, prodavac, prodavca, prodavcem, prodavačic*, trgovac, sekretaric*,
    odeljenje za reklamacije, odeljenja za reklamacije, odeljenjem za reklamacije, odeljenju za reklamacije, sektor za reklamacije, sektora za reklamacije, sektorom za reklamacije, odeljenje prodaje, odeljenjem prodaje, sektor prodaje, odeljenje za povraćaj, odeljenjem za povraćaj, odeljenje za žalbe, odeljenje podrške, reklamacijama, sa reklamacijama, iz reklamacija, sa prodajom, iz prodaje, sa montažom, iz montaže, sa montažerima, sa servisom, iz servisa, sa dostavom, iz dostave, sa magacinom, iz magacina, magacioner*, sa knjigovodstvom, knjigovodstv*, knjigovođ*, računovodstv*, finansijama, uprava, upravom, uživo čet, čet uživo, hjuman`,
  ),
  someone: also(
    hr.someone,
    `neko, nekoga, nekog, nekome, nekom, nekim, iko, ikoga, ikog, ikim, bilo ko, bilo koga, bilo kog, bilo kim, ma ko, ma koga, ko god, s kim, sa kim, neko od vas, nekog od vas, nekim od vas, nekoga od vas, jedan od vas, ko, koga, kim, kome, niko, nikog, neko nek`,
  ),
  wish: also(
    hr.wish,
    `želeo bih, želela bih, bih želeo, bih želela, želeli bismo, želeo, želela, hoćemo, hteo bih, htela bih, bih hteo, bih htela, hteo, htela, hteli, teo bi, tela bi, hteo bi, htela bi, trebao bi mi, treba da, tražim, zahtevam, zahtevamo, insistiram, insistiram da, voleo bih, volela bih, bih voleo, bih volela, moram, moram da, neka mi, neka me, nek, mogu li dobiti, mogu da dobijem, da dobijem, kako da dobijem, kako da dođem do, gde je dugme za, gde mogu da nađem, dozvolite mi da`,
  ),
  talk: also(
    hr.talk,
    `razgovaram, da razgovaram, popričam, da popričam, pričam, da pričam, ispričam, porazgovaram, porazgovara, govorim, razgovor sa, stupim u kontakt, javim se, obratim se, obratim, pišem, da pišem, dopisujem, da se dopisujem, četujem, četovati, četovanje, dođem do, komuniciram, komunikacija sa, komunikaciju sa, čujem se, čujemo, čujem sa, vezu sa, pitam, konsultujem, posavetujem, da se posavetujem, požalim, žalim, divanim, divaniti, na telefon, preko telefona, telefonom sa, pozvati, pozovem, normalno popriča, se popriča, popriča, raspravim`,
  ),
  bring: also(
    hr.bring,
    `spojite, spoji, da spojite, povežite, poveži, povežete, prebacite, prebaci, prebacite, preusmeri*, usmeri*, prosledi*, prosledite, pozovite, pozovi, zovite, zovi, zovni, zovnite, dovedite, dovedi, gde je, gde su, gde ste, gde vam je, nađite, nađi, dajte, daj, dajte nam, šaljite, uključite, dodelite, dodeli, obezbedite, omogućite, vratite me na,
    da mi pomogne, mi pomogne, pomogne mi, da mi odgovori, mi odgovori, da mi objasni, mi objasni, da mi piše, mi piše, da me pozove, me pozove, me nazove, mi se javi, da mi se javi, se javi, da preuzme, da preuzme razgovor, preuzme razgovor, preuzme čet, da pogleda, to pogleda, ovo pogleda, da reši, rešava, da rešava, to reši, da se pozabavi, da vidi, to vidi, sa mnom, samnom`,
  ),
  can: also(
    hr.can,
    `mogu, mogu li, možete li, možeš li, mogao, mogla, mogli, može, može li, može li se, da li, da li mogu, da li može, da li možete, da li bi, da li bih mogao, da li bih mogla, da li je moguće, je l može, jel može, jel mogu, moguće, moguće je, mogućnost, kako, kako da, smem, smem li, kada mogu, hoće li, da l, dal`,
  ),
  there: also(
    hr.there,
    `ima li, imate li, imate, ima, ima l, da li ima, da li imate, jel ima, je l ima, postoji li, ima neko, ima nekog, ima koga, ima iko, je li tu, da li je tu, čita li, čita li ovo, da li čita, da li ovo čita, čita ovo, da li iko, radi li, javlja li se, jel tu, jeste li tu, nema`,
  ),
  act: also(
    hr.act,
    `pomoći, pomogne, pomognete, pomozite, pomozi, pomoć, odgovori, javi, javite, nazove, pozove, preuzme, preuzeti, reši, rešiti, reši, tu, tamo, ovde, živ, dostupan, dostupna, slobodan, onlajn, pogleda, objasni, uključi, piše, čita, ko čita, koji čita, ko zna, koji zna, ko se razume, koji se razume, ko razume, razume, ko može, koji može, koji mi, normaln*, kompetentn*, stručn*, drugi, iz podrške, iz prodavnice, iz firme, iz radnje, iz korisničkog, od vas, kod vas, na vezi, na liniji, uživo`,
  ),
  ask: also(
    hr.ask,
    `pozovite me, pozovi me, me pozovete, me pozovite, da me pozovete, da me pozove, da me nazove, pozovite nas, pozovite nazad, zovite me, zovi me, nazovite me, javite mi se, molim poziv, tražim poziv, povratni poziv, neka me pozove, nek me pozove, neka me neko pozove, zovite me neko, kontaktirajte me, da me kontaktirate, me kontaktirate, me kontaktira, spojite me, spoji me, da me spojite, me spojite, prebacite me, prebaci me, da me prebacite, me prebacite, povežite me, poveži me, da me povežete, me povežete, preusmerite me, preusmeri me, kome mogu da se obratim, kome da se obratim, s kim mogu da pričam, s kim mogu da razgovaram, s kim mogu sad da pričam, sa kim mogu da pričam, sa kim mogu da razgovaram, s kim da pričam, ko može da mi pomogne, ko mi može pomoći, ko će da mi pomogne`,
  ),
  bot: also(
    hr.bot,
    `bot, bota, botom, botovi, robot, čatbot*, čet bot*, čat bot*, mašina, mašinu, mašinom, mašinama, mašine, računar, računara, računarom, računarima, kompjuter, kompjuterom, automat, automatom, veštačka inteligencija, veštačke inteligencije, veštačkom inteligencijom, veštačku inteligenciju, program, programom, vi asistent, virtuelni asistent, virtuelnim asistentom`,
  ),
  enough: also(
    hr.enough,
    `dosta, stop, prestani*, prestanite, ugasi*, isključi*, umesto, namesto, glup*, beskorisn*, dosta mi je, skloni*, skloni se, smara, smaraš, smorio, ćuti, umukni, preko glave, samo ne, samo da nije, samo da ne, osim, koji nije, dosadi*`,
  ),
  deny: also(
    hr.deny,
    `ne, nije, neću, nećemo, ne želim, ne treba, ne treba mi, ne trebam, ne morate, ne moraš, ne morate da me, nemoj*, nemojte, bez, nikakav, nikakvog, nikakve, nisam, nikad, ni, nema potrebe, nije potrebno, nije potreban, za sada ne, ne prebacuj, ne zovite`,
  ),
  past: also(
    hr.past,
    `razgovarao sam, razgovarala sam, pričao sam, pričala sam, sam pričao, sam pričala, zvao, zvala, rekao, rekla, rekli, juče, prekjuče, prošle nedelje, već sam, već mi, već me, pisao, pisala, obećao, obećala, obećali, pomogao mi, pomogla mi, mi je pomogao, mi je pomogla, hvala na, hvala za, hvala što, hvala vašem, pozvao me, pozvala me, me pozvao, me pozvala, me je pozvao, me je pozvala, zvali me, javio se, javila se, se javio, se javila, objasnio, objasnila, bio, bila, bili, odgovorio mi, odgovorila mi, mi je odgovorio, dogovorio sam se, dogovorila sam se, sam se dogovorio, sam se dogovorila, dogovoreno, rešeno, rešio mi, rešila mi, savetovao, savetovala, dao je, je dao, ostavio, ostavila, upisao, doneo, donela, dostavio, predao`,
  ),
  fact: also(
    hr.fact,
    `radno vreme, do koliko, od koliko, u koliko, do kad, do kada, kada radi, kad radi, broj telefona, broj, koji je, koja je, koje je, adresa, adresu, imejl, mejl, mejlove, postati, postanem, da postanem, posao, zaposlim, zapošljavate, tražite li, tražite, konkurs, raditi kod vas, da radim kod vas, jesi li bot, jeste li bot, jesi li čovek, jeste li čovek, da li si bot, da li si čovek, da li si robot, da li si živ, da li si prav*, da li si stvarn*, da li si ti, jesi li robot, da li ste, da li je ovo bot, je l ovo bot, je l si ti, jel si bot, jel si čovek, da li pričam sa, da li razgovaram sa, ko je, ko ste, ko vam piše, ko piše, ko vodi, ko vam, koliko, prodajete li, da li prodajete, prodajete, servisirate, servisirate li, šaljete, za dve osobe, za jednu osobu, za ljude, za čoveka, za osobu, za dvoje, za četvoro, za šestoro, druga osoba, drugoj osobi, pogrešnoj osobi, pogrešna osoba, drugo lice, treće lice, po osobi, za osobe, za osoba, može li druga, odlična, odličan, super ste, ljubazn*, koji, kakav, šta je, šta znači, naknada, naknada za, ljudi pišu, ljudi kažu, pišu da, zovite to, da li stolica, drži čoveka, osoba na slici, sin bi hteo, ćerka bi, dete hoće, knjiga, knjigu, kostim, majica, šolja, igračka, niko nije, čovek bi, čovek koji, čovek koji se`,
  ),
  thing: also(
    hr.thing,
    `kosa, kosu, tela, prava potrošača, lice, od papira, ne ljuti se čoveče, ljuti se čoveče, čoveče, agent za nekretnine, tajni agent, mobilni operater, na operatera, zaključan na operatera, zaključan na, svih operatera, robot usisivač, robot usisivac, robotsk*, robot za, veš mašina, veš mašinu, mašina za veš, mašina za, šivaća mašina, laptop računar, kućni računar, moj računar, lične podatke, lični podaci, lično preuzimanje, moj šef, mog šefa, za šefa, lutka priča, priča srpski, koja priča, koji govori, koji priča, linija je, najbolji*, podrška za leđa, sredstvo za čišćenje, kad smo kod`,
  ),
  filler: also(
    hr.filler,
    `s, sa, na, do, u, k, mi, me, mene, mnom, nam, nas, molim, molim vas, molim te, lepo molim, dobar dan, dobro veče, dobro jutro, zdravo, ćao, pozdrav, poštovani, halo, hej, hitno, odmah, sada, sad, brzo, što pre, neki, neku, nekog, nekim, nekom, stvarn*, prav*, živ*, realn*, vaš, vaša, vašu, vašim, vašeg, vašom, vaše, samo, se, bih, bi, li, je, da, a, ali, i, o, oko, za, moju, moja, moj, ovaj, ovo, ovu, drugi, drugog, drugim, konačno, najzad, već jednom, jednostavno, uopšte, od, iz, brate, bre, ma, ma nije to, nije to, kuku, majke ti, tebra, lepo, bar, ako ne, ako nije, jer, što, nego, te, lično, direktno, ti pojma nemaš, pojma nemaš, nemaš pojma, ništa ne znaš, ti ništa ne znaš, ne razumeš, ne razumeš me, ti me ne razumeš, ništa ne razumeš, ne kapiraš, ne pomažeš, ne pomaže, ne snalazim se, slabo vidim, ne vidim dobro, gluv sam, gluva sam, vrtimo se u krug, nije stiglo, nije došao, firmu, firme, prodavnice, radnje, žalbu, moju žalbu, odgovorn*, nadležn*, porudžbinu, narudžbinu, veću`,
  ),
};
