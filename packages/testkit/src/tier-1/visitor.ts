// One visitor: does what the plan says, in whatever pages are open, and comes back at the end with everything at its best.
import { shown } from "@handrail/core/machine";
import { commandId, conversationId, conversationSecret, type CommandId, type VisitorCommand } from "@handrail/protocol";
import type { Chance } from "../world/chance.ts";
import { newVisitor, type VisitorEvidence } from "../world/evidence.ts";
import { slotAfter } from "./appointments.ts";
import { Disk } from "./disk.ts";
import type { Judge } from "./judge.ts";
import { Line } from "./line.ts";
import type { Loop } from "./loop.ts";
import { FINE, type Act, type VisitorPlan } from "./plan.ts";
import type { Relay } from "./relay.ts";
import { Tab, type Machine } from "./tab.ts";

export interface VisitorParts {
  readonly plan: VisitorPlan;
  readonly loop: Loop;
  readonly chance: Chance;
  readonly relay: Relay;
  readonly judge: Judge;
  readonly machine: Machine;
}

export class Visitor {
  readonly evidence: VisitorEvidence;
  readonly disk: Disk;
  readonly line: Line;
  tabs: Tab[] = [];
  readonly #parts: VisitorParts;
  #tabCount = 0;
  #count = 0;

  constructor(parts: VisitorParts) {
    this.#parts = parts;
    const { loop, chance, plan, judge } = parts;
    this.evidence = newVisitor(`visitor-${plan.number}`);
    judge.ledger.visitors.push(this.evidence);
    this.disk = new Disk({ loop, chance, evidence: this.evidence, isRefusing: plan.isDiskRefusing });
    this.line = new Line({ loop, chance, weather: plan.weather });
    this.#await(loop.nowMs, 0);
  }

  // One act after the other, so that virtual time has no long queue of what is far off.
  #await(startMs: number, next: number): void {
    const { loop, plan } = this.#parts;
    const act = plan.acts[next];
    if (!act) return;
    loop.at(startMs + act.atMs, () => {
      this.#act(act);
      this.#await(startMs, next + 1);
    });
  }

  /** Comes back once more, the network at its best. */
  comeBack(): Tab {
    this.line.weather = FINE;
    this.line.isOnline = true;
    if (this.disk.isRefusing && this.tabs[0]) {
      // Nothing but this page knows what it has not sent.
      this.tabs[0].wake();
      this.tabs[0].dispatch({ type: "network", isOnline: true });
      return this.tabs[0];
    }
    this.leave("nothing");
    return this.#open();
  }

  leave(says: "goodbye" | "nothing"): void {
    for (const tab of this.tabs) tab.close(says);
    this.tabs = [];
  }

  #open(): Tab {
    this.#tabCount += 1;
    const { loop, chance, relay, judge, machine } = this.#parts;
    const { evidence, line, disk } = this;
    const name = `${evidence.name}.${this.#tabCount}`;
    const trail = { tab: name, events: [] };
    evidence.replicas.push(trail);
    const tab: Tab = new Tab({
      name,
      loop,
      chance,
      line,
      disk,
      relay,
      judge,
      machine,
      trail,
      tellOthers: () => {
        // A page that is opened after this reads it from the disk.
        if (this.tabs.length > 1 || this.tabs[0] !== tab) loop.after(1, () => this.#tellAllBut(tab));
      },
    });
    this.tabs.push(tab);
    tab.dispatch({ type: "open" });
    return tab;
  }

  #tellAllBut(tab: Tab): void {
    for (const other of this.tabs) if (other !== tab) other.dispatch({ type: "told" });
  }

  #act({ what, tab: dice }: Act): void {
    const tab = this.tabs[Math.floor(dice * this.tabs.length)] ?? this.#open();
    this.#parts.judge.ledger.trace?.(`${this.evidence.name}: ${what}`);
    switch (what) {
      case "say": {
        const id = this.#newId();
        return tab.dispatch({
          type: "do",
          command: { type: "say", id, text: `${this.evidence.name} says ${this.#count}` },
        });
      }
      case "ask":
        return this.#ask(tab);
      case "ask-thrice":
        // In whatever pages there are.
        for (let clicks = 0; clicks < 3; clicks += 1) this.#ask(this.tabs[clicks % this.tabs.length] ?? tab);
        return;
      case "withdraw":
      case "resume-bot":
      case "close":
        return tab.dispatch({ type: "do", command: { type: what, id: this.#newId() } });
      case "still-need": {
        const promise = shown(tab.state)?.lastPromise?.id;
        if (promise) tab.dispatch({ type: "do", command: { type: what, id: this.#newId(), promise } });
        return;
      }
      case "give-contact": {
        const contact = { name: null, email: `${this.evidence.name}@shop.example`, phone: null };
        return tab.dispatch({ type: "do", command: { type: what, id: this.#newId(), ...contact } });
      }
      case "book": {
        const slotAtMs = slotAfter(this.#parts.loop.nowMs, dice);
        return tab.dispatch({ type: "do", command: { type: what, id: this.#newId(), slotAtMs } });
      }
      case "rate":
        return tab.dispatch({ type: "do", command: { type: what, id: this.#newId(), score: 4, comment: null } });
      case "erase":
        return tab.dispatch({ type: "erase", id: this.#newId(), secret: tab.newSecret() });
      case "open-tab":
        return void this.#open();
      case "close-tab":
      case "kill-tab":
        tab.close(what === "close-tab" ? "goodbye" : "nothing");
        this.tabs = this.tabs.filter((other) => other !== tab);
        return;
      case "sleep":
        for (const one of this.tabs) one.sleep();
        return;
      case "wake":
        for (const one of this.tabs) one.wake();
        return;
      case "leave":
        return this.leave(dice < 0.5 ? "goodbye" : "nothing");
      case "go-offline":
      case "lose-the-way":
        this.line.isOnline = false;
        if (what === "go-offline") for (const one of this.tabs) one.dispatch({ type: "network", isOnline: false });
        return;
      case "come-online":
        this.line.isOnline = true;
        for (const one of this.tabs) one.dispatch({ type: "network", isOnline: true });
        return;
      case "snoop":
        return this.#snoop(tab);
    }
  }

  #ask(tab: Tab): void {
    // An unsent wish to take a request back is void from now on.
    const isVoid = ({ type }: VisitorCommand) => type === "withdraw" || type === "close" || type === "resume-bot";
    for (const command of this.evidence.kept.values()) if (isVoid(command)) this.evidence.void.add(command.id);
    for (const { command } of tab.state.outbox.items) if (isVoid(command)) this.evidence.void.add(command.id);
    tab.dispatch({ type: "ask", id: this.#newId(), why: "button" });
  }

  // Tries a neighbour's conversation with a key of their own.
  #snoop(tab: Tab): void {
    const { relay, judge, plan } = this.#parts;
    const secret = tab.state.secret ?? conversationSecret(`s-${this.evidence.name}.0`);
    const neighbour = (plan.number % 20) + 1;
    const named = conversationId(`c-s-visitor-${neighbour}.1`);
    relay.read({ secret, named }, 0, {
      answer: (answer) => {
        if (answer.type === "ok") judge.opened(this.evidence.name, answer.value.conversation);
      },
      fail: () => {},
    });
  }

  #newId(): CommandId {
    this.#count += 1;
    return commandId(`v${this.#parts.plan.number}a${this.#count}`);
  }
}
