// Whether this device rings while the desk is closed, what it rings for, and what stands in the way.
import type { RingState } from "../../state/rings.ts";
import { RINGS } from "../../texts-of-rings.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../parts/icon.tsx";
import { Switch } from "../parts/switch.tsx";

/** The card; none where the relay rings nobody. */
export function RingCard() {
  const { rings } = useDesk();
  const state = rings.state.value;
  if (state.type === "unknown") return null;
  return (
    <section class="card" aria-labelledby="rings">
      <h2 id="rings">{RINGS.title}</h2>
      <Body state={state} />
    </section>
  );
}

function Body({ state }: { readonly state: Exclude<RingState, { type: "unknown" }> }) {
  const { rings } = useDesk();
  switch (state.type) {
    case "impossible":
      return state.why === "missing" ? (
        <p class="hint">{RINGS.missing}</p>
      ) : (
        <Steps words={RINGS.homeScreen} steps={RINGS.homeScreenSteps} />
      );
    case "refused":
      return <Steps words={RINGS.refused} steps={RINGS.refusedSteps} />;
    case "off":
    case "asking":
    case "working":
    case "on":
    case "failed":
      return (
        <>
          <Switch
            label={RINGS.ring}
            hint={state.type === "off" ? RINGS.off : RINGS.ringHint}
            isOn={state.type !== "off"}
            isBusy={state.type === "asking" || state.type === "working"}
            onChange={(isOn) => void (isOn ? rings.turnOn() : rings.turnOff())}
          />
          {state.type === "on" && (
            <Switch
              label={RINGS.offDuty}
              isOn={state.isRungOffDuty}
              onChange={(isOn) => void rings.ringOffDuty(isOn)}
            />
          )}
          {/* The region stands there before it speaks, or a screen reader would not hear it. */}
          <div class="ring-status" role="status">
            {state.type === "asking" && <p class="banner is-info">{RINGS.asking}</p>}
            {state.type === "failed" && <Failure text={state.text} />}
          </div>
        </>
      );
  }
}

function Failure({ text }: { readonly text: string }) {
  const { rings } = useDesk();
  return (
    <div class="ring-failure">
      <Icon name="warning" />
      <p>{text}</p>
      <button type="button" class="button" onClick={() => void rings.turnOn()}>
        {RINGS.again}
      </button>
    </div>
  );
}

function Steps({ words, steps }: { readonly words: string; readonly steps: readonly string[] }) {
  return (
    <div class="ring-steps">
      <p>{words}</p>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}
