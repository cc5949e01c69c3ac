// A form in the transcript: asked for by a bot or an agent, open until somebody says something. Writing below answers it, too.
import { LIMITS, type Form, type FormField } from "@handrail/protocol";
import { createRef, keeping, signal } from "../kit.ts";
import { filledFields, inputOf, inWords, missing, type Values } from "./filled.ts";
import type { RichModel } from "./rich-model.ts";

/** The form, and the message that asks for it. */
interface FormViewProps {
  readonly model: RichModel;
  readonly form: Form;
  readonly seq: string;
}

/** The form. */
export const FormView = keeping(({ model, form, seq }: FormViewProps, own) => {
  const { chat, words, typed } = model;
  const place = createRef<HTMLFormElement>();
  own.mounted = () => {
    for (const [name, value] of Object.entries(typed.get(seq) ?? {})) {
      const field = place.current?.elements.namedItem(name);
      if (field && "value" in field) field.value = value;
    }
    return () => {};
  };
  const lacking = signal<readonly string[]>([]);
  const send = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const values = valuesOf(event.currentTarget);
    lacking.value = missing(form, values);
    const [first] = lacking.value;
    if (first !== undefined) {
      const field = event.currentTarget.elements.namedItem(first);
      if (field instanceof HTMLElement) field.focus();
      return;
    }
    const fields = filledFields(form, values);
    chat.send(inWords(fields), { fields });
  };
  return () => (
    <form
      ref={place}
      class="asked"
      noValidate
      aria-label={form.title ?? undefined}
      onInput={({ currentTarget }) => typed.set(seq, valuesOf(currentTarget))}
      onSubmit={send}
    >
      {form.title && <b>{form.title}</b>}
      {form.fields.map((field) => (
        <label key={field.name}>
          <span>
            <bdi>{field.label}</bdi>
            {!field.isRequired && <i> {words.formOptional}</i>}
          </span>
          <Input model={model} field={field} isLacking={lacking.value.includes(field.name)} />
          {lacking.value.includes(field.name) && <em role="alert">{words.formMissing}</em>}
        </label>
      ))}
      <button type="submit" class="main">
        {words.formSend}
        {/* The composer has one that is called so, too. */}
        <span class="spoken"> {form.title}</span>
      </button>
      <small>{words.formInstead}</small>
    </form>
  );
});

function valuesOf(form: HTMLFormElement): Values {
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : ""]),
  );
}

function Input({ model, field, isLacking }: { model: RichModel; field: FormField; isLacking: boolean }) {
  const { words } = model;
  const { name, type, isRequired } = field;
  const common = { name, "aria-required": isRequired, "aria-invalid": isLacking };
  switch (type) {
    case "choice":
    case "yes-no": {
      const choices = type === "choice" ? (field.choices ?? []) : null;
      return (
        <select {...common}>
          <option value="">{words.formChoose}</option>
          {choices ? (
            choices.map((choice) => <option key={choice}>{choice}</option>)
          ) : (
            <>
              <option value="yes">{words.formYes}</option>
              <option value="no">{words.formNo}</option>
            </>
          )}
        </select>
      );
    }
    case "long-text":
      return <textarea {...common} rows={3} maxLength={LIMITS.commentCharsMax} />;
    default:
      return <input {...common} {...inputOf(type)} maxLength={LIMITS.nameCharsMax} />;
  }
}
