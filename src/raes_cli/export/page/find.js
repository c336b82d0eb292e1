// Finds the records that match a query, by their links, as in the index of the program, and by their bounds.
const LINKS = new Map();
const UNDATED = new Set(KNOWN.undated);
const CLOSED = new Set(KNOWN.closed);
const TITLES = new Map();
for (const record of DATA.records) {
  for (const said of record.type === "source" || !record.title ? [] : Object.values(record.title)) {
    const words = wordsOf(said).join(" ");
    TITLES.set(words, unique([...(TITLES.get(words) ?? []), record.id]));
  }
}

// Return the ids of the records that have a link to `target` in a role.
function linked(role, target) {
  const at = `${role} ${target}`;
  if (!LINKS.has(at)) LINKS.set(at, new Set(KNOWN.links[role]?.[target] ?? []));
  return LINKS.get(at);
}
const inRoles = (record, roles, ids) => roles.some((role) => ids.some((id) => linked(role, id).has(record.id)));

const ROLES = {
  people: ["with", "at"],
  places: ["place"],
  topics: ["topic"],
  sources: ["source"],
  indicators: ["indicator"],
};

// Return whether the bounds of a record overlap the window of a query; undated ones do only on request.
function inTime(record, query) {
  if (!query.first && !query.last && !query.every.length) return true;
  if (UNDATED.has(record.id) && !query.undated) return false;
  if (query.first && record.latest && record.latest < query.first) return false;
  if (query.last && record.earliest && record.earliest > query.last) return false;
  return query.every.every((days) => ofEveryYearIn(record, days, query));
}

function ofEveryYearIn(record, [start, end], query) {
  if (start > end)
    return ofEveryYearIn(record, [start, "12-31"], query) || ofEveryYearIn(record, ["01-01", end], query);
  if (!record.earliest || !record.latest || (Date.parse(record.latest) - Date.parse(record.earliest)) / 86400000 > 31)
    return false;
  const first = query.first && query.first > record.earliest ? query.first : record.earliest;
  const last = query.last && query.last < record.latest ? query.last : record.latest;
  return [first, last].some((day) => {
    const year = day.slice(0, 5);
    return year + start <= last && year + end >= first;
  });
}

// Return whether the name or text of a figure has a word, in any form.
const isCalled = (record, word) =>
  isIn(
    [
      record.title.en,
      record.title.ru,
      record.text,
      ...linesOf("indicator", record.indicator.id).map((one) => one.join(" ")),
    ],
    word,
  );

function isIn(names, word) {
  const terms = [...termsOf(word), ...kinOf(word, termsOf(word)), ...synonymsOf(word)];
  return names.some((name) => wordsOf(name).some((own) => terms.includes(own)));
}

// Return whether only related events, or the anchors of a conflict, have a word, not the record itself.
function isBeside(record, word) {
  const terms = new Set([...termsOf(word), ...kinOf(word, termsOf(word)), ...synonymsOf(word)]);
  const has = (words) => words.some((own) => terms.has(own));
  const named = () => [...linesOf("event-kind", record.kind), ...record.topics.flatMap((one) => linesOf("topic", one))];
  const anchors = record.type === "conflict" ? record.sources : [];
  const others = [
    ...(record.related ?? []).flatMap(({ title }) => [title.en, title.ru]),
    ...anchors.map((one) => one.anchor),
  ];
  const own = { ...record, related: [], sources: anchors.length ? [] : record.sources };
  return others.some((one) => has(wordsOf(one))) && !has(wordsOf(JSON.stringify(own))) && !named().some(has);
}

// Return whether one alternative of a term holds.
function holdsOf(record, role, ids) {
  if (role === "text")
    return ids.every((word) => soughtAlone(word).has(RECORDS.get(record.id)?.number) && !isBeside(record, word));
  if (role === "own-text")
    return ids.every((word) => soughtAlone(word).has(RECORDS.get(record.id)?.number) && isCalled(record, word));
  if (role.startsWith("several")) {
    const many = Number(role.slice(7)); // those whose post is known; the others may have another
    const met = ids.filter((id) => linked("with", id).has(record.id)).length;
    return met >= Math.min(many, ids.length) && record.participants?.length >= many;
  }
  const spokenOf = () => (record.about ?? []).map(recordOf).filter(Boolean);
  if (role === "about-via") return spokenOf().some((one) => inRoles(one, ["with", "at", "by", "about", "place"], ids));
  if (role === "event-kind") return ids.includes(recordOf(record.event)?.kind);
  if (role === "about-kind") return spokenOf().some((one) => ids.includes(one.kind));
  if (role === "about-text")
    return spokenOf().some((one) => one.title && ids.every((word) => isIn([one.title.en, one.title.ru], word)));
  if (role === "id") return ids.includes(record.id);
  return role === "kind" ? ids.includes(record.kind) : inRoles(record, [role], ids);
}

