// Asks the visitor for several things at once: the questions of a form, which goes with the next reply.
import { LIMITS, type Form, type FormFieldType } from "@handrail/protocol";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { formOf, problemOf, type Question } from "../../domain/questions.ts";
import { QUESTIONS } from "../../texts.ts";
import { TextField } from "../admin/text-field.tsx";
import { Icon } from "../parts/icon.tsx";
import { Sheet } from "../parts/sheet.tsx";

interface AskDetailsProps {
  /** As far as they are written. */
  readonly questions: readonly Question[];
  readonly onChange: (questions: readonly Question[]) => void;
  readonly onClose: () => void;
  readonly onDone: (form: Form) => void;
}

/** The sheet. What was written is the composer's to keep: a press beside the sheet does not throw it away. */
export function AskDetails({ questions, onChange: setQuestions, onClose, onDone }: AskDetailsProps) {
  const [isTold, setIsTold] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const [lastAdded, setLastAdded] = useState<number | null>(null);
  const isFull = questions.length >= LIMITS.formFieldsMax;
  const add = (label: string, type: FormFieldType): void => {
    const key = Math.max(-1, ...questions.map((question) => question.key)) + 1;
    setQuestions([...questions, { key, label, type, isRequired: true, choices: "" }]);
    setLastAdded(key);
  };
  const change = (next: Question): void =>
    setQuestions(questions.map((question) => (question.key === next.key ? next : question)));
  // What was added is in view, and one of the agent's own is written next.
  useLayoutEffect(() => {
    const row = list.current?.lastElementChild;
    if (lastAdded === null || !row) return;
    row.scrollIntoView({ block: "nearest" });
    const label = row.querySelector("input");
    if (label?.value === "") label.focus();
  }, [lastAdded]);
  const done = (): void => {
    setIsTold(true);
    if (questions.every((question) => problemOf(question) === null)) onDone(formOf(questions));
    else list.current?.querySelector<HTMLElement>("[data-problem] input")?.focus();
  };

  return (
    <Sheet title={QUESTIONS.ask} onClose={onClose}>
      <p class="sheet-lead">{QUESTIONS.lead}</p>
      <form
        class="questions"
        onSubmit={(event) => {
          event.preventDefault();
          if (questions.length > 0) done();
        }}
      >
        <div class="question-kinds" role="group" aria-label={QUESTIONS.add}>
          {QUESTIONS.ready.map(({ label, type }) => (
            <AddButton key={label} label={label} isOff={isFull} onClick={() => add(label, type)} />
          ))}
          <AddButton label={QUESTIONS.own} isOff={isFull} onClick={() => add("", "text")} />
        </div>
        {isFull && <p class="hint">{QUESTIONS.tooMany(LIMITS.formFieldsMax)}</p>}
        {questions.length > 0 && (
          <ol class="question-list" ref={list}>
            {questions.map((question) => (
              <QuestionRow
                key={question.key}
                question={question}
                isTold={isTold}
                onChange={change}
                onRemove={() => setQuestions(questions.filter(({ key }) => key !== question.key))}
              />
            ))}
          </ol>
        )}
        <div class="row is-end">
          <button type="submit" class="button is-primary" disabled={questions.length === 0}>
            {QUESTIONS.attach}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

interface AddButtonProps {
  readonly label: string;
  readonly isOff: boolean;
  readonly onClick: () => void;
}

function AddButton({ label, isOff, onClick }: AddButtonProps) {
  return (
    <button type="button" class="button is-small" disabled={isOff} onClick={onClick}>
      <Icon name="plus" />
      {label}
    </button>
  );
}

interface QuestionRowProps {
  readonly question: Question;
  /** What is wrong is said from the first try on, not while it is being written. */
  readonly isTold: boolean;
  readonly onChange: (question: Question) => void;
  readonly onRemove: () => void;
}

function QuestionRow({ question, isTold, onChange, onRemove }: QuestionRowProps) {
  const { label, type, isRequired, choices } = question;
  const found = isTold ? problemOf(question) : null;
  const problem = found === null ? undefined : QUESTIONS.problems[found];
  const isOfLabel = found === "no-label" || found === "long-label";
  return (
    <li class="question" data-problem={found ?? undefined}>
      <TextField
        label={QUESTIONS.label}
        value={label}
        problem={isOfLabel ? problem : undefined}
        onInput={(next) => onChange({ ...question, label: next })}
      />
      {type === "choice" && (
        <div class="question-choices">
          <TextField
            label={QUESTIONS.choices}
            value={choices}
            problem={isOfLabel ? undefined : problem}
            onInput={(next) => onChange({ ...question, choices: next })}
          />
        </div>
      )}
      <select
        aria-label={QUESTIONS.type}
        value={type}
        onChange={({ currentTarget: { value } }) => isType(value) && onChange({ ...question, type: value })}
      >
        {Object.entries(QUESTIONS.types).map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
      <label class="question-needed">
        <input
          type="checkbox"
          checked={isRequired}
          onChange={({ currentTarget }) => onChange({ ...question, isRequired: currentTarget.checked })}
        />
        {QUESTIONS.isRequired}
      </label>
      <button
        type="button"
        class="icon-button is-danger"
        aria-label={QUESTIONS.remove(label.trim())}
        title={QUESTIONS.remove(label.trim())}
        onClick={onRemove}
      >
        <Icon name="trash" />
      </button>
    </li>
  );
}

interface AttachedFormProps {
  readonly form: Form;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** The form in the tray, before it is sent. */
export function AttachedForm({ form, onEdit, onRemove }: AttachedFormProps) {
  return (
    <div class="attached-form">
      <span class="thumb">
        <Icon name="list" />
      </span>
      <p>
        <b>{QUESTIONS.attached(form.fields.length)}</b>
        <small>{form.fields.map(({ label }) => label).join(", ")}</small>
      </p>
      <button type="button" class="text-button" onClick={onEdit}>
        {QUESTIONS.edit}
      </button>
      <button type="button" class="icon-button" aria-label={QUESTIONS.removeForm} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function isType(value: string): value is FormFieldType {
  return value in QUESTIONS.types;
}
