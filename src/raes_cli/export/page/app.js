// Runs the page. The state is in the address, so that every view can be linked to, and Back works.
const at = (id) => document.getElementById(id);
const today = () => new Date().toISOString().slice(0, 10);

// The user's choices, if the browser can store them.
const kept = {
  get(name) {
    try {
      return localStorage.getItem(`raes-${name}`);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(`raes-${name}`, value);
    } catch {
      /* storage is blocked, as in some private windows */
    }
  },
};

function firstLanguage() {
  const chosen = kept.get("language");
  if (LANGUAGES.includes(chosen)) return chosen;
  const preferred = (navigator.languages ?? []).map((one) => one.slice(0, 2)).filter((one) => LANGUAGES.includes(one));
  return !preferred.length || preferred.includes(DATA.lang) ? DATA.lang : preferred[0];
}

function state() {
  const hash = decodeURIComponentSafely(location.hash.slice(1));
  if (!location.hash.startsWith("#/"))
    return hash && hash !== "main" ? { view: "fact", id: hash } : { view: "home", params: new URLSearchParams() };
  const [view, params] = location.hash.slice(2).split("?");
  return { view: view || "home", params: new URLSearchParams(params ?? "") };
}

function decodeURIComponentSafely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Show a view with its filters; with `here`, without adding a history entry.
function go(view, params, here = false) {
  const query = params.toString();
  const address = `#/${view === "home" ? "" : view}${query ? `?${query}` : ""}`;
  if (here) {
    history.replaceState(null, "", address);
    filtersOpen = true;
    show({ scroll: false });
    filtersOpen = false;
  } else {
    history.pushState(null, "", address);
    show();
  }
}

function shownBy({ view, params, id }) {
  if (view === "fact") return factView(id);
  const text = params.get("q");
  if (text) return answerView(text);
  if (view === "about") return aboutView();
  return view === "all" || Object.hasOwn(VIEWS, view) ? viewOf(view, params) : homeView();
}

function show({ scroll = true } = {}) {
  const now = state();
  const { title, records, content } = shownBy(now);
  at("main").replaceChildren(...[content].flat(9).filter(Boolean));
  document.title = `${title} · raes`;
  at("status").textContent = now.view === "home" && !now.params.get("q") ? "" : say("found", records.length);
  if (document.activeElement !== at("words")) at("words").value = now.params?.get("q") ?? "";
  for (const one of document.querySelectorAll("nav a")) {
    if (one.dataset.view === now.view && !now.params?.get("q")) one.setAttribute("aria-current", "page");
    else one.removeAttribute("aria-current");
  }
  if (scroll) scrollTo(0, 0);
}

function speak() {
  document.documentElement.lang = lang;
  at("skip").textContent = say("skip");
  at("words-label").textContent = say("ask");
  at("words").placeholder = say("ask");
  at("ask").textContent = say("ask_button");
  at("language").textContent = lang === "ru" ? "English" : "Русский";
  at("language").lang = lang === "ru" ? "en" : "ru";
  at("views").setAttribute("aria-label", say("views"));
  at("views").replaceChildren(
    bullets([...filled(), "about"].map((view) => el("a", { href: `#/${view}`, "data-view": view }, say(view)))),
  );
  at("foot").textContent = say("foot", inWords(KNOWN.edition));
  colour();
  show({ scroll: false });
}

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

function colour() {
  const theme = kept.get("theme") ?? (prefersDark.matches ? "dark" : "light");
  document.documentElement.dataset.theme = theme;
  at("theme").textContent = say(theme === "dark" ? "light" : "dark");
  at("theme").setAttribute("aria-label", say("theme", say(theme === "dark" ? "light" : "dark").toLowerCase()));
}

function start() {
  lang = firstLanguage();
  speak();
  addEventListener("hashchange", () => {
    show();
    // The link that was followed is gone: move the focus to the new content, for screen readers and keyboards.
    if (document.activeElement === document.body) at("main").focus({ preventScroll: true });
  });
  prefersDark.addEventListener("change", colour);
  at("skip").addEventListener("click", (event) => {
    event.preventDefault();
    at("main").focus();
  });
  at("question").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = at("words").value.trim();
    go("home", new URLSearchParams(text ? { q: text } : {}));
  });
  at("language").addEventListener("click", () => {
    lang = lang === "ru" ? "en" : "ru";
    kept.set("language", lang);
    speak();
  });
  at("theme").addEventListener("click", () => {
    kept.set("theme", document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    colour();
  });
  addEventListener("keydown", (event) => {
    const writing = /^(?:INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
    if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      at("words").focus();
      at("words").select();
    } else if (event.key === "Escape") leave();
  });
  addEventListener("beforeprint", () => {
    for (const some of ["main > .more", "main .more", "main .fact details"]) {
      for (const one of document.querySelectorAll(some)) one.dispatchEvent(new Event("fill"));
    }
    for (const one of document.querySelectorAll("main details")) one.open = true;
  });
  // Show the page before indexing its texts, unless it opens with a question.
  setTimeout(() => {
    makeReady();
    performance.mark("raes-ready");
  });
}

// Close the disclosure that has the focus; else clear the question box and leave it.
function leave() {
  const open = document.activeElement?.closest("main details[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  } else if (document.activeElement === at("words")) {
    at("words").value = "";
    at("main").focus();
  }
}

start();

// For tests and scripts: what the question box finds.
globalThis.raes = {
  ask: (text, day = today()) => {
    const asked = ask(text, day);
    return { question: asked.question, ids: asked.records.map((record) => record.id), strangers: asked.strangers };
  },
};
