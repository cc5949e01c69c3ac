// Looks up one of the made-up orders and draws where it is. Builds nodes, never HTML: the page's content policy allows no other way.
const STEPS = ["Received", "Packed", "With the carrier", "On its way", "Delivered"];
const form = document.querySelector("[data-lookup]");
const result = document.querySelector("[data-result]");

function element(name, text = "", className = "") {
  const made = document.createElement(name);
  if (text !== "") made.textContent = text;
  if (className !== "") made.className = className;
  return made;
}

function tidy(number) {
  const digits = number.replace(/\D/g, "");
  return digits.length === 5 ? `FF-${digits}` : number.trim().toUpperCase();
}

function found(number, order) {
  const card = element("article", "", "panel order");
  const head = element("div", "", "order-head");
  head.append(
    element("p", `${number} · placed on ${order.placed}`, "eyebrow"),
    element("h2", order.headline),
    element("p", order.detail),
  );

  const steps = element("ol", "", "steps");
  STEPS.forEach((name, index) => {
    const step = element("li", name, index < order.stage ? "done" : index === order.stage ? "now" : "");
    if (index === order.stage) step.setAttribute("aria-current", "step");
    steps.append(step);
  });

  const columns = element("div", "", "order-columns");
  const items = element("div");
  items.append(
    element("h3", "In the parcel"),
    list(
      "ul",
      order.items.map((item) => [item]),
    ),
  );
  if (order.tracking !== null) items.append(element("p", `Tracking number ${order.tracking}`, "kind"));
  const history = element("div");
  history.append(element("h3", "So far"), list("ol", order.history, "history"));
  columns.append(items, history);
  card.append(head, steps, columns);
  return card;
}

function list(kind, rows, className = "") {
  const made = element(kind, "", className);
  for (const [first, second] of rows) {
    const row = element("li", second === undefined ? first : "");
    if (second !== undefined) row.append(element("time", first), element("span", second));
    made.append(row);
  }
  return made;
}

function missing(number) {
  const card = element("article", "", "panel order");
  card.append(
    element("h2", "We don't find that one"),
    element(
      "p",
      `There is no order ${number} with that e-mail address or postcode. The number begins with FF and has five digits. If it is right, a human can find the order by your name.`,
    ),
  );
  return card;
}

async function lookUp() {
  const number = tidy(form.elements.order.value);
  result.setAttribute("aria-busy", "true");
  try {
    const response = await fetch("/assets/demo-orders.json");
    const orders = await response.json();
    result.replaceChildren(Object.hasOwn(orders, number) ? found(number, orders[number]) : missing(number));
  } catch {
    const card = element("article", "", "panel order");
    card.append(
      element("h2", "That did not work"),
      element("p", "We could not reach our own list of orders. Please try again in a moment, or ask for a human."),
    );
    result.replaceChildren(card);
  }
  result.removeAttribute("aria-busy");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void lookUp();
});
