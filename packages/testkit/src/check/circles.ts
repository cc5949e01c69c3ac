// Finds modules that import each other in a circle. Pure: it is handed who imports whom, and knows no files.

/** The circles among modules: each as its members in order of their names, a module that imports itself included. */
export function circlesAmong(importsOf: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const visits = new Map<string, Visit>();
  const open: string[] = [];
  const circles: string[][] = [];

  // Tarjan's: what can reach a module still open, and be reached from it, is in one circle with it.
  const visit = (name: string): Visit => {
    const here: Visit = { order: visits.size, lowest: visits.size, isOpen: true };
    visits.set(name, here);
    open.push(name);
    for (const imported of importsOf.get(name) ?? []) {
      const there = visits.get(imported) ?? visit(imported);
      if (there.isOpen) here.lowest = Math.min(here.lowest, there.lowest);
    }
    if (here.lowest === here.order) {
      const members = open.splice(open.indexOf(name));
      for (const member of members) {
        const seen = visits.get(member);
        if (seen) seen.isOpen = false;
      }
      const isCircle = members.length > 1 || importsOf.get(name)?.includes(name) === true;
      if (isCircle) circles.push(members.sort());
    }
    return here;
  };

  for (const name of importsOf.keys()) if (!visits.has(name)) visit(name);
  return circles;
}

interface Visit {
  readonly order: number;
  lowest: number;
  isOpen: boolean;
}
