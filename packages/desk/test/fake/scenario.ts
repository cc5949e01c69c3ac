// A believable afternoon at two small shops: every state that the console can show, once at least.
import { runId, siteId } from "@handrail/protocol";
import type { FakeRelay } from "./fake-relay.ts";
import type { FakeAgent, Held, World } from "./world.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Who is there, and the conversations by what they show. */
export interface Scenario {
  readonly me: FakeAgent;
  readonly kari: FakeAgent;
  readonly talk: Held;
  readonly waiting: Held;
  readonly answered: Held;
  readonly late: Held;
}

/** Fills the world. */
export function playScenario(relay: FakeRelay): Scenario {
  const { world } = relay;
  const me = world.addAgent({
    name: "Ingrid Moe",
    email: "ingrid@fjordbutikken.example",
    role: "admin",
    isOnDuty: true,
    languages: ["nb", "en"],
    password: "correct horse",
  });
  const kari = world.addAgent({
    name: "Kari Nordmann",
    email: "kari@fjordbutikken.example",
    role: "agent",
    isOnDuty: true,
    capacity: 4,
    languages: ["nb", "sv", "de"],
    skills: ["returns", "gift cards"],
    password: "battery staple",
  });
  world.addAgent({
    name: "Amir Haddad",
    email: "amir@fjordbutikken.example",
    role: "agent",
    isOnDuty: false,
    password: "paper clip 12",
  });
  addSites(relay);
  addRecord(relay);
  addSavedReplies(relay, me);
  relay.invitations.set("welcome-token", { email: "sofie@fjordbutikken.example", role: "agent" });

  yesterday(world, me);
  const answered = returnRequest(world, me);
  colleagues(world, kari);
  const late = lateRequest(world);
  handedToMe(world, kari);
  const talk = lampTalk(world, me);
  const waiting = sizeQuestion(world);
  return { me, kari, talk, waiting, answered, late };
}

function lampTalk(world: World, me: FakeAgent): Held {
  const held = world.start(0);
  const page = { url: "https://fjordbutikken.example/orders/40217", title: "Your order 40217 – Fjordbutikken" };
  world.ago(14 * MINUTE, () => {
    world.visitor(
      held,
      { type: "say", text: "Hi! My order 40217 says delivered, but the box holds only one of the two lamps." },
      page,
    );
  });
  world.ago(14 * MINUTE - 4 * SECOND, () => {
    world.bot(
      held,
      "I'm sorry to hear that. If something is missing from a parcel, report it within 14 days and we send the missing item or refund it.",
      {
        sources: [
          {
            title: "Missing or damaged goods",
            url: "https://fjordbutikken.example/help/missing",
            quote: "Report missing items within 14 days. We send them again at no cost, or refund them.",
          },
          { title: "Delivery", url: "https://fjordbutikken.example/help/shipping" },
        ],
      },
    );
  });
  world.ago(13 * MINUTE, () =>
    world.visitor(held, { type: "say", text: "OK, how do I report it? I can't find a form." }),
  );
  world.ago(13 * MINUTE - 3 * SECOND, () => {
    const run = { run: runId("run-streaming-1"), epoch: 0, askSeq: held.state?.askSeq ?? 0 };
    held.run = {
      ...run,
      text: "You can report a missing item from your order page. Open the order, choose “Something is wrong” and then the item that is missing. After that we will",
    };
    world.visitor(held, {
      type: "ask-human",
      why: "button",
      epoch: held.state?.epoch ?? null,
      seen: { run: run.run, length: 96 },
    });
    held.run = null;
  });
  world.ago(12 * MINUTE, () => world.agent(held, me, { type: "accept" }));
  world.ago(12 * MINUTE - 20 * SECOND, () => {
    world.agent(held, me, {
      type: "reply",
      text: "Hi, Ingrid here. I can see the order: two Lysning table lamps in brass, packed in two boxes.",
    });
  });
  world.ago(12 * MINUTE - 24 * SECOND, () => {
    world.agent(held, me, {
      type: "reply",
      text: "The second box is still with the carrier: https://track.example/NO40217-2. It should be with you tomorrow before noon.",
    });
  });
  world.ago(
    12 * MINUTE - 26 * SECOND,
    () => void world.visitor(held, { type: "received", seq: held.state?.head ?? 0 }),
  );
  world.ago(2 * MINUTE, () => {
    world.visitor(held, { type: "give-contact", name: "Maja Lien", email: "maja.lien@mail.example", phone: null });
  });
  world.ago(80 * SECOND, () => {
    world.visitor(held, { type: "say", text: "Ah, that explains it! I'm not at home tomorrow though." });
  });
  world.ago(66 * SECOND, () => {
    world.visitor(held, { type: "say", text: "Could it go to a pick-up point instead?" });
  });
  return held;
}

