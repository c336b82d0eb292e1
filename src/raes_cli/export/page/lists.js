// Records under headings: by year, topic, type or rule.

// Return records under their years; undated ones come last.
function byYear(records) {
  const groups = grouped(records, (record) =>
    UNDATED.has(record.id) ? "" : (record.earliest ?? record.latest).slice(0, 4),
  );
  const years = [...groups.keys()].filter(Boolean);
  const jump =
    years.length > 2
      ? bullets(
          years.map((year) => anchor(`year-${year}`, year)),
          { class: "chips years", "aria-label": say("jump") },
        )
      : null;
  return [
    jump,
    sections([...groups], (year) => [
      el("h2", { id: `year-${year || "none"}`, tabindex: "-1" }, year || inWords(SAID.undated)),
      year ? null : words("told", inWords(SAID.undated_means)),
    ]),
  ];
}

// Return a link to a heading of this view that does not change the address.
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

const under = (records, keyOf, nameOf) => sections([...grouped(records, keyOf)], (key) => el("h2", {}, nameOf(key)));

// Return groups of records under their headings: of many the first, with a button for more.
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
const topicName = (id) => (id ? (DATA.names[id]?.[lang] ?? id) : inWords(SAID.no_date));

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const VIEW_OF = { event: "timeline", person: "people", organization: "organizations" };
const typeName = (type) => say(VIEW_OF[type] ?? `${type}s`);

const LISTS = {
  timeline: byYear,
  sessions: (records) => list(records, { level: 2 }),
  figures: (records) => [charts(records), el("h2", {}, say("other_figures")), list(records)],
  statements: byYear,
  documents: byYear,
  conflicts: (records) =>
    under(
      records,
      (record) => record.rule,
      (rule) => capital(inWords(SAID.vocabularies.rule[rule])),
    ),
  gaps: (records) => under(records, (record) => record.topics[0] ?? "", topicName),
  sources: (records) => list(records, { level: 2 }),
  all: (records) => under(records, (record) => record.type, typeName),
};

// Return what is below the records of a query: those that may belong to a capital, and undated ones that may belong.
function asides(query, records, options) {
  const beside = records.filter((record) => !holds(record, query));
  const undated = query.limit === null ? undatedOf(query) : [];
  return [
    beside.length
      ? el("section", {}, words("notice", say("only_in", called("place", capitalOf(query)[2]))), list(beside, options))
      : null,
    undated.length
      ? el("details", {}, el("summary", {}, say("undated_too", undated.length)), list(undated, options))
      : null,
  ];
}
