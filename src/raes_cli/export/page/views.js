// The views: what stands under a heading, of what the filters leave.
const OF_TYPE_ = { statements: "statement", documents: "document", conflicts: "conflict", gaps: "gap", sources: "source", figures: "figure" };
const VIEWS = ["timeline", "people", "figures", "sessions", "statements", "documents", "conflicts", "gaps", "sources"];
const isSession = (record) => record.type === "event" && (scopeOf("council").kinds ?? []).includes(record.kind);
const FILTERS = { with: "people", place: "places", kind: "kinds", topic: "topics", source: "sources" };

function typed(view) {
  if (view === "timeline") return DATA.records.filter((record) => record.type === "event");
  if (view === "sessions") return DATA.records.filter(isSession);
  if (view === "people") return DATA.records.filter((record) => record.type === "person" || record.type === "organization");
  return OF_TYPE_[view] ? DATA.records.filter((record) => record.type === OF_TYPE_[view]) : DATA.records;
}

const sizes = Object.fromEntries(VIEWS.map((view) => [view, typed(view).filter((record) => !CLOSED.has(record.id)).length]));
const filled = () => VIEWS.filter((view) => sizes[view]);

function bound(text, end) {
  const found = text ? datesIn(tokens(text), today())[0] : null;
  return found ? found[end] : null;
}

function queryOf(view, params) {
  const query = emptyQuery({ timeline: "timeline", sessions: "council", statements: "said", conflicts: "conflicts", gaps: "gaps", sources: "sources", figures: "figures" }[view] ?? "");
  if (view === "documents") query.type = "document";
  for (const [name, field] of Object.entries(FILTERS)) if (params.get(name)) query[field].push([params.get(name)]);
  query.first = bound(params.get("from"), "first");
  query.last = bound(params.get("to"), "last");
  query.reverse = params.get("order") === "newest";
  return query;
}

// What there is to choose for a filter, of the records of a view.
function choices(name, records) {
  const ids = new Set();
  for (const record of records) {
    if (name === "with") for (const key of ["participants", "organizers", "speakers", "signatories", "authors", "attribution"]) for (const one of record[key] ?? []) ids.add(one.id);
    if (name === "place" && record.place) for (const one of around(record.place.id)) ids.add(one);
    if (name === "kind" && record.kind) ids.add(record.kind);
    if (name === "topic") for (const one of record.topics) ids.add(one);
    if (name === "source") for (const one of record.sources) ids.add(one.source);
  }
  const sortOf = (id) => (name === "kind" ? `${records.find((record) => record.kind === id).type}-kind` : name === "with" ? "actor" : name);
  return [...ids].filter((id) => name !== "with" || recordOf(id)).map((id) => [id, called(sortOf(id), id)]).sort((one, other) => collator().compare(one[1], other[1]));
}

function filterBar(view, params) {
  const records = typed(view);
  const any = { with: "anyone", place: "anywhere", kind: "any", topic: "anything", source: "any_source" };
  const fields = Object.keys(FILTERS).map((name) => [name, choices(name, records)]).filter(([, some]) => some.length > 1).map(([name, some]) =>
    el("label", {}, say(name), el("select", { name }, el("option", { value: "" }, say(any[name])), some.map(([id, text]) => el("option", { value: id, selected: params.get(name) === id }, text)))));
  const dates = records.some((record) => record.earliest || record.latest) ? [["from", "first"], ["to", "last"]].map(([name, end]) => {
    const bad = Boolean(params.get(name)) && !bound(params.get(name), end);
    return el("label", {}, say(name), bad ? ` — ${say("bad_date")}` : "", el("input", { class: "date", name, value: params.get(name) ?? "", placeholder: say("date_hint"), "aria-invalid": bad ? "true" : null }));
  }) : [];
  const order = el("label", {}, "", el("select", { name: "order", "aria-label": `${say("oldest")} / ${say("newest")}` }, el("option", { value: "" }, say("oldest")), el("option", { value: "newest", selected: params.get("order") === "newest" }, say("newest"))));
  const form = el("form", {}, fields, dates, order, el("button", { type: "reset" }, say("clear")));
  const apply = () => {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const focused = document.activeElement?.name;
    go(view, chosen, true);
    if (focused) document.querySelector(`.filters [name="${focused}"]`)?.focus();
  };
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  form.addEventListener("reset", (event) => { event.preventDefault(); go(view, new URLSearchParams(), true); });
  const active = [...params.keys()].filter((name) => name !== "order").length;
  return el("details", { class: "filters", open: active > 0 || filtersOpen }, el("summary", {}, say("filters"), active ? ` (${active})` : ""), form);
}
let filtersOpen = false;

