// What the shop sells. Nothing here knows how it is shown.

/** One product, with the drawing that stands for a photo. */
export interface Product {
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly priceEuro: number;
  readonly line: string;
  readonly description: string;
  readonly options: { readonly name: string; readonly choices: readonly string[] };
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** The file in `art/`, without its ending, and the colour behind it. */
  readonly art: string;
  readonly tone: "moss" | "clay" | "sky" | "dusk" | "sand" | "ice";
  readonly badge?: string;
}

export const PRODUCTS: readonly Product[] = [
  {
    slug: "nuten-28",
    name: "Nuten 28",
    kind: "Roll-top backpack",
    priceEuro: 149,
    line: "Waxed cotton and bridle leather, for the office on Friday and the ridge on Saturday.",
    description:
      "We cut Nuten from one piece of waxed Swedish cotton, so there is no seam where the rain stands. The straps are bridle leather from a tannery in Tolga, sewn with thread that our workshop also keeps for the day you need it. It carries 28 litres, or a laptop and far too much lunch.",
    options: { name: "Colour", choices: ["Pine", "Slate", "Heather"] },
    facts: [
      ["Volume", "28 litres"],
      ["Weight", "1,150 g"],
      ["Material", "Waxed organic cotton, vegetable-tanned leather"],
      ["Made in", "Bergen, Norway"],
      ["Warranty", "10 years"],
    ],
    art: "backpack",
    tone: "moss",
    badge: "Our own",
  },
  {
    slug: "vidda-sweater",
    name: "Vidda",
    kind: "Yoke sweater",
    priceEuro: 159,
    line: "Norwegian wool in a pattern that remembers stars over the plateau.",
    description:
      "Knitted in the round on Karmøy from wool that has never left the west coast. The yoke is an old one, from a sketchbook of 1934, drawn a little wider. It is warm when it is wet, it does not smell, and it gets better for the first ten years.",
    options: { name: "Size", choices: ["XS", "S", "M", "L", "XL"] },
    facts: [
      ["Wool", "100 % Norwegian, untreated"],
      ["Weight", "640 g in size M"],
      ["Fit", "Straight; between sizes, take the smaller"],
      ["Care", "Air it; 30 °C wool programme when you must"],
      ["Made in", "Karmøy, Norway"],
    ],
    art: "sweater",
    tone: "ice",
    badge: "Back in stock",
  },
  {
    slug: "bal-kettle",
    name: "Bål",
    kind: "Enamel coffee kettle, 1.6 l",
    priceEuro: 64,
    line: "For kokekaffe on the fire, or tea on a Tuesday.",
    description:
      "Three coats of enamel on steel, a beech grip that stays cool, and a spout that pours without a drip even when it is nearly empty. Bål stands in the embers as well as on induction. The lid is tied on, since you will be walking in the dark.",
    options: { name: "Colour", choices: ["Fjord blue", "Cream", "Pine"] },
    facts: [
      ["Volume", "1.6 litres, nine cups"],
      ["Weight", "780 g"],
      ["Fits", "Open fire, gas, induction"],
      ["Care", "By hand; no dishwasher"],
      ["Made in", "Olkusz, Poland"],
    ],
    art: "kettle",
    tone: "sand",
  },
  {
    slug: "roros-throw",
    name: "Røros",
    kind: "Wool throw, 135 × 200 cm",
    priceEuro: 119,
    line: "One for the sofa, which then goes along to the cabin and never comes back.",
    description:
      "Woven in Røros on looms from the fifties, brushed twice, with fringes twisted by hand. The wool comes from lambs of the first shearing, so it does not scratch, and it is heavy enough to stay where you put it.",
    options: { name: "Colour", choices: ["Cloudberry", "Fjord", "Birch"] },
    facts: [
      ["Size", "135 × 200 cm"],
      ["Weight", "1,080 g"],
      ["Wool", "100 % Norwegian lambswool"],
      ["Care", "Air it; dry-clean when you must"],
      ["Made in", "Røros, Norway"],
    ],
    art: "throw",
    tone: "clay",
  },
  {
    slug: "skumring-lantern",
    name: "Skumring",
    kind: "Storm lantern",
    priceEuro: 79,
    line: "Light for the hour when nobody wants to go in yet.",
    description:
      "A storm lantern as they hung on the boathouses, with a burner that you can take apart with a coin. It burns for eighteen hours on one filling of lamp oil, and does not mind a gale. Every part of it can be ordered by itself.",
    options: { name: "Finish", choices: ["Black", "Galvanised"] },
    facts: [
      ["Height", "31 cm"],
      ["Burns", "18 hours on 0.4 litres"],
      ["Fuel", "Lamp oil (not included)"],
      ["Spare parts", "All of them"],
      ["Made in", "Skultuna, Sweden"],
    ],
    art: "lantern",
    tone: "dusk",
  },
  {
    slug: "tind-mugs",
    name: "Tind",
    kind: "Enamel mugs, pair",
    priceEuro: 32,
    line: "One for you, and one for whoever has come up the hill.",
    description:
      "Two mugs of enamelled steel with a rolled rim that does not burn the lip. They hold three decilitres each, weigh next to nothing, and look better with every dent. The mountain on the cream one is Slogen, seen from the ferry.",
    options: { name: "Pair", choices: ["Cream and pine", "Two cream", "Two pine"] },
    facts: [
      ["Volume", "3 dl each"],
      ["Weight", "128 g each"],
      ["Fits", "Open fire, gas; not the microwave"],
      ["Care", "Dishwasher is fine, for mugs"],
      ["Made in", "Olkusz, Poland"],
    ],
    art: "mugs",
    tone: "moss",
  },
];
