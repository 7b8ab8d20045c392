"use strict";
// The pages are whole without this script, but for the search.
(() => {
  const byId = (id) => document.getElementById(id);
  const index = JSON.parse(byId("index").textContent);
  for (const entry of index) entry.words = `${entry.id} ${entry.text} ${entry.kind} ${entry.suite}`.toLowerCase();
  const [field, list] = [byId("search"), byId("found")];
  const MOST = 12;
  let chosen = -1;

  const make = (name, className, text) => {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const rank = (entry, text) => (entry.id.toLowerCase().includes(text) ? 0 : 1) + (entry.text.toLowerCase().includes(text) ? 0 : 1);

  const search = () => {
    const text = field.value.trim().toLowerCase();
    const words = text.split(/\s+/).filter(Boolean);
    const found = words.length ? index.filter((entry) => words.every((word) => entry.words.includes(word))) : [];
    found.sort((a, b) => rank(a, text) - rank(b, text));
    list.replaceChildren(...found.slice(0, MOST).map((entry, place) => {
      const item = make("li", "", entry.text.replaceAll("`", ""));
      item.id = `found-${place}`;
      item.role = "option";
      item.dataset.to = entry.to;
      item.append(make("small", "", `${entry.suite}, ${entry.kind}, ${entry.id}`));
      return item;
    }));
    if (words.length && !found.length) list.append(make("li", "nothing", "Nothing found"));
    if (found.length > MOST) list.append(make("li", "nothing", `and ${found.length - MOST} more; add a word`));
    list.hidden = !words.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    choose(found.length ? 0 : -1);
  };
  const options = () => [...list.querySelectorAll("[role=option]")];
  const choose = (place) => {
    chosen = place;
    options().forEach((item, at) => {
      item.ariaSelected = String(at === place);
      if (at === place) item.scrollIntoView({ block: "nearest" });
    });
    if (place >= 0) field.setAttribute("aria-activedescendant", `found-${place}`);
    else field.removeAttribute("aria-activedescendant");
  };
  const go = (item) => {
    if (!item) return;
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.value = "";
    location.href = item.dataset.to;
  };

  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    const many = options().length;
    if (event.key === "ArrowDown" && many) choose((chosen + 1) % many);
    else if (event.key === "ArrowUp" && many) choose((chosen + many - 1) % many);
    else if (event.key === "Enter") go(options()[chosen]);
    else if (event.key === "Escape") list.hidden = true;
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search")) list.hidden = true;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.matches("input, textarea")) return;
    event.preventDefault();
    field.focus();
  });

  // A link to an operation opens it.
  const follow = () => {
    const there = byId(decodeURIComponent(location.hash.slice(1)));
    if (there instanceof HTMLDetailsElement) {
      there.open = true;
      there.scrollIntoView();
    }
  };
  addEventListener("hashchange", follow);
  follow();

  const root = document.documentElement;
  const remembered = (value) => {
    try {
      if (value) localStorage.setItem("conformance-theme", value);
      return localStorage.getItem("conformance-theme");
    } catch {
      return value; // a page without storage forgets it
    }
  };
  if (remembered()) root.dataset.theme = remembered();
  byId("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    remembered(root.dataset.theme);
  });
})();
