// Says whether this Node can run a relay: the database comes with Node, from this version on. Needs nothing that an older one lacks.

/** As `engines` of the package has it. */
export const NODE_LEAST = [22, 16] as const;

/** What to tell whoever runs an older one; `null`: it is new enough. */
export function nodeTrouble(version: string): string | null {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [majorLeast, minorLeast] = NODE_LEAST;
  if (major > majorLeast || (major === majorLeast && minor >= minorLeast)) return null;
  return `handrail needs Node ${majorLeast}.${minorLeast} or later, and this is ${version}.\nInstall a newer one from nodejs.org, or by your package manager.`;
}
