// Words looked for in the texts of records: which records have them, in any form, and what each place is worth.
const WEIGHTS = new Map(Object.entries(DATA.weights));
const UNSEARCHED = new Set(DATA.unsearched);
const OF_TYPE = { organization: 0.95, statement: 0.9, conflict: 0.9, gap: 0.7, source: 0.8 };
const TERMS = new Map();
let SORTED = [];

// Under each word the records that have it, one after the other, each with what the best place of it there is worth.
function put(words, number, worth, length) {
  const brevity = worth / (1 + length / 400);
  for (const word of words) {
    const its = TERMS.get(word);
    if (!its) TERMS.set(word, [number, brevity]);
    else if (its[its.length - 2] !== number) its.push(number, brevity);
    else if (its[its.length - 1] < brevity) its[its.length - 1] = brevity;
  }
}

const foldedTexts = new Map();
function wordsOnce(text) {
  let words = foldedTexts.get(text);
  if (!words) foldedTexts.set(text, (words = wordsOf(text)));
  return words;
}

function putNamed(kind, id, number, worth) {
  for (const line of linesOf(kind, id)) put(line, number, worth, 9 * line.length);
}

function putValue(key, value, number, worth) {
  if (!value || UNSEARCHED.has(key)) return;
  if (typeof value === "string") put(wordsOnce(value), number, worth, value.length);
  else if (Array.isArray(value)) for (const one of value) putValue(key, one, number, worth);
  else if (typeof value === "object") {
    const named = value.name && value.id;
    if (named && ["place", "country"].includes(key)) {
      for (const place of around(value.id)) putNamed("place", place, number, worth);
    } else if (named) putNamed(key === "indicator" ? "indicator" : "actor", value.id, number, worth);
    for (const [inner, part] of Object.entries(value)) {
      if (!(named && inner === "name")) putValue(inner, part, number, Math.min(worth, OTHER_LANGUAGES.has(inner) ? worth : WEIGHTS.get(inner) ?? 2));
    }
  }
}
const OTHER_LANGUAGES = new Set(["en", "ru", "az"]);
const around = (place) => [place, ...(entryOf("place", place).within ? around(entryOf("place", place).within) : [])];

function indexTexts() {
  DATA.records.forEach((record, number) => {
    const share = OF_TYPE[record.type] ?? 1;
    for (const [key, value] of Object.entries(record)) putValue(key, value, number, share * (WEIGHTS.get(key) ?? 2));
    put(wordsOf(record.id), number, 2 * share, record.id.length);
    if (record.kind) putNamed(`${record.type}-kind`, record.kind, number, 3 * share);
    for (const topic of record.topics) putNamed("topic", topic, number, 1.2 * share);
    for (const said of DATA.dates[record.date]?.slice(0, 2) ?? []) put(wordsOnce(said), number, 5 * share, said.length);
    for (const said of DATA.amounts[record.id]?.[0] ?? []) put(wordsOnce(said), number, 6 * share, said.length);
  });
  SORTED = [...TERMS.keys()].sort();
  foldedTexts.clear();
}

function starting(stem) {
  let [low, high] = [0, SORTED.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (SORTED[middle] < stem) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < SORTED.length && SORTED[end].startsWith(stem)) end += 1;
  return SORTED.slice(low, end);
}

// The words of the texts that are forms of a word, or spell the same name.
function termsOf(word) {
  const shortest = stems(word).reduce((one, other) => (other.length < one.length ? other : one));
  const found = starting(shortest).filter((other) => other === word || (same(word, other) && !STOP.has(other)));
  if (isLatin(word)) found.push(...azerbaijaniStems(word).filter((stem) => stem.length >= SHORTEST_NAME).flatMap(starting).filter((other) => related(word, other)));
  const its = bearers(word);
  for (const kind of NAMED) {
    for (const id of its[kind] ?? []) {
      if (found.length && !isPerson(id)) continue;
      const names = linesOf(kind, id).flat().filter((part) => heard(word, part));
      found.push(...names.flatMap((part) => starting(part).filter((other) => same(part, other))));
    }
  }
  return unique(found);
}

// The words of the texts that the base declares to mean the same.
const SYNONYMS = Object.values(KNOWN.names.word ?? {});
const synonymsOf = (word) => SYNONYMS.filter((group) => group.some((own) => alike(word, own)))
  .flatMap((group) => group.flatMap((own) => starting(own.slice(0, SHORTEST_STEM)).filter((other) => same(own, other))));

const soughtBefore = new Map();

// The records that have a word, each with what the best place of it there is worth.
function soughtAlone(word) {
  if (!soughtBefore.has(word)) {
    const found = new Map();
    const own = termsOf(word);
    for (const term of unique([...own, ...synonymsOf(word)])) {
      const share = term === word ? 1 : own.includes(term) ? 0.8 : 0.3;
      const its = TERMS.get(term) ?? [];
      for (let at = 0; at < its.length; at += 2) {
        if ((found.get(its[at]) ?? 0) < its[at + 1] * share) found.set(its[at], its[at + 1] * share);
      }
    }
    soughtBefore.set(word, found);
  }
  return soughtBefore.get(word);
}

// The records with all of these words, the best first; `strangers` are words that stand in no text.
function search(words, query) {
  const asked = unique(words.filter((word) => !STOP.has(word)));
  const each = asked.map(soughtAlone);
  const strangers = asked.filter((_, at) => !each[at].size);
  if (strangers.length || !asked.length) return { records: [], strangers };
  const least = each.reduce((one, other) => (other.size < one.size ? other : one));
  const scored = [];
  for (const number of least.keys()) {
    const record = DATA.records[number];
    if (!each.every((its) => its.has(number)) || !holds(record, query)) continue;
    const score = each.reduce((sum, its) => sum + its.get(number) * Math.log1p(DATA.records.length / its.size), 0);
    scored.push([score, number]);
  }
  scored.sort((one, other) => other[0] - one[0] || one[1] - other[1]);
  return { records: scored.map(([, number]) => DATA.records[number]), strangers };
}

// The answer to a question: {question, records, strangers, line}.
function ask(text, today) {
  const asked = understood(text, today);
  const strangers = strangersIn(asked.line);
  if (strangers.length) return { ...asked, records: [], strangers };
  if (asked.names) return { ...asked, records: asked.names.map(recordOf).filter(Boolean), strangers };
  if (asked.text) {
    const words = [...asked.text.map((word) => word.text)];
    return { ...asked, ...search(words, asked.query) };
  }
  return { ...asked, records: select(asked.query), strangers };
}

function strangersIn(line) {
  return line.lookedFor.flatMap((item) => line.words.slice(item.start, item.end))
    .filter((word) => !STOP.has(word.text) && !soughtAlone(word.text).size).map((word) => word.typed);
}
