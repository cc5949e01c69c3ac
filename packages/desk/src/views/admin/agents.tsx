// Who may sign in, for admins: invite, change in place, send a new link, remove.
import type { AgentAccount, AgentId, InviteResponse, Me } from "@handrail/protocol";
import { useEffect, useState } from "preact/hooks";
import { troubleText } from "../../api/answer.ts";
import { momentText } from "../../domain/durations.ts";
import { languageName } from "../../domain/languages.ts";
import { DONE } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { Avatar, pictureUrl } from "../parts/avatar.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Sheet } from "../parts/sheet.tsx";
import { Skeleton, Trouble } from "../parts/states.tsx";
import { AgentEditor } from "./agent-editor.tsx";
import { InviteForm } from "./invite-form.tsx";

type Dialog =
  | { readonly type: "none" }
  | { readonly type: "link"; readonly email: string; readonly invite: InviteResponse }
  | { readonly type: "remove"; readonly id: AgentId; readonly name: string };

/** The screen. */
export function Agents({ me }: { readonly me: Me }) {
  const desk = useDesk();
  const [accounts, setAccounts] = useState<readonly AgentAccount[] | null>(null);
  const [problem, setProblem] = useState("");
  const [dialog, setDialog] = useState<Dialog>({ type: "none" });
  const [editing, setEditing] = useState<AgentId | null>(null);
  const close = (id: AgentId): void => {
    setEditing(null);
    // Back to where the form was opened from.
    requestAnimationFrame(() => document.getElementById(editButtonId(id))?.focus());
  };
  const load = async (): Promise<void> => {
    setProblem("");
    const answer = await desk.api.agents();
    if (answer.type === "ok") setAccounts(answer.value);
    else setProblem(troubleText(answer));
  };
  useEffect(() => void load(), []);

  const showLink = (email: string, invite: InviteResponse): void => {
    setDialog({ type: "link", email, invite });
    void load();
  };
  const reset = async ({ id, email }: AgentAccount): Promise<void> => {
    if (id === null) return;
    const answer = await desk.api.resetLink(id);
    if (answer.type === "ok") showLink(email, answer.value);
    else desk.notices.trouble(troubleText(answer));
  };
  const remove = async (id: AgentId, name: string): Promise<void> => {
    setDialog({ type: "none" });
    const answer = await desk.api.removeAgent(id);
    if (answer.type === "ok") desk.notices.done(DONE.agentRemoved(name));
    else desk.notices.trouble(troubleText(answer));
    void load();
  };

  return (
    <main class="page">
      <header class="page-head">
        <h1>Agents</h1>
      </header>
      <InviteForm onInvited={showLink} />
      {problem !== "" ? (
        <Trouble text={problem} onRetry={() => void load()} />
      ) : accounts === null ? (
        <Skeleton rows={3} kind="rows" />
      ) : (
        <ul class="card rows">
          {accounts.map((account) => (
            <li key={account.email}>
              <div class="person">
                <AccountRow
                  account={account}
                  isMe={account.id === me.id}
                  isEdited={account.id !== null && account.id === editing}
                  onEdit={(id) => (editing === id ? close(id) : setEditing(id))}
                  onReset={() => void reset(account)}
                  onRemove={(id) => setDialog({ type: "remove", id, name: account.name ?? account.email })}
                />
              </div>
              {account.id !== null && account.id === editing && (
                <AgentEditor
                  key={account.id}
                  id={account.id}
                  account={account}
                  isOnlyAdmin={isOnlyAdmin(account, accounts)}
                  onClose={() => close(editing)}
                  onChanged={(changed) =>
                    setAccounts(accounts.map((known) => (known.id === changed.id ? changed : known)))
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {dialog.type === "link" && (
        <LinkSheet email={dialog.email} invite={dialog.invite} onClose={() => setDialog({ type: "none" })} />
      )}
      {dialog.type === "remove" && (
        <Sheet title={`Remove ${dialog.name}?`} onClose={() => setDialog({ type: "none" })}>
          <p class="sheet-lead">
            They are signed out at once, and the visitors they hold go back to the queue. What they wrote stays in the
            transcripts; their picture is deleted.
          </p>
          <div class="row is-end">
            <button type="button" class="button" autofocus onClick={() => setDialog({ type: "none" })}>
              Keep
            </button>
            <button type="button" class="button is-danger" onClick={() => void remove(dialog.id, dialog.name)}>
              Remove
            </button>
          </div>
        </Sheet>
      )}
    </main>
  );
}

interface AccountRowProps {
  readonly account: AgentAccount;
  readonly isMe: boolean;
  readonly isEdited: boolean;
  readonly onEdit: (id: AgentId) => void;
  readonly onReset: () => void;
  readonly onRemove: (id: AgentId) => void;
}

function AccountRow({ account, isMe, isEdited, onEdit, onReset, onRemove }: AccountRowProps) {
  const { id, name, email, role, status, expiresAtMs } = account;
  const nowMs = useDesk().nowMs.peek();
  return (
    <>
      <Avatar name={name} seed={id ?? email} picture={pictureUrl(account)} />
      <span class="person-words">
        <span class="person-name">
          {name ?? email}
          {isMe && <span class="muted"> (you)</span>}
          {role === "admin" && <span class="badge">Admin</span>}
          {status === "invited" && <span class="badge is-warn">Invited</span>}
        </span>
        <span class="muted">
          {status === "active"
            ? email
            : expiresAtMs !== null && `The link works until ${momentText(expiresAtMs, nowMs)}.`}
        </span>
        {status === "active" && <Talents account={account} />}
      </span>
      {id !== null && (
        <span class="person-tools">
          <button
            type="button"
            id={editButtonId(id)}
            class="button is-small"
            aria-expanded={isEdited}
            onClick={() => onEdit(id)}
          >
            <Icon name="pencil" />
            Change<span class="visually-hidden"> {name}</span>
          </button>
          <button type="button" class="button is-small" onClick={onReset}>
            <Icon name="key" />
            Password link<span class="visually-hidden"> for {name}</span>
          </button>
          {!isMe && (
            <button
              type="button"
              class="icon-button is-danger"
              aria-label={`Remove ${name ?? email}`}
              onClick={() => onRemove(id)}
            >
              <Icon name="trash" />
            </button>
          )}
        </span>
      )}
    </>
  );
}

function Talents({ account }: { readonly account: AgentAccount }) {
  const { capacity, languages, skills } = account;
  const parts = [
    capacity === 1 ? "1 visitor at once" : `${capacity} visitors at once`,
    languages.map(languageName).join(", "),
    skills.join(", "),
  ];
  return <span class="muted">{parts.filter((part) => part !== "").join(" · ")}</span>;
}

function editButtonId(id: AgentId): string {
  return `edit-${id}`;
}

function isOnlyAdmin(account: AgentAccount, all: readonly AgentAccount[]): boolean {
  const isAdmin = ({ role, status }: AgentAccount): boolean => role === "admin" && status === "active";
  return isAdmin(account) && all.filter(isAdmin).length === 1;
}

interface LinkSheetProps {
  readonly email: string;
  readonly invite: InviteResponse;
  readonly onClose: () => void;
}

function LinkSheet({ email, invite, onClose }: LinkSheetProps) {
  const nowMs = useDesk().nowMs.peek();
  return (
    <Sheet title="Send this link" isOnce onClose={onClose}>
      <p class="sheet-lead">
        For {email}. It is shown only now, works once, and lapses {momentText(invite.expiresAtMs, nowMs)}.
      </p>
      <pre class="link-box" tabIndex={0} aria-label="Link">
        <code>{invite.link}</code>
      </pre>
      <div class="row is-end">
        <CopyButton text={invite.link} label="Copy the link" />
        <button type="button" class="button is-primary" autofocus onClick={onClose}>
          Done
        </button>
      </div>
    </Sheet>
  );
}
