// What each part of a site's form is given.
import type { Problems, SiteForm } from "../../domain/site-form.ts";

/** The whole form: a part changes its own fields and hands it back. */
export interface FormPartProps {
  readonly form: SiteForm;
  readonly problems: Problems;
  readonly onChange: (form: SiteForm) => void;
}