const head = (title, told) => [el("h1", {}, title), told ? el("p", { class: "told" }, told) : null];

// Events under their years; what has no place on a time line stands last.
function byYear(records) {
  const groups = new Map();
  for (const record of records) {
    const year = UNDATED.has(record.id) ? "" : (record.earliest ?? record.latest).slice(0, 4);
    groups.set(year, [...(groups.get(year) ?? []), record]);
  }
  const years = [...groups.keys()].filter(Boolean);
  const jump = years.length > 2 ? el("ul", { class: "chips years", "aria-label": say("jump") }, years.map((year) => el("li", {}, anchor(`year-${year}`, year)))) : null;
  return [jump, sections([...groups], (year) => [el("h2", { id: `year-${year || "none"}`, tabindex: "-1" }, year || inWords(SAID.undated)), year ? null : words("told", inWords(SAID.undated_means))])];
}

// A link to a heading of this view, which leaves the address as it is.
function anchor(id, text) {
  const made = el("a", { href: location.hash || "#/" }, text);
  made.addEventListener("click", (event) => {
    event.preventDefault();
    if (!document.getElementById(id)) document.querySelector("main > .more")?.dispatchEvent(new Event("fill"));
    document.getElementById(id)?.scrollIntoView();
    document.getElementById(id)?.focus({ preventScroll: true });
  });
  return made;
}

function grouped(records, keyOf, nameOf) {
  const groups = new Map();
  for (const record of records) groups.set(keyOf(record), [...(groups.get(keyOf(record)) ?? []), record]);
  return sections([...groups], (key) => el("h2", {}, nameOf(key)));
}

// Groups of records under their headings, the first of many, with a button for more.
function sections(groups, headOf) {
  const made = el("div", {});
  const left = [...groups];
  const show = (many) => {
    const next = [];
    for (let shown = 0; left.length && shown < many;) {
      const [key, some] = left.shift();
      shown += some.length;
      next.push(el("section", {}, headOf(key), list(some)));
    }
    made.append(...next);
    return next[0];
  };
  show(SECTIONS_AT_ONCE);
  if (!left.length) return made;
  const button = moreButton(() => left.reduce((sum, [, some]) => sum + some.length, 0), show);
  return [made, button];
}
const SECTIONS_AT_ONCE = 300;
const topicName = (id) => (id ? DATA.names[id]?.[lang] ?? id : inWords(SAID.no_date));

const LISTS = {
  timeline: byYear,
  sessions: (records) => list(records, { level: 2 }),
  figures: (records) => [charts(records), el("h2", {}, say("other_figures")), list(records)],
  statements: byYear,
  documents: byYear,
  conflicts: (records) => grouped(records, (record) => record.rule, (rule) => inWords(SAID.vocabularies.rule[rule])),
  gaps: (records) => grouped(records, (record) => record.topics[0] ?? "", topicName),
  sources: (records) => list(records, { level: 2 }),
  all: (records) => grouped(records, (record) => record.type, (type) => inWords(SAID.types[type])),
};

