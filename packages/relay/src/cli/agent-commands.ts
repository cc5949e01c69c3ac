// `handrail agent …`: invites, lists, changes, resets and removes the people who use the desk.
import { InvalidArgumentError, Option, type Command } from "commander";
import type { Account } from "../accounts/accounts.ts";
import type { InvitationLink } from "../accounts/invitations.ts";
import { CliError, fromWire } from "./cli-error.ts";
import { withData, type DataFolder } from "./data-folder.ts";
import { dataOption, jsonOption, noteAddress, publicUrlOption } from "./options.ts";
import type { Terminal } from "./terminal.ts";

interface Words {
  readonly data: string;
  readonly json?: boolean;
  readonly publicUrl?: string;
}

interface AgentWords {
  readonly capacity?: number;
  readonly language?: readonly string[];
  readonly skill?: readonly string[];
  readonly role?: string;
}

const ROLES = ["agent", "admin"] as const;

/** Adds the `agent` commands to the program. */
export function addAgentCommands(program: Command, terminal: Terminal): void {
  const agent = program.command("agent").description("the people who answer at the desk");

  common(
    agent
      .command("invite <email>")
      .description("make a link by which somebody gets an account; it works once, for 7 days"),
  )
    .addOption(publicUrlOption())
    .addOption(
      new Option("--role <role>", "agents answer visitors; admins also change sites and people")
        .choices(ROLES)
        .default("agent"),
    )
    .action((email: string, words: Words & { readonly role: string }) =>
      withData({ ...words, terminal, folder: "new-or-known" }, async ({ people, publicUrl }) => {
        const link = await people.invitations.invite({ email, role: words.role });
        if (!link.ok) throw fromWire(link.error);
        showLink(link.value, { email, publicUrl, words, terminal });
      }),
    );

  common(agent.command("list").description("list accounts and open invitations")).action((words: Words) =>
    withData({ ...words, terminal, folder: "known" }, async ({ people }) => {
      const accounts = await people.accounts.list();
      const invitations = await people.invitations.list();
      if (words.json) return terminal.out(JSON.stringify({ accounts, invitations }, null, 2));
      if (accounts.length + invitations.length === 0) {
        return terminal.out("Nobody yet. Invite the first one: handrail agent invite you@shop.example --role admin");
      }
      for (const account of accounts) {
        terminal.out(`${describe(account)}${people.duty.isOnDuty(account.id) ? "  on duty" : ""}`);
      }
      for (const { kind, email, role, expiresAtMs } of invitations) {
        const what = kind === "invite" ? "invited" : "may set a new password";
        terminal.out(`${email}  (${what} until ${new Date(expiresAtMs).toISOString()})  ${role}`);
      }
    }),
  );

  common(
    agent
      .command("set <email>")
      .description("change how many visitors somebody is given, what they speak and know, or their role"),
  )
    .option("--capacity <number>", "conversations held at once, 1 to 20; 3 at first", wholeNumber)
    .option("--language <tag>", 'a language answered in, like nb or pt-BR; repeat for more; "" takes all away', listed)
    .option("--skill <word>", 'what the agent is good at, like returns; repeat for more; "" takes all away', listed)
    .addOption(
      new Option("--role <role>", "agents answer visitors; admins also change sites and people").choices(ROLES),
    )
    .action((email: string, words: Words & AgentWords) =>
      withData({ ...words, terminal, folder: "known" }, async (folder) => {
        const { capacity, language, skill, role } = words;
        const change = { capacity, languages: language, skills: skill, role };
        const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
        const account = await accountOf(folder, email);
        const changed = await folder.people.accounts.change(account.id, named);
        if (!changed.ok) throw fromWire(changed.error);
        terminal.out(words.json ? JSON.stringify(changed.value, null, 2) : describe(changed.value));
      }),
    );

  common(
    agent.command("reset <email>").description("make a link that sets a new password and ends the account's sessions"),
  )
    .addOption(publicUrlOption())
    .action((email: string, words: Words) =>
      withData({ ...words, terminal, folder: "known" }, async (folder) => {
        const link = await folder.people.invitations.reset(await accountOf(folder, email));
        showLink(link, { email, publicUrl: folder.publicUrl, words, terminal });
      }),
    );

  common(
    agent
      .command("remove <email>")
      .description(
        "end an account's sessions and remove it, or withdraw an invitation; what the agent holds goes back to the queue",
      ),
  ).action((email: string, words: Words) =>
    withData({ ...words, terminal, folder: "known" }, async (folder) => {
      const { accounts, invitations } = folder.people;
      const account = await accounts.findByEmail(email);
      const isInvited = (await invitations.list()).some((each) => each.email === email.trim().toLowerCase());
      if (!account && !isInvited) throw unknown(email);
      await invitations.withdraw(email.trim().toLowerCase());
      if (account) {
        await accounts.endSessions(account.id);
        await accounts.remove(account.id);
      }
      if (words.json) return terminal.out(JSON.stringify({ email, removed: account ? "account" : "invitation" }));
      terminal.out(
        account
          ? `${email} is removed and signed out. A running relay puts what they held back into the queue within seconds; otherwise the next start does.`
          : `The invitation of ${email} is withdrawn.`,
      );
    }),
  );
}

function common(command: Command): Command {
  return command.addOption(dataOption()).addOption(jsonOption());
}

function describe({ email, name, role, capacity, languages, skills }: Account): string {
  const parts = [email, name, role, `${capacity} at once`];
  if (languages.length > 0) parts.push(`speaks ${languages.join(", ")}`);
  if (skills.length > 0) parts.push(`knows ${skills.join(", ")}`);
  return parts.join("  ");
}

// An empty word stands for an empty list.
function listed(word: string, before: readonly string[] = []): readonly string[] {
  return word === "" ? before : [...before, word];
}

function wholeNumber(word: string): number {
  if (!/^\d+$/.test(word)) throw new InvalidArgumentError("It must be a whole number, 1 to 20.");
  return Number(word);
}

async function accountOf({ people }: DataFolder, email: string): Promise<Account> {
  const account = await people.accounts.findByEmail(email);
  if (account) return account;
  const invited = (await people.invitations.list()).find((each) => each.email === email.trim().toLowerCase());
  if (!invited) throw unknown(email);
  throw new CliError(`${email} is invited, and has no account yet.`, {
    next: `Wait until the link is used. For a new link: handrail agent invite ${email} --role ${invited.role}`,
  });
}

function unknown(email: string): CliError {
  return new CliError(`There is no account with the address ${email}.`, {
    next: "See who there is: handrail agent list",
  });
}

function showLink(
  { link, expiresAtMs }: InvitationLink,
  options: { readonly email: string; readonly publicUrl: string; readonly words: Words; readonly terminal: Terminal },
): void {
  const { email, publicUrl, words, terminal } = options;
  if (words.json) return terminal.out(JSON.stringify({ email, link, expiresAtMs }));
  terminal.out(`Give this link to ${email}. It works once, until ${new Date(expiresAtMs).toISOString()}:`);
  terminal.out(link);
  noteAddress(publicUrl, words.publicUrl, terminal);
}