function sizeQuestion(world: World): Held {
  const held = world.start(0);
  const page = { url: "https://fjordbutikken.example/p/wool-blanket", title: "Wool blanket – Fjordbutikken" };
  world.ago(50 * SECOND, () => {
    world.visitor(
      held,
      { type: "say", text: "Does the wool blanket come in a size for a 180 cm bed? The page only lists one." },
      page,
    );
  });
  world.ago(46 * SECOND, () => {
    world.bot(held, "I could not find a second size in our product pages. Shall I bring a human?");
  });
  world.ago(38 * SECOND, () => {
    world.visitor(held, { type: "ask-human", why: "button", epoch: held.state?.epoch ?? null, seen: null });
  });
  return held;
}

function lateRequest(world: World): Held {
  const held = world.start(1);
  held.isVisitorPresent = false;
  world.ago(9 * MINUTE, () => {
    world.visitor(
      held,
      { type: "say", text: "I was charged twice for the same tin of tea, can somebody look at it please?" },
      {
        url: "https://nordlys-tea.example/checkout/done",
        title: "Thank you! – Nordlys Tea",
      },
    );
    world.botFails(held);
  });
  world.ago(8 * MINUTE, () => {
    world.visitor(held, { type: "say", text: "Hello?" });
    world.botFails(held);
    world.visitor(held, {
      type: "give-contact",
      name: "Jonas Berg",
      email: "jonas@mail.example",
      phone: "+47 900 00 000",
    });
  });
  world.ago(4 * MINUTE, () => world.settleOverdue());
  return held;
}

function handedToMe(world: World, kari: FakeAgent): void {
  const held = world.start(0);
  world.ago(7 * MINUTE, () => {
    world.visitor(held, { type: "say", text: "My discount code does not work on sale items." }, null);
    world.bot(held, "Discount codes cannot be used together with sale prices.");
    world.visitor(held, { type: "ask-human", why: "typed", epoch: held.state?.epoch ?? null, seen: null });
  });
  world.ago(6 * MINUTE, () => {
    world.agent(held, kari, { type: "accept" });
    world.agent(held, kari, { type: "reply", text: "I'll bring in my colleague Ingrid, who looks after campaigns." });
    world.visitor(held, { type: "received", seq: held.state?.head ?? 0 });
  });
  const me = world.agents[0];
  if (me) world.ago(140 * SECOND, () => void world.agent(held, kari, { type: "hand-over", to: me.id }));
}