function viewOf(view, params) {
  if (view === "people") return peopleView();
  const records = select(queryOf(view, params));
  const title = view === "sessions" && records[0]?.body ? named(records[0].body) : say(view);
  const only = view === "all" ? [...params].filter(([name]) => name in FILTERS).map(([, id]) => (recordOf(id) ? named(recordOf(id)) : DATA.names[id]?.[lang] ?? id)) : [];
  return { title: only.length ? only.join(", ") : title, records, content: [head(only.length ? only.join(", ") : title, say("found", records.length)), filterBar(view, params), records.length ? LISTS[view](records) : words("notice", say("nothing")), legend(records)] };
}

function peopleView() {
  const sorted = (type) => DATA.records.filter((record) => record.type === type).sort((one, other) => collator().compare(surname(one), surname(other)));
  const groups = [["person", "people"], ["organization", "organizations"]].map(([type, key]) => [key, sorted(type)]).filter(([, some]) => some.length);
  return { title: say("people"), records: groups.flatMap(([, some]) => some), content: [el("h1", {}, say("people")), groups.map(([key, some]) => el("section", {}, el("h2", {}, say(key)), list(some, { dates: false })))] };
}
const surname = (record) => (record.type === "person" ? named(record).split(" ").at(-1) : named(record));

function homeView() {
  if (!DATA.records.length) return { title: "raes", records: [], content: [el("h1", {}, say("home")), words("notice", say("empty"))] };
  const latest = DATA.records.filter((record) => record.type === "event" && record.status === "held" && !UNDATED.has(record.id)).sort((one, other) => compared(one, other, { reverse: true })).slice(0, 5);
  return { title: say("home"), records: [], content: [
    el("h1", {}, say("home")), words("lead", say("lead")),
    el("h2", {}, say("try")), el("ul", { class: "chips" }, examples().map((one) => el("li", {}, el("a", { href: `#/?q=${encodeURIComponent(one)}` }, one)))),
    el("h2", {}, say("inside")), el("ul", { class: "counts" }, filled().map((view) => el("li", {}, el("a", { href: `#/${view}` }, el("b", {}, String(sizes[view])), say(view))))),
    latest.length ? [el("h2", {}, say("latest")), list(latest), legend(latest)] : null,
  ] };
}

// Questions that this base answers, made of what it has most of.
function examples() {
  const events = DATA.records.filter((record) => record.type === "event" && !UNDATED.has(record.id));
  const most = (some) => { const counts = new Map(); for (const one of some) counts.set(one, (counts.get(one) ?? 0) + 1); return [...counts].sort((one, other) => other[1] - one[1]).map(([one]) => one); };
  const people = most(events.flatMap((record) => record.participants.map((one) => one.id))).filter((id) => isPerson(id)).map((id) => surname(recordOf(id)));
  const places = most(events.flatMap((record) => (record.place ? [record.place.id] : []))).map((id) => named(events.find((record) => record.place?.id === id).place));
  const years = most(events.map((record) => record.earliest?.slice(0, 4)).filter(Boolean));
  const kinds = most(events.map((record) => record.kind)).map((id) => inWords(entryOf("event-kind", id).name));
  const topics = most(DATA.records.flatMap((record) => record.topics)).map(topicName);
  const found = [people[0], people[1] && years[0] && `${people[1]} ${years[0]}`, people[0] && people[1] && `${people[0]} ${people[1]}`, places[0] && years[1] && `${places[0]} ${years[1]}`, kinds[0] && years[0] && `${kinds[0]} ${years[0]}`, topics[1] ?? topics[0]];
  return unique(found.filter(Boolean).map((one) => one.toLowerCase() === one ? one : one)).slice(0, 6);
}

function aboutView() {
  return { title: say("about"), records: [], content: [el("h1", {}, say("about")), ["about_text", "about_questions", "about_links"].map((key) => words("text", say(key))),
    words("told", say("digest", KNOWN.digest)),
    el("h2", {}, say("signs_mean")), el("ul", { class: "signs" }, Object.keys(SAID.signs).filter((one) => one !== "*").map((one) => el("li", {}, el("span", { class: "sign", "aria-hidden": "true" }, one), ` ${signText(one)}`)))] };
}

