// A field of one line.
import { Field } from "../parts/field.tsx";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string;
  readonly problem?: string | undefined;
  /** Which keyboard a phone shows. */
  readonly keyboard?: "email" | "tel" | "url";
  readonly isSecret?: boolean;
  readonly isOptional?: boolean;
  readonly isReadOnly?: boolean;
  readonly placeholder?: string;
}

/** The field. */
export function TextField(props: TextFieldProps) {
  const { label, value, onInput, hint, problem, keyboard, isSecret, isOptional, isReadOnly, placeholder } = props;
  const shared = {
    value,
    readOnly: isReadOnly === true,
    autocomplete: "off",
    ...(placeholder !== undefined && { placeholder }),
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  } as const;
  return (
    <Field
      label={label}
      problem={problem}
      {...(hint !== undefined && { hint })}
      {...(isOptional !== undefined && { isOptional })}
    >
      {(ties) =>
        isSecret === true ? (
          <input {...ties} {...shared} type="password" />
        ) : (
          <input {...ties} {...shared} type="text" {...(keyboard !== undefined && { inputMode: keyboard })} />
        )
      }
    </Field>
  );
}
