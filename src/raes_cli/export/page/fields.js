// The fields of a record: its evidence, its conflicts, and all others by their shape.
const SHOWN = new Set(
  (
    "title name id type kind date earliest latest sources note origin conflicts value unit stated scale qualifier " +
    "growth_percent growth_qualifier implied collective event_title match sha256 file closed_by rounding"
  ).split(" "),
);
const RECORD_IDS = new Set(["claims", "about", "closed_by", "event"]);
const IN_HEAD = {
  event: ["theme"],
  figure: [],
  statement: ["text", "speakers"],
  conflict: ["text", "claims"],
  gap: ["text", "about"],
  document: ["text"],
  source: ["url", "publisher", "published", "outlet"],
  person: ["posts"],
  organization: [],
};

function participant(one) {
  const capacity = inWords(one.capacity);
  const basis = one.basis && one.basis !== "named" ? ` (${inWords(SAID.bases[one.basis])})` : "";
  return [linkOf(one), capacity ? `, ${capacity}` : "", basis];
}

function postOf(one, holder) {
  const title = inWords(one.title);
  const body = one.organization && !title.includes(named(one.organization)) ? [", ", linkOf(one.organization)] : [];
  const who = holder ? [linkOf(one.person), ": "] : [];
  return [...who, title, ...body, one.date ? ` (${say("attested", dayInWords(one.date))})` : ""];
}

// Return any value of a record as elements or text, by its shape; null if empty.
function valueOf(key, value, record) {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length)) return null;
  if (key === "topics")
    return joined(value.map((id) => el("a", { href: `#/all?topic=${id}` }, DATA.names[id]?.[lang] ?? id)));
  if (key === "aliases") return value.join(", ");
  if (Array.isArray(value)) {
    const parts = value.map((one) => valueOf(key, one, record)).filter(Boolean);
    return parts.length === 1 ? parts[0] : bullets(parts);
  }
  if (DATA.dates[value] && ["period", "since", "until", "published", "claimed_date"].includes(key))
    return dayInWords(value);
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

// Return the evidence: the passages, with their locators, under their sources, with their addresses.
function evidence(record) {
  return [...grouped(record.sources, (one) => one.source)].map(([id, passages]) => {
    const source = recordOf(id);
    const by = source ? [inWords(source.publisher?.name) || source.outlet, dayInWords(source.published)] : [];
    const grade = source?.grade ? inWords(SAID.vocabularies.grade[source.grade]) : "";
    const about = [by.filter(Boolean).join(", "), grade].filter(Boolean).map((one) => ` · ${one}`);
    const url = addressOf(source?.url);
    return [
      el("p", { class: "source" }, link(id), el("span", {}, about), url ? outside(url) : null),
      passages.map(({ anchor, locator }) =>
        el("blockquote", { lang: source?.language }, quoted(anchor), locator ? placeIn(locator) : null),
      ),
    ];
  });
}

function placeIn(locator) {
  const parts = Object.entries(locator).map(([key, at]) => `${inWords(SAID.locators[key]) || key} ${at}`);
  return el("small", { lang }, parts.join(", "));
}

function conflictsOf(record) {
  return record.conflicts
    .map(recordOf)
    .filter(Boolean)
    .map((one) => el("p", { class: "text" }, sign("≠"), " ", linkOf(one), ": ", inWords(one.text)));
}

function rest(record) {
  const rows = Object.keys(SAID.fields)
    .filter((key) => !SHOWN.has(key) && !(IN_HEAD[record.type] ?? []).includes(key))
    .map((key) => [key, valueOf(key, record[key], record)])
    .filter(([, value]) => value !== null);
  const pairs = rows.flatMap(([key, value]) => [el("dt", {}, inWords(SAID.fields[key])), el("dd", {}, value)]);
  return pairs.length ? el("dl", {}, pairs) : null;
}
