// The merchant's phone, e-mail and plain page: the ways to a human that need nothing of ours (HG2, HG11).
import { live } from "../live.ts";
import type { Model } from "../model.ts";
import { Icon } from "./icon.tsx";

/** The links, from the snippet or from the site's facts. */
export const DirectLinks = live(({ model }: { model: Model }) => {
  const { words, format, shell } = model;
  const { phone, email } = direct(model);
  return (
    <div class="direct">
      {phone && (
        <a href={`tel:${phone.replace(/[^+\d]/g, "")}`} aria-label={format.say(words.call, { phone })}>
          <Icon name="phone" />
          <bdi>{phone}</bdi>
        </a>
      )}
      {email && (
        <a href={`mailto:${email}`} aria-label={format.say(words.write, { email })}>
          <Icon name="mail" />
          <bdi>{email}</bdi>
        </a>
      )}
      {!phone && !email && (
        <a href={`${shell.contact.humanUrl}?lang=${words.locale}`} target="_blank">
          <Icon name="link" />
          <span>{words.humanPage}</span>
        </a>
      )}
    </div>
  );
});

/** The merchant's phone and e-mail, as far as either is known. */
export function direct({ shell: { contact }, chat }: Model) {
  const facts = chat.site.value?.contact;
  return { phone: contact.phone ?? facts?.phone, email: contact.email ?? facts?.email };
}
