// One open invitation for each address, also when two processes make one at the same moment.
import type { Migration } from "./migration.ts";

export const oneInvitation: Migration = {
  name: "0018-one-invitation",
  sql: `
      DELETE FROM invitations WHERE EXISTS (
        SELECT 1 FROM invitations AS newer WHERE newer.email = invitations.email AND newer.token_hash > invitations.token_hash);
      DROP INDEX invitations_email;
      CREATE UNIQUE INDEX invitations_email ON invitations (email);
  `,
};
