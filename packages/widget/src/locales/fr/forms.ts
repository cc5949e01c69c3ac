// Français.
import { many } from "../plural.ts";
import type { FormsWords } from "../en/forms.ts";

export const forms: FormsWords = {
  contactTitle: "Comment vous joindre\u202f?",
  contactHint: "Au cas où vous partiriez avant qu’une personne réponde.",
  contactHintMail:
    "Au cas où vous partiriez avant qu’une personne réponde. Nous envoyons un lien à l’adresse e-mail pour la confirmer.",
  name: "Nom",
  optional: "facultatif",
  email: "E-mail",
  phone: "Téléphone",
  contactEither: "Indiquez une adresse e-mail ou un numéro de téléphone.",
  emailOdd: "Cela ne ressemble pas à une adresse e-mail.",
  save: "Enregistrer",
  timesHint: "Une personne répond ici à l’heure choisie. Les heures sont dans votre fuseau horaire.",
  timesLooking: "Un instant…",
  timesNone: "Aucun créneau libre pour le moment. Votre place dans la file est gardée.",
  timesFailed: "Les créneaux libres n’ont pas pu être chargés.",
  timeTaken: "Ce créneau vient d’être pris. Choisissez-en un autre.",
  rateTitle: "Comment cela s’est-il passé\u202f?",
  stars: many({ one: "{n} étoile sur 5", many: "{n} étoiles sur 5", other: "{n} étoiles sur 5" }),
  rateComment: "Quelque chose à ajouter\u202f?",
  rateSend: "Envoyer la note",
  rateThanks: "Merci. Votre avis a été transmis.",
  endChat: "Terminer le chat",
  endTitle: "Terminer ce chat\u202f?",
  endText: "Vous pouvez le relire ici et le reprendre à tout moment.",
  endNo: "Continuer",
  toBot: "Revenir à {bot}",
  soundOff: "Désactiver le son",
  soundOn: "Activer le son",
  download: "Télécharger la conversation",
  mailTranscript: "Recevoir la conversation par e-mail",
  mailFirst:
    "Laissez d’abord votre adresse e-mail et ouvrez le lien que nous y envoyons. Puis choisissez ceci à nouveau.",
  mailConfirm: "Nous avons envoyé un lien à {email}. Ouvrez-le, puis choisissez ceci à nouveau.",
  transcriptMailed: "La conversation est en route vers votre adresse e-mail.",
  eraseChat: "Effacer la conversation",
  eraseTitle: "Effacer cette conversation\u202f?",
  eraseText:
    "Tout disparaît définitivement, ici et sur notre serveur, et la demande d’un humain prend fin aussi. Les copies déjà parties ailleurs, par e-mail, vers le service de l’assistant ou dans une sauvegarde, ne sont pas effacées.",
  eraseYes: "Effacer",
  eraseNo: "Conserver",
};
