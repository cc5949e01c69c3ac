// Every state has a way to a closed conversation, and from every closed one there is a way back to the bot and to a human.
import { isInHumanHands, type Graph, type GraphProperty } from "../property.ts";
import type { State } from "../state.ts";

export const wayOut: GraphProperty = {
  name: "way-out",
  rule: "HG11",
  type: "graph",
  check(graph, terms) {
    const goals: readonly (readonly [string, (state: State) => boolean])[] = [
      ["a closed conversation", ({ book }) => book.owner === "nobody" && !book.isErased],
      ["the bot", ({ conversation, book }) => conversation !== null && book.owner === "bot"],
      ...(terms.some(({ isLive }) => isLive)
        ? [
            ["the queue", ({ book }: State) => isInHumanHands(book.owner)] as const,
            ["an agent", ({ book }: State) => book.owner.startsWith("agent ")] as const,
          ]
        : []),
    ];
    for (const [name, isGoal] of goals) {
      // HG14: a tombstone is an end that the visitor has chosen; from there the way leads through a new conversation.
      const reaches = reaching(graph, isGoal);
      const stuck = graph.states.findIndex(({ book }, number) => !reaches[number] && !book.isErased);
      if (stuck >= 0) return { state: stuck, what: `no way from here to ${name}` };
    }
    return null;
  },
};

/** For each state, whether any way leads from it to a goal. */
function reaching({ states, next }: Graph, isGoal: (state: State) => boolean): readonly boolean[] {
  const previous = states.map((): number[] => []);
  next.forEach((followers, from) => {
    for (const to of followers) previous[to]?.push(from);
  });
  const reaches = states.map(isGoal);
  const open = reaches.flatMap((is, number) => (is ? [number] : []));
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    for (const from of previous[number] ?? []) {
      if (reaches[from]) continue;
      reaches[from] = true;
      open.push(from);
    }
  }
  return reaches;
}
