// A record as a card: date, what it is, what must be known of it; the evidence and all the rest in a disclosure.
const SHOWN = new Set(["title", "name", "id", "type", "kind", "date", "earliest", "latest", "sources", "note", "origin", "conflicts", "value", "unit", "stated", "scale", "qualifier", "growth_percent", "growth_qualifier", "implied", "collective", "event_title", "match", "sha256", "file", "closed_by", "rounding"]);
const RECORD_IDS = new Set(["claims", "about", "closed_by", "event"]);
const IN_HEAD = { event: ["theme"], figure: [], statement: ["text", "speakers"], conflict: ["text", "claims"], gap: ["text", "about"], document: ["text"], source: ["url", "publisher", "published", "outlet"], person: ["posts"], organization: [] };

function participant(one) {
  const capacity = inWords(one.capacity);
  const basis = one.basis && one.basis !== "named" ? ` (${inWords(SAID.bases[one.basis])})` : "";
  return [linkOf(one), capacity ? `, ${capacity}` : "", basis];
}

function postOf(one, holder) {
  const title = inWords(one.title);
  const body = one.organization && !title.includes(named(one.organization)) ? [", ", linkOf(one.organization)] : [];
  const who = holder ? [linkOf(one.person), ": "] : [];
  return [...who, title, ...body, one.date ? ` (${dayInWords(one.date)})` : ""];
}

// Any value of a record, by its shape.
function valueOf(key, value, record) {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length)) return null;
  if (key === "topics") return joined(value.map((id) => el("a", { href: `#/all?topic=${id}` }, DATA.names[id]?.[lang] ?? id)));
  if (key === "aliases") return value.join(", ");
  if (Array.isArray(value)) {
    const parts = value.map((one) => valueOf(key, one, record)).filter(Boolean);
    return parts.length === 1 ? parts[0] : el("ul", {}, parts.map((one) => el("li", {}, one)));
  }
  if (DATA.dates[value] && ["period", "since", "until", "published", "claimed_date"].includes(key)) return dayInWords(value);
  if (SAID.vocabularies[key]?.[value]) return inWords(SAID.vocabularies[key][value]);
  if (RECORD_IDS.has(key)) return link(value);
  if (key === "url") return addressOf(value) ? outside(value) : value;
  if (typeof value !== "object") return String(value);
  if ("organization" in value) return postOf(value, record.type === "organization");
  if ("text" in value && "source" in value) return [value.text, " — ", link(value.source)];
  if ("basis" in value || "capacity" in value) return participant(value);
  if ("id" in value) return linkOf(value);
  return inWords(value);
}

// The evidence: the passages under their sources, each with where it stands, and the address.
function evidence(record) {
  const bySource = new Map();
  for (const one of record.sources) bySource.set(one.source, [...(bySource.get(one.source) ?? []), one]);
  return [...bySource].map(([id, passages]) => {
    const source = recordOf(id);
    const about = source ? [inWords(source.publisher?.name) || source.outlet, dayInWords(source.published)].filter(Boolean).join(", ") : "";
    const grade = source?.grade ? inWords(SAID.vocabularies.grade[source.grade]) : "";
    const url = addressOf(source?.url);
    return [
      el("p", { class: "source" }, link(id), el("span", {}, [about, grade].filter(Boolean).map((one) => ` · ${one}`)), url ? outside(url) : null),
      passages.map(({ anchor, locator }) => el("blockquote", { lang: source?.language }, quoted(anchor),
        locator ? el("small", { lang }, Object.entries(locator).map(([key, at]) => `${inWords(SAID.locators[key]) || key} ${at}`).join(", ")) : null)),
    ];
  });
}

function conflictsOf(record) {
  return record.conflicts.map(recordOf).filter(Boolean).map((one) => el("p", { class: "text" }, sign("≠"), " ", linkOf(one), ": ", inWords(one.text)));
}

function rest(record) {
  const rows = Object.keys(SAID.fields).filter((key) => !SHOWN.has(key) && !(IN_HEAD[record.type] ?? []).includes(key))
    .map((key) => [key, valueOf(key, record[key], record)]).filter(([, value]) => value !== null);
  return rows.length ? el("dl", {}, rows.flatMap(([key, value]) => [el("dt", {}, inWords(SAID.fields[key])), el("dd", {}, value)])) : null;
}

function disclosure(record, open) {
  const label = record.sources.length ? `${say("evidence")}: ${counted(record.sources.length, "passages")}` : say("details");
  const made = el("details", { open }, el("summary", {}, label));
  const fill = () => made.childElementCount > 1 || made.append(el("div", {}, evidence(record), conflictsOf(record), rest(record)));
  made.addEventListener("toggle", () => made.open && fill());
  made.addEventListener("fill", fill);
  if (open) fill();
  return made;
}

// One of the claims of a conflict: a figure by its number.
function claim(id) {
  const said = DATA.amounts[id]?.map((both) => both[LANGUAGES.indexOf(lang)]);
  return [said ? [el("b", {}, [said[0], said[1] && say("growth", said[1])].filter(Boolean).join(" · ")), " — "] : null, link(id)];
}

