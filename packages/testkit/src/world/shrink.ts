// Makes a failing world small: leaves out whatever it fails without, one thing after the other, as long as that helps.
import { FINE } from "./network.ts";
import type { Plan } from "./plan.ts";

/**
 * The smallest plan found that fails still.
 *
 * @param fails runs a plan; the same plan must always answer the same
 * @param isTimeUp asked before each try: then the smallest one so far has to do
 */
export async function shrink(
  plan: Plan,
  fails: (plan: Plan) => Promise<boolean>,
  isTimeUp: () => boolean,
): Promise<Plan> {
  for (const smaller of smallerThan(plan)) {
    if (isTimeUp()) return plan;
    if (await fails(smaller)) return shrink(smaller, fails, isTimeUp);
  }
  return plan;
}

// The largest parts first: half of the visitors, then one by one, then what they do.
function* smallerThan(plan: Plan): Generator<Plan> {
  const { visitors, kills } = plan;
  const half = Math.ceil(visitors.length / 2);
  if (visitors.length > 1) {
    yield { ...plan, visitors: visitors.slice(half) };
    yield { ...plan, visitors: visitors.slice(0, half) };
  }
  if (plan.nightMs !== null) yield { ...plan, nightMs: null };
  if (plan.hasAbly) yield { ...plan, hasAbly: false };
  if (plan.agents > 0) yield { ...plan, agents: plan.agents - 1 };
  for (const kill of kills) yield { ...plan, kills: kills.filter((other) => other !== kill) };
  for (const one of visitors) {
    const other = (change: Partial<typeof one>): Plan => ({
      ...plan,
      visitors: visitors.map((visitor) => (visitor === one ? { ...one, ...change } : visitor)),
    });
    if (visitors.length > 1) yield { ...plan, visitors: visitors.filter((visitor) => visitor !== one) };
    if (one.weather !== FINE) yield other({ weather: FINE });
    if (one.phoneAfterMs !== null) yield other({ phoneAfterMs: null });
    if (one.steps > 1) yield other({ steps: one.steps - 1 });
  }
}