function returnRequest(world: World, me: FakeAgent): Held {
  const held = world.start(0);
  world.ago(26 * MINUTE, () => {
    world.visitor(held, { type: "say", text: "Can I return a lamp without its box?" }, null);
    world.bot(
      held,
      [
        "Goods can be returned within **30 days**. The box is part of the goods, so please keep it if you can:",
        "1. Print the label from [your orders](https://fjordbutikken.example/orders)",
        "2. Put the lamp *and its bulbs* into the box",
        "",
        "| Where | Costs |",
        "|---|--:|",
        "| Pick-up point | kr 0 |",
        "| At your door | kr 79 |",
      ].join("\n"),
      {
        cards: [
          { title: "Brass lamp", text: "Order 40217", buttons: [{ label: "Return it", say: "The brass lamp" }] },
          { title: "Wall lamp", text: "Order 40102", buttons: [{ label: "Return it", say: "The wall lamp" }] },
        ],
        form: {
          title: "Your return",
          fields: [
            { name: "order", label: "Order number", type: "text", isRequired: true },
            { name: "why", label: "Why do you return it?", type: "long-text", isRequired: false },
          ],
        },
      },
    );
    const fields = [
      { name: "order", label: "Order number", value: "40217" },
      { name: "why", label: "Why do you return it?", value: "Too large for the room, and the box is gone." },
    ];
    const text = fields.map(({ label, value }) => `${label}: ${value}`).join("\n");
    world.visitor(held, { type: "say", text, fields });
    world.visitor(held, { type: "ask-human", why: "button", epoch: held.state?.epoch ?? null, seen: null });
  });
  world.ago(25 * MINUTE, () => world.agent(held, me, { type: "accept" }));
  world.ago(24 * MINUTE, () => {
    world.agent(held, me, {
      type: "reply",
      text: "Yes, that is fine. Wrap it well, and write your order number on the parcel.",
    });
    world.visitor(held, { type: "received", seq: held.state?.head ?? 0 });
  });
  world.ago(23 * MINUTE, () => world.visitor(held, { type: "say", text: "Great, thank you!" }));
  world.ago(22 * MINUTE, () => {
    world.agent(held, me, { type: "settle" });
    world.visitor(held, { type: "rate", score: 5, comment: "Quick and kind." });
  });
  return held;
}

function colleagues(world: World, kari: FakeAgent): void {
  const held = world.start(1);
  world.ago(11 * MINUTE, () => {
    world.visitor(held, { type: "say", text: "Which of your teas are free of caffeine?" }, null);
    world.bot(held, "Rooibos, peppermint and chamomile are free of caffeine.");
    world.visitor(held, { type: "ask-human", why: "button", epoch: held.state?.epoch ?? null, seen: null });
    world.agent(held, kari, { type: "accept" });
  });
  world.ago(10 * MINUTE, () => {
    world.agent(held, kari, { type: "reply", text: "And the fruit teas, all four of them." });
    world.visitor(held, { type: "received", seq: held.state?.head ?? 0 });
  });
  world.ago(40 * SECOND, () => world.visitor(held, { type: "say", text: "And is the rooibos organic?" }));
}

function yesterday(world: World, me: FakeAgent): void {
  const held = world.start(0);
  world.ago(20 * 60 * MINUTE, () => {
    world.visitor(held, { type: "say", text: "Do you ship to Svalbard?" }, null);
    world.bot(held, "We ship to all of Norway.");
    world.visitor(held, { type: "ask-human", why: "button", epoch: held.state?.epoch ?? null, seen: null });
    world.agent(held, me, { type: "accept" });
    world.agent(held, me, { type: "reply", text: "We do! It takes five to eight days." });
    world.visitor(held, { type: "received", seq: held.state?.head ?? 0 });
    world.agent(held, me, { type: "close" });
  });
}

function addRecord(relay: FakeRelay): void {
  const toMs = relay.world.now();
  const span = { fromMs: toMs - 30 * 24 * 60 * MINUTE, toMs, requestsMin: 20 };
  const none = { open: 0, kept: 0, broken: 0, settled: 0, withdrawn: 0, unanswered: 0, erased: 0 };
  relay.record = [
    {
      siteName: "Fjordbutikken",
      figures: {
        ...span,
        site: siteId("fjordbutikken"),
        requests: 412,
        clicks: { open: 2, kept: 318, broken: 14, settled: 21, withdrawn: 19, unanswered: 3, erased: 1 },
        automatic: { ...none, kept: 27, broken: 4, withdrawn: 3 },
        medianSeconds: 48,
        p90Seconds: 171,
        within3Minutes: 0.914,
        within15Minutes: 0.983,
        usuallyWithinMinutes: 3,
      },
    },
    {
      siteName: "Nordlys Tea",
      figures: {
        ...span,
        site: siteId("nordlys-tea"),
        requests: 6,
        clicks: { ...none, kept: 5, withdrawn: 1 },
        automatic: none,
        medianSeconds: null,
        p90Seconds: null,
        within3Minutes: null,
        within15Minutes: null,
        usuallyWithinMinutes: null,
      },
    },
  ];
}