function amountOf(record) {
  const [amount, growth, levels] = DATA.amounts[record.id].map((both) => both[LANGUAGES.indexOf(lang)]);
  const standing = record.status === "reported" ? "" : inWords(SAID.vocabularies.status[record.status]);
  return el("p", { class: "amount" }, amount, [standing, growth && say("growth", growth), levels && say("by_levels", levels)].filter(Boolean).map((one) => el("small", {}, one)));
}

const words = (cls, text) => (text ? el("p", { class: cls }, text) : null);

// What stands in a card of this type between title and note.
const BODIES = {
  event: (record) => [
    words("meta", [[record.status !== "held" ? inWords(SAID.vocabularies.status[record.status]) : "", record.place ? named(record.place) : ""].filter(Boolean).join(" · "),
      record.participants.length ? [record.place || record.status !== "held" ? " · " : "", joined(record.participants.map((one) => [linkOf(one), one.basis === "named" ? "" : sign("≈")]))] : null]),
    words("text", record.theme ? quoted(inWords(record.theme)) : ""),
  ],
  figure: (record) => [amountOf(record), words("meta", record.basis ? say("basis_of", named(record.basis)) : "")],
  statement: (record) => [words("text", inWords(record.text)), words("meta", joined((record.speakers.length ? record.speakers : record.attribution).map(linkOf)))],
  document: (record) => [words("meta", [kindOf(record), record.status ? inWords(SAID.vocabularies.status[record.status]) : ""].filter(Boolean).join(" · ")), words("text", inWords(record.text))],
  conflict: (record) => [words("text", inWords(record.text)), el("ul", {}, record.claims.map((id) => el("li", {}, claim(id))))],
  gap: (record) => [words("text", inWords(record.text)), words("meta", joined(record.about.map((id) => link(id)), " · "))],
  source: (record) => [
    words("meta", [kindOf(record), inWords(record.publisher?.name) || record.outlet, dayInWords(record.published)].filter(Boolean).join(" · ")),
    el("p", { class: "meta" }, addressOf(record.url) ? outside(record.url) : null, " ", el("a", { href: `#/all?source=${record.id}` }, say("facts_by"))),
  ],
  person: (record) => [actor(record)],
  organization: (record) => [actor(record)],
};

function actor(record) {
  const posts = record.type === "person" ? [...record.posts].sort((one, other) => ((other.latest ?? "") < (one.latest ?? "") ? -1 : 1)) : [];
  const facts = new Set([...linked("with", record.id), ...linked("at", record.id)]).size;
  const titles = new Set();
  const shown = posts.filter((one) => !titles.has(inWords(one.title)) && titles.add(inWords(one.title)));
  return [
    shown.length ? el("p", { class: "text" }, joined(shown.slice(0, 3).map((one) => postOf(one, false)), "; ")) : words("meta", [inWords(entryOf("organization-kind", record.kind ?? "").name), record.country ? named(record.country) : ""].filter(Boolean).join(" · ")),
    el("p", { class: "meta" }, facts ? [el("a", { href: `#/all?with=${record.id}` }, say("facts_of", named(record))), " · ", counted(facts, "facts_count")] : null),
  ];
}

// A card; `level` is that of its heading.
function card(record, { open = false, level = 3, dates = true } = {}) {
  const mark = kindSign(record);
  const marks = [...caveats(record), ...(record.conflicts.length ? ["≠"] : [])];
  const date = record.type === "source" ? record.published : record.date;
  const when = dates ? dayInWords(date) || (["event", "figure"].includes(record.type) ? inWords(SAID.no_date) : "") : "";
  const title = el(`h${level}`, {}, mark ? sign(mark, true) : null, el("a", { href: `#${record.id}` }, named(record)), marks.map((one) => [" ", sign(one)]));
  return el("article", { class: when ? "fact" : "fact plain", "data-id": record.id, "aria-label": named(record) }, words("when", when),
    el("div", {}, title, BODIES[record.type](record), words("note", inWords(record.note)), disclosure(record, open)));
}

const AT_ONCE = 60;

// Cards in a list, the first of many, with a button for more.
function list(records, options = {}) {
  const made = el("ul", { class: "list" }, records.slice(0, AT_ONCE).map((record) => el("li", {}, card(record, options))));
  const left = records.slice(AT_ONCE);
  if (!left.length) return made;
  const show = (many) => {
    const next = left.splice(0, many).map((record) => el("li", {}, card(record, options)));
    made.append(...next);
    return next[0];
  };
  return [made, moreButton(() => left.length, show)];
}

// A button that shows more of what is left, or all of it for who prints.
function moreButton(left, show) {
  const button = el("button", { type: "button", class: "more" }, say("more", left()));
  const go_on = (many) => {
    const first = show(many);
    if (left()) button.textContent = say("more", left());
    else button.remove();
    return first;
  };
  button.addEventListener("click", () => go_on(300)?.querySelector("a")?.focus());
  button.addEventListener("fill", () => go_on(Infinity));
  return button;
}

function legend(records) {
  const used = new Set(records.slice(0, 2000).flatMap(signsOf));
  const shown = Object.keys(SAID.signs).filter((one) => used.has(one));
  return shown.length ? el("div", { class: "legend" }, el("ul", {}, shown.map((one) => el("li", {}, el("span", { class: "sign", "aria-hidden": "true" }, one), ` ${signText(one)}`)))) : null;
}
