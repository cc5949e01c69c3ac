// What an agent can do with the conversation besides answering. An action that must wait says what for.
import type { Conversation, ConversationId, Me } from "@handrail/protocol";
import { useEffect, useState } from "preact/hooks";
import { actionsFor, ON, type Availability } from "../../domain/actions.ts";
import { NOTES } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { HAND_OVER_EVENT } from "../keyboard.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import { Sheet } from "../parts/sheet.tsx";
import { AddNote } from "./add-note.tsx";
import { HandOver } from "./hand-over.tsx";

interface ActionsProps {
  readonly me: Me;
  readonly conversation: ConversationId;
  readonly state: Conversation;
}

/** The buttons, or on a phone one button that shows them. */
export function Actions({ me, conversation, state }: ActionsProps) {
  const desk = useDesk();
  const [open, setOpen] = useState<"none" | "menu" | "hand-over" | "note">("none");
  useEffect(() => {
    const show = (): void => setOpen("hand-over");
    document.addEventListener(HAND_OVER_EVENT, show);
    return () => document.removeEventListener(HAND_OVER_EVENT, show);
  }, []);
  const actions = actionsFor(state, { ...me, offeredTo: null });
  if (state.erased) return null;
  const isBusy = desk.acts.busy.value.has(conversation);
  const then = (act: () => void) => () => {
    setOpen("none");
    act();
  };
  const buttons = (
    <>
      <ActionButton icon="handover" label="Hand over" can={actions.handOver} onClick={() => setOpen("hand-over")} />
      <ActionButton
        icon="return"
        label="Back to queue"
        can={actions.leave}
        onClick={then(() => void desk.acts.leave(conversation))}
      />
      <ActionButton icon="pencil" label={NOTES.label} can={ON} onClick={() => setOpen("note")} />
      <ActionButton
        icon="settle"
        label="Nothing to answer"
        can={actions.settle}
        onClick={then(() => void desk.acts.settle(conversation))}
      />
      <ActionButton
        icon="archive"
        label="Close"
        can={actions.close}
        onClick={then(() => void desk.acts.close(conversation))}
      />
    </>
  );
  return (
    <>
      <div class="actions" role="group" aria-label="Actions" aria-busy={isBusy}>
        {buttons}
      </div>
      <button type="button" class="icon-button actions-more" aria-label="Actions" onClick={() => setOpen("menu")}>
        <Icon name="more" />
      </button>
      {open === "menu" && (
        <Sheet title="Actions" onClose={() => setOpen("none")}>
          <div class="action-list">{buttons}</div>
        </Sheet>
      )}
      {open === "note" && <AddNote conversation={conversation} onClose={() => setOpen("none")} />}
      {open === "hand-over" && <HandOver me={me} conversation={conversation} onClose={() => setOpen("none")} />}
    </>
  );
}

interface ActionButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly can: Availability;
  readonly onClick: () => void;
}

// A button that is off stays in the tab order, so that its reason can be read by everyone.
function ActionButton({ icon, label, can, onClick }: ActionButtonProps) {
  if (can.type === "hidden") return null;
  const why = can.type === "off" ? can.why : undefined;
  return (
    <button
      type="button"
      class="action"
      aria-disabled={why !== undefined}
      title={why === undefined ? label : undefined}
      onClick={() => {
        if (why === undefined) onClick();
      }}
    >
      <Icon name={icon} />
      <span class="action-label">{label}</span>
      {why !== undefined && <span class="action-why">{why}</span>}
    </button>
  );
}