function addSavedReplies(relay: FakeRelay, me: FakeAgent): void {
  const shop = siteId("fjordbutikken");
  const all = [
    [null, "Thanks, and goodbye", "Thank you for writing, {visitor}. Have a good day!", null, "bye"],
    [null, "One moment", "One moment please, I am looking it up.", null, null],
    [shop, "Greeting", "Hi {visitor|there}, {agent} here. How can I help?", "en", "hi"],
    [shop, "Hilsen", "Hei {visitor}! {agent} her. Hva kan jeg hjelpe deg med?", "nb", "hei"],
    [shop, "تحية", "مرحبا {visitor}، معك {agent}. كيف يمكنني مساعدتك؟", "ar", null],
    [
      shop,
      "Refund: when it arrives",
      "We have sent the money back today. Depending on your bank it takes three to five working days until you see it.",
      "en",
      "refund",
    ],
    [
      shop,
      "Pick-up point",
      "Of course: tell me the pick-up point that suits you best, and I send it there.",
      "en",
      null,
    ],
    [siteId("nordlys-tea"), "Brewing", "Three minutes at 90 degrees.", "en", null],
  ] as const;
  all.forEach(([site, title, text, language, shortcut], index) => {
    const id = `saved-reply-00000${index}`;
    relay.savedReplies.set(id, {
      agent: site === null ? me.id : null,
      reply: { id, site, title, text, language, shortcut },
    });
  });
}

function addSites(relay: FakeRelay): void {
  const workday = [["09:00", "17:00"]] as const;
  const common = {
    botName: "Fjord bot",
    contact: { email: "help@fjordbutikken.example", phone: "+47 22 00 00 00" },
    answerWithinMs: 3 * MINUTE,
    writtenWithinMs: 24 * 60 * MINUTE,
    policyVersion: 4,
    showsFigures: true,
    probe: { everyMin: 15 },
    onCall: null,
  };
  relay.sites.push(
    {
      ...common,
      site: siteId("fjordbutikken"),
      name: "Fjordbutikken",
      origins: ["https://fjordbutikken.example", "https://www.fjordbutikken.example"],
      bot: { type: "handrail", url: "https://bot.fjordbutikken.example/answer", hasSecret: true },
      hours: {
        timeZone: "Europe/Oslo",
        week: [
          workday,
          workday,
          workday,
          [
            ["09:00", "12:00"],
            ["12:30", "19:00"],
          ],
          workday,
          [["10:00", "14:00"]],
          [],
        ],
        holidays: ["2026-12-24", "2026-12-25", "2027-01-01"],
      },
      alarms: { webhookUrl: null, email: "drift@fjordbutikken.example" },
      onCall: { webhookUrl: "https://vakt.fjordbutikken.example/ring", email: null, afterShare: 0.6 },
      identity: { keys: [{ kid: "shop-2026", alg: "EdDSA" }], maxAgeSeconds: 3_600 },
      isLive: true,
      snippet: `<script async src="https://chat.example/handrail.js" data-site="fjordbutikken"></script>`,
      pinnedSnippet: `<script async src="https://chat.example/widget/pinned-6fd3ac53.js" integrity="sha256-b9OsU3QTylF0J3Fm3EsNTbUmtyPeR0IDENUTdJU+u+4=" crossorigin data-site="fjordbutikken"></script>`,
    },
    {
      ...common,
      site: siteId("nordlys-tea"),
      name: "Nordlys Tea",
      origins: ["https://nordlys-tea.example"],
      bot: null,
      hours: null,
      contact: { email: null, phone: null },
      isLive: false,
      snippet: `<script async src="https://chat.example/handrail.js" data-site="nordlys-tea"></script>`,
    },
  );
}
