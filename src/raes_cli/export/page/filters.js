// The views, and their filters: actor, place, kind, topic, source, dates.
const VIEWS = {
  timeline: { types: ["event"], asks: ["timeline", "meetings"] },
  people: { types: ["person", "organization"], asks: ["who"] },
  figures: { types: ["figure"], asks: ["figures", "trade"] },
  sessions: { types: ["event"], asks: ["council"] },
  statements: { types: ["statement"], asks: ["said"] },
  documents: { types: ["document"], asks: [] },
  conflicts: { types: ["conflict"], asks: ["conflicts"] },
  gaps: { types: ["gap"], asks: ["gaps"] },
  sources: { types: ["source"], asks: ["sources"] },
};
const FILTERS = { with: "people", place: "places", kind: "kinds", topic: "topics", source: "sources" };

function typed(view) {
  const its = DATA.records.filter((record) => VIEWS[view]?.types.includes(record.type) ?? true);
  const sessions = scopeOf("council").kinds ?? [];
  return view === "sessions" ? its.filter((record) => sessions.includes(record.kind)) : its;
}

const sizes = Object.fromEntries(
  Object.keys(VIEWS).map((view) => [view, typed(view).filter((record) => !CLOSED.has(record.id)).length]),
);
const filled = () => Object.keys(VIEWS).filter((view) => sizes[view]);

function bound(text, end) {
  const found = text ? datesIn(tokens(text), today())[0] : null;
  return found ? found[end] : null;
}

function queryOf(view, params) {
  const query = emptyQuery(VIEWS[view]?.asks[0] ?? "");
  if (view === "documents") query.type = "document";
  for (const [name, field] of Object.entries(FILTERS)) if (params.get(name)) query[field].push([params.get(name)]);
  query.first = bound(params.get("from"), "first");
  query.last = bound(params.get("to"), "last");
  query.reverse = params.get("order") === "newest";
  return query;
}

// Return the options of a filter, as id and name, that the records of a view have.
function choices(name, records) {
  const ids = new Set();
  for (const record of records) {
    if (name === "with")
      for (const key of ["participants", "organizers", "speakers", "signatories", "authors", "attribution"])
        for (const one of record[key] ?? []) ids.add(one.id);
    if (name === "place" && record.place) for (const one of around(record.place.id)) ids.add(one);
    if (name === "kind" && record.kind) ids.add(record.kind);
    if (name === "topic") for (const one of record.topics) ids.add(one);
    if (name === "source") for (const one of record.sources) ids.add(one.source);
  }
  const sortOf = (id) =>
    name === "kind" ? `${records.find((record) => record.kind === id).type}-kind` : name === "with" ? "actor" : name;
  return [...ids]
    .filter((id) => name !== "with" || recordOf(id))
    .map((id) => [id, called(sortOf(id), id)])
    .sort((one, other) => collator().compare(one[1], other[1]));
}

function filterBar(view, params) {
  const records = typed(view);
  const any = { with: "anyone", place: "anywhere", kind: "any", topic: "anything", source: "any_source" };
  // Return a select with an option for none.
  const chosen = (label, given, none, some) => {
    const own = params.get(given.name);
    const options = some.map(([id, text]) => el("option", { value: id, selected: own === id }, text));
    return el("label", {}, label, el("select", given, el("option", { value: "" }, none), options));
  };
  const fields = Object.keys(FILTERS)
    .map((name) => [name, choices(name, records)])
    .filter(([, some]) => some.length > 1)
    .map(([name, some]) => chosen(say(name), { name }, say(any[name]), some));
  const dates = records.some((record) => record.earliest || record.latest)
    ? [
        ["from", "first"],
        ["to", "last"],
      ].map(([name, end]) => {
        const value = params.get(name) ?? "";
        const bad = value !== "" && !bound(value, end);
        const given = { name, value, placeholder: say("date_hint"), "aria-invalid": bad ? "true" : null };
        return el("label", {}, say(name), bad ? ` — ${say("bad_date")}` : "", el("input", { class: "date", ...given }));
      })
    : [];
  const sorted = { name: "order", "aria-label": `${say("oldest")} / ${say("newest")}` };
  const order = chosen("", sorted, say("oldest"), [["newest", say("newest")]]);
  const form = el("form", {}, fields, dates, order, el("button", { type: "reset" }, say("clear")));
  const apply = () => {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const focused = document.activeElement?.name;
    go(view, chosen, true);
    if (focused) document.querySelector(`.filters [name="${focused}"]`)?.focus();
  };
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    go(view, new URLSearchParams(), true);
  });
  const active = [...params.keys()].filter((name) => name !== "order").length;
  return el(
    "details",
    { class: "filters", open: filtersOpen || (active > 0 && innerWidth > 700) },
    el("summary", {}, say("filters"), active ? ` (${active})` : ""),
    form,
  );
}
let filtersOpen = false;
