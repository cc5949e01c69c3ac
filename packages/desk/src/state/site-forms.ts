// Settings of sites that an admin has begun to change and not saved: they outlive a look at another screen. In memory only, since secrets are
// among them.
import type { SiteId } from "@handrail/protocol";
import type { SiteForm } from "../domain/site-form.ts";

/** Whose form it is; `null`: a site that is still to be added. */
export type FormOf = SiteId | null;

/** The forms of one page. */
export interface SiteForms {
  /** `null`: none was begun. */
  read(site: FormOf): SiteForm | null;
  /** `null`: it was saved, or given up. */
  write(site: FormOf, form: SiteForm | null): void;
  /** Whether any is not saved. */
  areOpen(): boolean;
  /** Somebody else may sign in. */
  forget(): void;
}

export function createSiteForms(): SiteForms {
  const forms = new Map<FormOf, SiteForm>();
  return {
    read: (site) => forms.get(site) ?? null,
    write: (site, form) => {
      if (form) forms.set(site, form);
      else forms.delete(site);
    },
    areOpen: () => forms.size > 0,
    forget: () => forms.clear(),
  };
}
