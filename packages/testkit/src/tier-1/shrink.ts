// Makes a failing world small: leaves out whatever it fails without, one thing after the other, as long as that helps.
import { FINE, type Plan } from "./plan.ts";

/** What is left out, as a reader would say it, and the plan without it. */
interface Smaller {
  readonly without: string;
  readonly plan: Plan;
}

/**
 * The smallest plan found that fails still, with what is left in it.
 *
 * @param fails runs a plan; the same plan must always answer the same
 * @param isTimeUp asked before each try: then the smallest one so far has to do
 */
export function shrink(plan: Plan, fails: (plan: Plan) => boolean, isTimeUp = (): boolean => false): Plan {
  let smallest = plan;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const { plan: next } of smallerThan(smallest)) {
      if (isTimeUp()) return smallest;
      if (size(next) >= size(smallest) || !fails(next)) continue;
      smallest = next;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

/** How much there is in a plan. */
export function size({ visitors, agents, crashes, restore }: Plan): number {
  const ofVisitors = visitors.reduce((sum, { acts, weather }) => sum + 2 + acts.length + weatherSize(weather.name), 0);
  return (
    ofVisitors + agents.reduce((sum, { absences }) => sum + 1 + absences.length, 0) + crashes.length + (restore ? 1 : 0)
  );
}

const weatherSize = (name: string): number => (name === "fine" ? 0 : 1);

// The largest parts first: half of the visitors, then one by one, then their acts.
function* smallerThan(plan: Plan): Generator<Smaller> {
  const { visitors, agents, crashes } = plan;
  const half = Math.ceil(visitors.length / 2);
  if (visitors.length > 1) {
    yield { without: "the first half", plan: { ...plan, visitors: visitors.slice(half) } };
    yield { without: "the second half", plan: { ...plan, visitors: visitors.slice(0, half) } };
    for (const one of visitors)
      yield {
        without: `visitor-${one.number}`,
        plan: { ...plan, visitors: visitors.filter((other) => other !== one) },
      };
  }
  for (const one of agents)
    yield { without: one.name, plan: { ...plan, agents: agents.filter((other) => other !== one) } };
  for (const one of crashes)
    yield { without: "a crash", plan: { ...plan, crashes: crashes.filter((other) => other !== one) } };
  if (plan.restore) yield { without: "the restored back-up", plan: { ...plan, restore: null } };
  for (const one of visitors) {
    const other = (change: Partial<typeof one>): Plan => ({
      ...plan,
      visitors: visitors.map((visitor) => (visitor === one ? { ...one, ...change } : visitor)),
    });
    if (one.weather.name !== "fine") yield { without: "its weather", plan: other({ weather: FINE }) };
    for (const act of one.acts)
      yield { without: act.what, plan: other({ acts: one.acts.filter((each) => each !== act) }) };
  }
  for (const one of agents) {
    if (one.absences.length === 0) continue;
    const there = agents.map((agent) => (agent === one ? { ...agent, absences: [] } : agent));
    yield { without: "absences", plan: { ...plan, agents: there } };
  }
}