function fits(record, query, also = []) {
  if (query.ids.length && !query.ids.includes(record.id)) return false;
  if (!query.kinds.every((choice) => choice.includes(record.kind))) return false;
  const status = CLOSED.has(record.id) ? "closed" : record.type === "gap" ? "open" : record.status;
  if (!query.statuses.every((choice) => choice.includes(status))) return false;
  for (const [field, roles] of Object.entries(ROLES)) {
    if (!query[field].every((ids) => inRoles(record, [...roles, ...also], ids))) return false;
  }
  return query.terms.every((parts) =>
    parts.some(([role, ids]) => {
      if (role === "days") return record.latest >= ids[0] && record.earliest <= ids[1] && !UNDATED.has(record.id);
      if (role === "-days") return !(record.earliest >= ids[0] && record.latest && record.latest <= ids[1]);
      if (role.startsWith("-"))
        return !role
          .slice(1)
          .split("-")
          .some((one) => holdsOf(record, one, ids));
      return holdsOf(record, role, ids);
    }),
  );
}

// Records that stand for others: a source for what it proves, a conflict for its claims, a gap for its subjects.
const PROVED = new Map();
for (const record of DATA.records) {
  for (const { source } of record.sources) PROVED.set(source, [...(PROVED.get(source) ?? []), record.id]);
}
const standsFor = {
  source: (record) => PROVED.get(record.id) ?? [],
  conflict: (record) => record.claims,
  gap: (record) => record.about,
};

// Filters that concern only the standing record itself.
const ITS_OWN = { source: ["sources"], conflict: ["topics"], gap: ["topics", "sources"] };

function holds(record, query) {
  if (query.type && record.type !== query.type) return false;
  if (CLOSED.has(record.id) && !query.ids.length && !query.statuses.flat().includes("closed")) return false;
  const own = ITS_OWN[query.type];
  if (!own) return inTime(record, query) && fits(record, query);
  const bare = emptyQuery("");
  const parts = CHOICES.filter((field) => !own.includes(field)).flatMap((field) =>
    query[field].map((one) => ({ ...bare, [field]: [one] })),
  );
  const silent = ["text", ...own.flatMap((field) => ROLES[field])];
  const spoken = parts.map((part) => ({
    ...part,
    terms: part.terms.map((some) => some.filter(([role]) => !silent.includes(role))),
  }));
  if (!own.every((field) => fits(record, { ...bare, [field]: query[field] }))) return false;
  const others = standsFor[query.type](record).map(recordOf).filter(Boolean);
  return (others.length ? others : [record]).some((other) => {
    const dated = query.type === "source" || record.earliest || record.latest ? record : other;
    return inTime(dated, query) && parts.every((part, at) => fits(record, part, ALSO) || fits(other, spoken[at], ALSO));
  });
}
const CHOICES = ["kinds", "statuses", "people", "places", "topics", "sources", "indicators", "terms"];
const ALSO = ["about", "claim"];

const orderOf = (record) => [UNDATED.has(record.id) ? 1 : 0, record.earliest ?? "", record.latest ?? ""];

// Compare by earliest and latest day, then as in the base; undated records last; sessions of a body by number.
function compared(one, other, query) {
  const way = query.reverse ? -1 : 1;
  if (query.numbered && one.number !== other.number) return way * ((one.number ?? 1e9) - (other.number ?? 1e9));
  const [mine, its] = [orderOf(one), orderOf(other)];
  if (mine[0] !== its[0]) return mine[0] - its[0];
  for (const at of [1, 2]) {
    if ((mine[at] === "") !== (its[at] === "")) return way * (mine[at] === "" ? 1 : -1);
    if (mine[at] !== its[at]) return way * (mine[at] < its[at] ? -1 : 1);
  }
  return way * (RECORDS.get(one.id).number - RECORDS.get(other.id).number);
}

function select(query) {
  const found = DATA.records.filter((record) => holds(record, query)).sort((one, other) => compared(one, other, query));
  const beside = query.skip ? [] : besideCapital(query, found);
  const all = [...found, ...beside];
  return query.limit === null ? all : all.slice(query.skip, query.skip + query.limit);
}

// Return the capital that a query asks for: its ids, the term that names it, and its country; else null.
function capitalOf(query) {
  const either = query.terms.flatMap((parts) =>
    parts.filter(([role]) => role === "place").map(([, ids]) => [ids, parts]),
  );
  const asked = [...query.places.map((one) => [one, null]), ...either];
  const found = asked.find(([ids]) => ids.length === 1 && entryOf("place", ids[0]).capital_of);
  return found ? [...found, entryOf("place", found[0][0]).capital_of] : null;
}

// Return the records placed only in the country of a capital that is asked for: they may belong to the capital.
function besideCapital(query, found) {
  const capital = capitalOf(query);
  if (!capital) return [];
  const [ids, parts, country] = capital;
  const terms = [...query.terms.filter((one) => one !== parts), [["exactly", [country]]]];
  const wider = { ...query, places: query.places.filter((one) => one !== ids), terms };
  return DATA.records
    .filter((record) => holds(record, wider) && !found.includes(record))
    .sort((one, other) => compared(one, other, query));
}

// Return the undated records that the dates of a query leave out, although they may belong there.
function undatedOf(query) {
  if (!query.first && !query.last && !query.every.length) return [];
  const wider = { ...query, undated: true };
  return DATA.records.filter((record) => UNDATED.has(record.id) && !holds(record, query) && holds(record, wider));
}
