// A switch: on or off, at once, with its label beside it.

interface SwitchProps {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly isBusy?: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** The switch. */
export function Switch({ label, hint, isOn, isBusy, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      class="switch-row"
      role="switch"
      aria-checked={isOn}
      aria-busy={isBusy === true}
      onClick={() => onChange(!isOn)}
    >
      <span class="switch-words">
        <span class="switch-label">{label}</span>
        {hint !== undefined && <span class="switch-hint">{hint}</span>}
      </span>
      <span class="switch" aria-hidden="true" />
    </button>
  );
}
