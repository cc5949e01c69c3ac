// Asks for an address, so that an answer reaches a visitor who has left. In the composer's place; the human bar stays.
import { LIMITS } from "@handrail/protocol";
import { createRef, keeping, signal } from "../kit.ts";
import type { FormsModel } from "./forms-model.ts";

/** The form. */
export const ContactForm = keeping(({ model }: { model: FormsModel }, own) => {
  const { chat, words, sheet, kept } = model;
  const error = signal<string | null>(null);
  const first = createRef<HTMLInputElement>();
  const given = chat.conversation.peek()?.contact;
  const {
    email = given?.email,
    tel = given?.phone,
    name = given?.name,
  } = kept.contact as Partial<Record<string, string>>;
  own.mounted = () => {
    first.current?.focus();
    return () => {};
  };

  const save = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const field = (name: string): string | null => String(data.get(name) ?? "").trim() || null;
    const contact = { name: field("name"), email: field("email"), phone: field("tel") };
    const isOdd = contact.email && !/^\S+@\S+\.\S+$/.test(contact.email);
    error.value = isOdd ? words.emailOdd : contact.email || contact.phone ? null : words.contactEither;
    if (error.value) return first.current?.focus();
    chat.giveContact(contact);
    kept.contact = {};
    sheet.value = "none";
  };
  return () => (
    <form
      class="sheet"
      noValidate
      onSubmit={save}
      onInput={({ currentTarget }) => (kept.contact = Object.fromEntries(new FormData(currentTarget)))}
    >
      <h3>{words.contactTitle}</h3>
      <p>{chat.site.value?.canMail ? words.contactHintMail : words.contactHint}</p>
      <label>
        {words.email}
        <input
          ref={first}
          name="email"
          type="email"
          dir="ltr"
          autocomplete="email"
          maxLength={LIMITS.emailCharsMax}
          aria-invalid={!!error.value}
          defaultValue={email ?? ""}
        />
      </label>
      <div class="pair">
        <label>
          {words.phone}
          <input name="tel" type="tel" autocomplete="tel" maxLength={LIMITS.phoneCharsMax} defaultValue={tel ?? ""} />
        </label>
        <label>
          <span>
            {words.name} <i>{words.optional}</i>
          </span>
          <input name="name" autocomplete="name" maxLength={LIMITS.nameCharsMax} defaultValue={name ?? ""} />
        </label>
      </div>
      {error.value && (
        <p class="bad" role="alert">
          {error.value}
        </p>
      )}
      <div class="acts">
        <button type="submit" class="main">
          {words.save}
        </button>
        <button type="button" onClick={() => (sheet.value = "none")}>
          {words.back}
        </button>
      </div>
    </form>
  );
});
