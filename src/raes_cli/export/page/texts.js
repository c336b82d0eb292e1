// Full-text search: which records contain words, in any form, and how much each hit is worth.
const WEIGHTS = new Map(Object.entries(DATA.weights));
const UNSEARCHED = new Set(DATA.unsearched);
const OF_TYPE = { organization: 0.95, statement: 0.9, conflict: 0.9, gap: 0.7, source: 0.8 };
const TERMS = new Map();
let SORTED = [];

// Index words of a record. TERMS has a flat list for each word: a record number, the best worth there, the next …
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
      if (!(named && inner === "name"))
        putValue(inner, part, number, Math.min(worth, OTHER_LANGUAGES.has(inner) ? worth : (WEIGHTS.get(inner) ?? 2)));
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

let isReady = false;

// Index the texts once: for the first question, or after the page is shown.
function makeReady() {
  if (!isReady) indexTexts();
  isReady = true;
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

// Return the words of the texts that are forms of a word, or spell the same name.
function termsOf(word) {
  const forms = (spelt) =>
    starting(stems(spelt).reduce(shorter)).filter(
      (other) => same(spelt, other) && (other === word || !STOP.has(other)),
    );
  const found = unique(variants(word).flatMap(forms));
  if (isLatin(word))
    found.push(
      ...azerbaijaniStems(word)
        .filter((stem) => stem.length >= SHORTEST_NAME)
        .flatMap(starting)
        .filter((other) => related(word, other)),
    );
  const its = bearers(word);
  for (const kind of NAMED) {
    for (const id of its[kind] ?? []) {
      if (found.length && !isPerson(id)) continue;
      const names = linesOf(kind, id)
        .flat()
        .filter((part) => heard(word, part));
      found.push(...names.flatMap((part) => starting(part).filter((other) => same(part, other))));
    }
  }
  return unique(found);
}

// Return the words of the texts, in all forms, that the base declares as synonyms of a word.
const SYNONYMS = Object.values(KNOWN.names.word ?? {});
// Return the forms of the synonyms of a word; if it is declared itself, it is no form of another: plane, of plan.
function synonymsOf(word) {
  const exact = SYNONYMS.filter((group) => group.includes(word));
  const groups = exact.length ? exact : SYNONYMS.filter((group) => group.some((own) => alike(word, own)));
  return groups.flatMap((group) =>
    group.flatMap((own) => starting(own.slice(0, SHORTEST_STEM)).filter((other) => same(own, other))),
  );
}

const isYear = (word) => /^(?:19|20)\d\d$/.test(word);
const soughtBefore = new Map();

// Return the records that have a word, also by family and synonyms, each with the worth of its best hit.
function soughtAlone(word) {
  if (!soughtBefore.has(word)) {
    const found = new Map();
    const close = termsOf(word);
    const kin = kinOf(word, close);
    for (const term of unique([...close, ...kin, ...synonymsOf(word)])) {
      const share = term === word ? 1 : close.includes(term) ? 0.8 : kin.includes(term) ? 0.52 : 0.3;
      const its = TERMS.get(term) ?? [];
      for (let at = 0; at < its.length; at += 2) {
        if ((found.get(its[at]) ?? 0) < its[at + 1] * share) found.set(its[at], its[at + 1] * share);
      }
    }
    if (isYear(word)) {
      const year = { first: `${word}-01-01`, last: `${word}-12-31`, every: [] };
      DATA.records.forEach(
        (record, number) =>
          (record.earliest || record.latest) &&
          inTime(record, year) &&
          found.set(number, Math.max(found.get(number) ?? 0, 5)),
      );
    }
    soughtBefore.set(word, found);
  }
  return soughtBefore.get(word);
}

// Return whether the words of what was typed as one mean nothing separately: 3+3, Т-72.
const isOfLetters = (words) => words.length > 1 && words.every(({ text }) => /^\d+$/.test(text) || text.length === 1);

// Return the records with all of these words, best first; `strangers` are words that occur in no text.
function search(words, query, barred = []) {
  const without = barred.filter((word) => !STOP.has(word.text)).map((word) => soughtAlone(word.text));
  const asked = unique(words.map((word) => word.text).filter((word) => !STOP.has(word)));
  const whole = unique(words.map((word) => word.typed)).filter((one) =>
    isOfLetters(words.filter((word) => word.typed === one)),
  );
  const each = asked.map(soughtAlone);
  const strangers = asked.filter((_, at) => !each[at].size);
  if (strangers.length || !asked.length) return { records: [], strangers };
  const least = each.reduce((one, other) => (other.size < one.size ? other : one));
  const scored = [];
  for (const number of least.keys()) {
    const record = DATA.records[number];
    if (
      !each.every((its) => its.has(number)) ||
      !holds(record, query) ||
      without.some((its) => its.has(number)) ||
      !whole.every((one) => JSON.stringify(record).includes(one))
    )
      continue;
    const score = each.reduce((sum, its) => sum + its.get(number) * Math.log1p(DATA.records.length / its.size), 0);
    scored.push([score, number]);
  }
  scored.sort((one, other) => other[0] - one[0] || one[1] - other[1]);
  const [from, to] = [query.first?.slice(0, 4), query.last?.slice(0, 4)];
  if (from && to && from !== to) {
    // Records about 2024–2026 before statements of 2025.
    const bears = ([, number]) => new RegExp(`${from}\\W{1,3}${to}`).test(JSON.stringify(DATA.records[number]));
    scored.sort((one, other) => bears(other) - bears(one));
  }
  return { records: scored.map(([, number]) => DATA.records[number]), strangers };
}

// Return the answer to a question: {question, records, strangers, line}.
function ask(text, today) {
  makeReady();
  let typed = inCyrillic(text, today) ?? onOtherKeys(text, today) ?? text;
  let first = understood(typed, today);
  const full = first.question === "show" ? null : yearsInFull(first.line);
  if (full) first = understood((typed = full), today);
  const strangers = first.question === "show" ? [] : strangersIn(first.line);
  const asked = strangers.length || first.names ? first : instead(first, typed, today);
  if (strangers.length) return { ...asked, records: [], strangers };
  if (asked.names) return { ...asked, records: asked.names.map(recordOf).filter(Boolean), strangers };
  if (asked.text) {
    return { ...asked, ...search(asked.text, asked.query, asked.barred) };
  }
  const records = select(asked.query);
  return {
    ...asked,
    records: asked.query.type === "figure" ? ranked(records, asked.query, asked.line) : records,
    strangers,
  };
}

const YEARS = /^(\d\d)[-/](\d\d)$/;

// Return what a line with unknown words would be in the other keyboard layout, if its words are known then; else null:
// kfdhjd, екфву.
function onOtherKeys(text, today) {
  const isWritten = (line) =>
    line.lookedFor
      .flatMap((item) => line.words.slice(item.start, item.end))
      .every(({ text: word }) => !/^\p{L}+$/u.test(word) || termsOf(word).length || synonymsOf(word).length);
  if (isWritten(new Question(text, today))) return null;
  const others = [SOUND.boards, [...SOUND.boards].reverse()].map(([keys, its]) =>
    [...text.toLowerCase()].map((letter) => its[keys.indexOf(letter)] ?? letter).join(""),
  );
  return others.find((one) => one !== text.toLowerCase() && isWritten(new Question(one, today))) ?? null;
}

// Return a line with abbreviated years in full, 24-26, if no other word is unknown; else null.
function yearsInFull(line) {
  const sought = line.lookedFor.map((item) => line.words[item.start].typed);
  const isLacking = (one) => YEARS.test(one) && !DATA.records.some((record) => JSON.stringify(record).includes(one));
  const years = sought.filter(isLacking);
  if (!years.length || strangersIn(line).some((one) => !years.includes(one))) return null;
  const spelt = ({ typed }) => (years.includes(typed) ? typed.replace(YEARS, "20$1-20$2") : typed);
  return [line.asked, ...unique(line.words.map(spelt))].join(" ").trim();
}

const CUES = [...WHOLE.keys(), ...BEGUN.keys(), ...STEMS.keys()].filter((word) => !word.includes(" ")).sort();
const plainOf = (word) => translated(replaced(word, SOUND.english), LETTERS);
const soundsAs = (word, known) =>
  (plainOf(word[0]) === known[0].replace("э", "е") || "csyz".includes(word[0])) &&
  !isLatin(known) &&
  keysOf(word).some((key) => keysOf(known.replaceAll("тс", "ц")).includes(key));

// Return transliterated Russian in Cyrillic, if all its words are known then; else null: kogda vstrecha.
function inCyrillic(text, today) {
  const line = new Question(text, today);
  const names = ["event-kind", "topic", "indicator"].flatMap((kind) => Object.values(KNOWN.names[kind] ?? {}).flat());
  const isKnown = (word) => names.includes(plainOf(word)) || CUES.some((one) => soundsAs(word, one));
  const sought = line.lookedFor.map((item) => line.words[item.start]).filter((word) => /^[a-z]+$/.test(word.typed));
  if (!sought.some((word) => isKnown(word.text))) return null;
  const spelt = (word) => [...CUES, ...starting(plainOf(word)[0])].find((one) => soundsAs(word, one));
  const parts = new Map();
  for (const word of line.words) {
    const text = /^[a-z]+$/.test(word.text) ? (spelt(word.text) ?? plainOf(word.text)) : null;
    parts.set(word.part, [...(parts.get(word.part) ?? []), { word, text }]);
  }
  const written = [...parts.values()].map((its) =>
    its.some((one) => one.text) ? its.map(({ word, text }) => text ?? word.text).join("-") : its[0].word.typed,
  );
  const typed = [line.asked, ...written].join(" ").trim();
  return strangersIn(new Question(typed, today)).length ? null : typed;
}

// Return what is unknown: a session number, a post without holders, strange initials, unknown words, misspelt names.
function strangersIn(line) {
  const known = line.dates.length || line.lookedFor.length;
  const means = (item) => Object.keys(item.means).some((sort) => sort !== "event-kind");
  if (line.verbs.length && !known && !line.items.some(means)) return [line.words[line.verbs[0].start].typed];
  if (line.number && !line.sessions.length) return [unique(line.words.map((word) => word.typed)).join(" ")];
  const nobody = line.of("post").find((item) => !Object.values(item.means).some((ids) => ids.length));
  if (nobody) return [line.text(nobody.start, nobody.end)];
  const barred = line.barred.filter((item) => !Object.keys(item.means).length);
  const words = [...line.lookedFor, ...barred].flatMap((item) => line.words.slice(item.start, item.end));
  const unknown = words.filter(
    (word) => word.initial || (!STOP.has(word.text) && (!soughtAlone(word.text).size || misspelt(word.text))),
  );
  return unique(unknown.map((word) => word.typed)); // one as typed may be several words
}

// Return whether a word of which the texts have only relatives is close to a name.
function misspelt(word) {
  if (termsOf(word).length || isYear(word)) return false;
  const near = Math.max(Math.floor(word.length / 6), 1);
  return Object.values(KNOWN.names.actor ?? {}).some((lines) =>
    lines.some((line) =>
      line.split(" ").some((name) => Math.abs(name.length - word.length) <= near && distance(word, name) <= near),
    ),
  );
}

// Return up to three people and bodies whose names are closest to a word, closest first.
function nearestTo(typed) {
  const word = fold(typed);
  const apart = (id) =>
    Math.min(
      ...linesOf("actor", id)
        .flat()
        .filter((name) => 3 * Math.abs(name.length - word.length) <= word.length)
        .map((name) => distance(word, name)),
      99,
    );
  return Object.keys(KNOWN.names.actor ?? {})
    .filter(recordOf)
    .map((id) => [apart(id), id])
    .filter(([far]) => 3 * far <= word.length)
    .sort(([one], [other]) => one - other)
    .slice(0, 3)
    .map(([, id]) => id);
}

// Return the edit distance of two words: insertions, deletions, substitutions and swaps of adjacent letters.
function distance(one, other) {
  let [before, row, earlier] = [[], Array.from({ length: other.length + 1 }, (_, at) => at), []];
  for (let place = 1; place <= one.length; place += 1) {
    [earlier, before, row] = [before, row, [place]];
    for (let at = 1; at <= other.length; at += 1) {
      let least = Math.min(
        before[at] + 1,
        row[at - 1] + 1,
        before[at - 1] + (one[place - 1] === other[at - 1] ? 0 : 1),
      );
      if (place > 1 && at > 1 && one[place - 1] === other[at - 2] && one[place - 2] === other[at - 1])
        least = Math.min(least, earlier[at - 2] + 1);
      row.push(least);
    }
  }
  return row[other.length];
}