function factView(id) {
  const record = recordOf(id);
  if (!record) return { title: id, records: [], content: [el("h1", {}, say("answer")), words("notice", say("no_fact", id))] };
  return { title: named(record), records: [record], content: [el("p", { class: "told" }, kindOf(record)), card(record, { open: true, level: 1 }), company(record), legend([record])] };
}

// Beside an event: what was said there, and its papers. Beside a person or body: whom they met, and where they took part.
function company(record) {
  if (record.type === "event") {
    const belongs = DATA.records.filter((one) => linked("event", record.id).has(one.id) || linked("part", record.id).has(one.id));
    return [["statement", "statements"], ["document", "documents"], ["event", "timeline"]].map(([type, key]) => {
      const some = belongs.filter((one) => one.type === type);
      return some.length ? [el("h2", {}, say(key)), list(some, { dates: type === "event" })] : null;
    });
  }
  if (!["person", "organization"].includes(record.type)) return null;
  const mine = select({ ...emptyQuery("timeline"), people: [[record.id]] });
  const met = new Map();
  for (const one of mine.filter((event) => linked("met", record.id).has(event.id))) for (const { id } of one.participants) if (id !== record.id) met.set(id, (met.get(id) ?? 0) + 1);
  const often = [...met].sort((one, other) => other[1] - one[1]).slice(0, 12);
  return [often.length ? el("p", { class: "text" }, `${say("met_with")}: `, joined(often.map(([id, count]) => [link(id), ` (${count})`]))) : null,
    mine.length ? [el("h2", {}, say("timeline")), list(mine)] : null];
}

function answerView(text) {
  const asked = ask(text, today());
  const near = unique(asked.strangers.flatMap(nearestTo));
  const told = asked.strangers.length ? el("p", { class: "notice" }, say("stranger", asked.strangers.join(", ")), near.length ? [" ", say("nearest"), " ", joined(near.map((id) => link(id))), "."] : null) : !asked.records.length ? words("notice", say("nothing")) : null;
  const many = asked.records.length;
  const content = asked.question === "who" || asked.question === "show"
    ? [asked.records.map((record) => [card(record, { open: many === 1, level: 2 }), many === 1 ? company(record) : null])]
    : [asked.question === "figures" || asked.question === "trade" ? charts(asked.records) : null, list(asked.records, { level: 2 })];
  return { title: text, records: asked.records, content: [el("h1", { class: "unseen" }, say("answer")), el("p", { class: "told" }, readAs(asked), many > 1 ? ` · ${say("found", many)}` : ""), told, content, legend(asked.records)] };
}

// How a question was read, in a line.
function readAs({ question, line, query }) {
  const view = { timeline: "timeline", meetings: "timeline", council: "sessions", said: "statements", figures: "figures", trade: "figures", gaps: "gaps", conflicts: "conflicts", sources: "sources", who: "people" }[question];
  const meant = line.ofMeaning().map((item) => {
    const [names, places] = sides(line, item);
    const others = Object.entries(item.means).filter(([sort]) => sort !== "place" && !ACTORS.includes(sort));
    const all = [...names.map((id) => ["actor", id]), ...places.map((id) => ["place", id]), ...(names.length || places.length ? [] : others.flatMap(([sort, ids]) => ids.map((id) => [sort, id])))];
    return unique(all.slice(0, 3).map(([sort, id]) => called(sort, id))).join(" / ");
  });
  const days = query.first || query.last ? [spanInWords(query.first, query.last)] : [];
  const texts = line.lookedFor.map((item) => quoted(line.words.slice(item.start, item.end).map((word) => word.typed).join(" ")));
  const subject = line.asked === "trade" ? (scopeOf("trade").topics ?? []).map(topicName) : [];
  const parts = [view ? say(view) : "", ...subject, ...meant, ...days, ...texts].filter(Boolean);
  return [`${say("read_as")}: `, joined(parts.map((one) => el("b", {}, one)), " · ")];
}
