// Keeps the basket: in this browser only, and only once something has been put into it.
const KEY = "fjell-basket";
const one = (selector) => document.querySelector(selector);

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return []; // storage refused, or somebody else's: an empty basket
  }
}

let lines = read();

function keep() {
  try {
    localStorage.setItem(KEY, JSON.stringify(lines));
  } catch {
    // Kept for this page only.
  }
  draw();
}

function draw() {
  const count = lines.reduce((sum, line) => sum + line.pieces, 0);
  one("[data-basket-count]").textContent = String(count);
  one("[data-basket-count]").hidden = count === 0;
  one("[data-empty]").hidden = count > 0;
  one("[data-total-line]").hidden = count === 0;
  one("[data-total]").textContent = `€${lines.reduce((sum, line) => sum + line.pieces * line.price, 0)}`;
  one("[data-lines]").replaceChildren(...lines.map(drawLine));
}

function drawLine(line) {
  const words = element("span");
  words.append(
    element("strong", line.name),
    element("span", `${line.choice} · ${line.pieces} × €${line.price}`, "kind"),
  );
  const remove = element("button", "Remove");
  remove.type = "button";
  remove.setAttribute("aria-label", `Remove ${line.name}, ${line.choice}`);
  remove.addEventListener("click", () => {
    lines = lines.filter((each) => each !== line);
    keep();
  });
  const item = element("li");
  item.append(words, remove);
  return item;
}

function element(name, text = "", className = "") {
  const made = document.createElement(name);
  if (text !== "") made.textContent = text;
  if (className !== "") made.className = className;
  return made;
}

let hiding;
function toast(text) {
  const place = one("[data-toast]");
  place.textContent = text;
  clearTimeout(hiding);
  hiding = setTimeout(() => (place.textContent = ""), 4000);
}

one("[data-buy]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const { slug, name, price } = event.target.dataset;
  const choice = event.target.elements.choice.value;
  const same = lines.find((line) => line.slug === slug && line.choice === choice);
  if (same) same.pieces += 1;
  else lines.push({ slug, name, choice, price: Number(price), pieces: 1 });
  keep();
  toast(`${name}, ${choice.toLowerCase()}, is in your basket.`);
});

draw();
