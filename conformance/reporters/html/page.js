"use strict";
// The page is whole without this script, but for what a requirement unfolds to. Everything that a
// target sent becomes a text node; nothing is ever parsed as HTML.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const evidence = JSON.parse(byId("evidence").textContent);
  const lines = byId("archive").textContent.split("\n");
  const read = new Map();
  const exchangeAt = (index) => {
    if (!read.has(index)) read.set(index, JSON.parse(lines[index]));
    return read.get(index);
  };
  const rules = all(".rule");

  const make = (name, className, ...inside) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...inside.filter((each) => each != null && each !== ""));
    return element;
  };
  const pieces = (marked) => marked.map(([text, differs]) => (differs ? make("mark", "", text) : text));

  const marks = { fail: "✕", error: "?", warn: "!", waived: "~" };

  // --- what a requirement unfolds to -----------------------------------------------------------

  const pretty = (body) => {
    try {
      return JSON.stringify(JSON.parse(body), null, 2);
    } catch {
      return body;
    }
  };
  const part = (title, text) => (text ? [make("div", "part", title), scrolling(make("pre", "", text))] : []);
  const scrolling = (element) => {
    element.tabIndex = 0; // what scrolls can be reached by keyboard
    return element;
  };

  const path = (url) => url.replace(/^https?:\/\/[^/?#]*/, "") || "/";
  const came = (exchange) =>
    exchange.status ? [exchange.status, exchange.reading].filter(Boolean).join(" ") : "no answer";

  const exchangeView = (index, tag, open) => {
    const exchange = exchangeAt(index);
    const summary = make("summary", "",
      make("b", "", `${exchange.hook ? "hook " : ""}${exchange.method} ${path(exchange.url)}`),
      ` → ${came(exchange)}`,
      make("span", "tag", [tag, `${Math.round(exchange.duration * 1000)} ms`].filter(Boolean).join(", ")));
    const view = make("details", "x", summary);
    const fill = () => {
      if (view.childElementCount > 1) return;
      view.append(make("div", "inner",
        ...part("sent", exchange.sent),
        ...part(`answer, ${came(exchange)}`, exchange.body ? pretty(exchange.body) : exchange.error || "(empty)"),
        make("div", "part", "repeat it"), command(exchange),
        headers(exchange)));
    };
    view.addEventListener("toggle", fill);
    view.open = Boolean(open);
    if (open) fill();
    return view;
  };

  const headers = (exchange) => make("details", "fold", make("summary", "", "headers"),
    ...part(`request, to ${exchange.url}`, exchange.sentHeaders), ...part("answer", exchange.headers));

  const command = (exchange) => {
    const button = make("button", "copy", "Copy");
    button.type = "button";
    button.setAttribute("aria-label", "Copy the command");
    button.addEventListener("click", () => copy(exchange.curl, button));
    return make("div", "command", scrolling(make("pre", "", exchange.curl)), button);
  };

  const copy = async (text, button) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make("textarea", "", text);
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.textContent = "Copied";
    button.setAttribute("aria-label", "Copied");
    setTimeout(() => {
      button.textContent = "Copy";
      button.setAttribute("aria-label", "Copy the command");
    }, 1600);
  };

  const sides = (result) => {
    const box = make("div", "sides");
    const side = (word, className, marked) => marked && box.append(
      make("span", className, word), make("pre", className, ...pieces(marked)));
    side("expected", "plus", result.expected);
    side("observed", "minus", result.observed);
    return box;
  };

  const variablesOf = (result) => {
    const names = new Set((result.exchanges || []).flatMap((index) => exchangeAt(index).variables || []));
    return [...names].sort();
  };

  const hint = (result) => {
    const names = variablesOf(result);
    const box = make("div", "hint");
    if (names.length) {
      const needed = exchangeAt(result.decisive ?? result.exchanges[0]).variables || names;
      box.append(make("p", "", "Secrets are read from your environment: ",
        ...needed.flatMap((name, place) => [place ? ", " : "", make("code", "", name)]), ". ",
        "What the run made is gone; put ids of yours in its place."));
      if (evidence.grant != null && names.includes("ACCESS_TOKEN") && !(result.exchanges || []).includes(evidence.grant)) {
        box.append(make("p", "", make("code", "", "ACCESS_TOKEN"), " is what this grants:"), command(exchangeAt(evidence.grant)));
      }
    }
    return box;
  };

  const checkView = (result) => {
    const view = make("article", "check");
    view.id = `check-${result.print}`;
    const anchor = make("a", "", result.check);
    anchor.href = `#check-${result.print}`;
    const mark = make("i", `cell fill ${result.outcome}`, marks[result.outcome]);
    mark.setAttribute("aria-hidden", "true");
    view.append(make("h3", "", mark, anchor, make("small", "", result.outcome)));
    const broken = !["pass", "skip"].includes(result.outcome);
    if (result.expected || result.observed) {
      view.append(sides(result));
      if (result.notes) view.append(make("ul", "notes", ...result.notes.map((note) => make("li", "", note))));
      if (result.asserted) {
        view.append(make("details", "fold", make("summary", "", "what the check asserts"),
          scrolling(make("pre", "", [result.asserted, result.trace].filter(Boolean).join("\n")))));
      }
    }
    if (result.reason) view.append(make("p", "quiet", result.reason));
    const exchanges = result.exchanges || [];
    if (exchanges.length && broken) {
      if (result.change != null) {
        view.append(make("h4", "", "The request, the last one that could change something"), exchangeView(result.change, "", true));
        view.append(make("h4", "", "What it led to, the answer that decided"), exchangeView(result.decisive, "", false));
      } else {
        view.append(make("h4", "", "The request, and the answer that decided"), exchangeView(result.decisive, "", true));
      }
      view.append(hint(result));
    }
    const rest = exchanges.filter((index) => !broken || ![result.decisive, result.change].includes(index));
    if (rest.length) {
      const folded = make("details", "fold", make("summary", "", broken
        ? `${rest.length} other exchange${rest.length > 1 ? "s" : ""} of this check`
        : `${rest.length} exchange${rest.length > 1 ? "s" : ""}`));
      folded.addEventListener("toggle", () => {
        if (folded.childElementCount < 2) folded.append(...rest.map((index) => exchangeView(index)));
      });
      view.append(folded);
    }
    return view;
  };

  const order = ["fail", "error", "warn", "waived", "skip", "pass"];
  const unfold = (rule) => {
    if (rule.dataset.full) return;
    rule.dataset.full = "yes";
    const results = [...(evidence.rules[rule.id] || [])];
    results.sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
    rule.append(...results.map(checkView));
  };
  const open = (rule) => {
    unfold(rule);
    rule.open = true;
  };
  for (const rule of rules) rule.addEventListener("toggle", () => rule.open && unfold(rule));

  // --- filter ----------------------------------------------------------------------------------

  const chips = all(".chip");
  const texts = new Map(rules.map((rule) => [rule,
    `${rule.id} ${rule.textContent} ${rule.dataset.find}`.toLowerCase()]));
  const filter = () => {
    const outcomes = chips.filter((chip) => chip.ariaPressed === "true").map((chip) => chip.dataset.outcome);
    const words = byId("text").value.toLowerCase().split(/\s+/).filter(Boolean);
    const [level, area] = [byId("level").value, byId("area").value];
    let shown = 0;
    for (const rule of rules) {
      const fits = (!outcomes.length || outcomes.some((outcome) => has(rule, outcome)))
        && (!level || rule.dataset.level === level)
        && (!area || rule.dataset.area === area)
        && words.every((word) => texts.get(rule).includes(word));
      rule.hidden = !fits;
      shown += fits;
    }
    for (const section of all(".rules")) section.hidden = !all(".rule:not([hidden])", section).length;
    byId("shown").textContent = shown === rules.length ? `${shown} requirements` : `${shown} of ${rules.length}`;
    byId("nothing").hidden = shown > 0;
  };
  const has = (rule, outcome) =>
    rule.dataset.outcome === outcome || (evidence.rules[rule.id] || []).some((result) => result.outcome === outcome);
  const clear = () => {
    for (const chip of chips) chip.ariaPressed = "false";
    for (const id of ["text", "level", "area"]) byId(id).value = "";
    filter();
  };
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.ariaPressed = chip.ariaPressed === "true" ? "false" : "true";
      filter();
    });
  }
  for (const id of ["text", "level", "area"]) byId(id).addEventListener("input", filter);
  byId("filter").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", clear);

  // --- links -----------------------------------------------------------------------------------

  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const owner = id.startsWith("check-")
      ? Object.keys(evidence.rules).find((rule) => evidence.rules[rule].some((each) => `check-${each.print}` === id))
      : id;
    const rule = byId(owner || "");
    if (!rule?.classList.contains("rule")) return;
    if (rule.hidden) clear();
    open(rule);
    (byId(id) || rule).scrollIntoView({ block: "start" });
    if (owner === id) rule.firstElementChild.focus({ preventScroll: true });
  };
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    // The same link again changes no fragment.
    const link = event.target.closest?.("a[href^='#']");
    if (link && link.hash === location.hash) follow();
  });

  // --- keyboard --------------------------------------------------------------------------------

  const step = (way) => {
    const shown = rules.filter((rule) => !rule.hidden);
    const here = shown.findIndex((rule) => rule.contains(document.activeElement));
    const next = shown[here < 0 ? 0 : Math.min(Math.max(here + way, 0), shown.length - 1)];
    next?.firstElementChild.focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches?.("input, select, textarea");
    if (typing) {
      if (event.key === "Escape" && event.target.id === "text") {
        event.target.value = "";
        filter();
      }
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      byId("text").focus();
    }
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });

  // The map is one stop of the tabulator; within it the arrows move.
  const cells = all("a.cell");
  if (cells.length) cells[0].tabIndex = 0;
  document.querySelector(".map").addEventListener("keydown", (event) => {
    const ways = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
    const here = cells.indexOf(document.activeElement);
    if (here < 0 || !(event.key in ways)) return;
    event.preventDefault();
    const next = cells[Math.min(Math.max(here + ways[event.key], 0), cells.length - 1)];
    cells[here].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  // --- theme and print -------------------------------------------------------------------------

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

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = rules.filter((rule) => !rule.open && !rule.hidden && ["fail", "error", "warn"].includes(rule.dataset.outcome));
    opened.forEach(open);
  });
  addEventListener("afterprint", () => opened.forEach((rule) => (rule.open = false)));

  // --- first look ------------------------------------------------------------------------------

  byId("unscripted").remove();
  filter();
  rules.filter((rule) => rule.dataset.outcome === "fail").slice(0, 3).forEach(open);
  follow();
})();
