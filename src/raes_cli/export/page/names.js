// What runs of words name: people, bodies, places, and phrases for kinds, topics, indicators and sources.
const NAMED = ["actor", "place"];
const SHORTEST_NAME = 4;
const RECORDS = new Map(DATA.records.map((record, number) => [record.id, { record, number }]));
const OTHERS = new Map(DATA.others.map((record) => [record.id, record]));
const recordOf = (id) => RECORDS.get(id)?.record ?? OTHERS.get(id);
const isPerson = (id) => recordOf(id)?.type === "person";
const KEYS = Object.fromEntries(NAMED.map((kind) => [kind, new Map(Object.entries(KNOWN.keys[kind]))]));
const JOINING = new Set(KNOWN.joining);
const LANGUAGE = KNOWN.language;
const WHOLE = new Map(Object.entries(LANGUAGE.whole));
const BEGUN = new Map(Object.entries(LANGUAGE.begun));
const STEMS = new Map(Object.entries(LANGUAGE.stems));
const entryOf = (kind, id) => DATA.labels[kind]?.[id] ?? {};
const LINES = new Map();

// Return the folded words of each name of a vocabulary entry.
function linesOf(kind, id) {
  const asked = `${kind} ${id}`;
  if (!LINES.has(asked))
    LINES.set(
      asked,
      (KNOWN.names[kind]?.[id] ?? []).map((line) => line.split(" ")),
    );
  return LINES.get(asked);
}

// Return the cues of a folded word, or of several joined by spaces.
function cues(words) {
  const found = new Set(WHOLE.get(words) ?? []);
  for (let end = words.lastIndexOf(" ") + 2; end <= words.length; end += 1) {
    for (const cue of BEGUN.get(words.slice(0, end)) ?? []) found.add(cue);
  }
  if (found.size) return found;
  const stem = [words, ...azerbaijaniStems(words)].find((one) => STEMS.has(one));
  return new Set(STEMS.get(stem) ?? []);
}

const PAST = new RegExp(`^(?:${LANGUAGE.past})`);
const FOR = new Set("of for по для при".split(" ")); // before what a body is for: the council of ministers
const NO_NAME = new RegExp(`^(?:${LANGUAGE.no_name})`);
const endsAsVerb = (word) => LANGUAGE.verbal.some((one) => word.endsWith(one)) || PAST.test(word);
const TO_BE = new RegExp(LANGUAGE.to_be, "u");
const ASKING = new Set(LANGUAGE.azerbaijani);

// Return whether a folded word, unless very short, is an Azerbaijani interrogative or filler.
const isAzerbaijani = (word) =>
  (word.length > 3 && ASKING.has(word)) || [word, ...azerbaijaniStems(word)].some((one) => STEMS.has(one));

function numberOf(word, rows) {
  const at = rows.findIndex((row) =>
    row.some((one) => (one.endsWith("*") ? word.startsWith(one.slice(0, -1)) : word === one)),
  );
  if (at >= 0) return at + 1;
  const digits = word.match(/^№?(\d{1,2})-?(\p{L}*)$/u);
  return digits && (!digits[2] || AFTER_A_NUMBER.has(digits[2])) ? Number(digits[1]) : 0;
}
const ordinalOf = (word) => numberOf(word, LANGUAGE.ordinals);
const tensOf = (word) => (Object.hasOwn(LANGUAGE.tens, word ?? "") ? LANGUAGE.tens[word] : 0);

// Return the number below 100 that `words` begin with, and the number of words it takes.
function belowHundred(words) {
  const tens = tensOf(words[0]);
  const after = words[tens ? 1 : 0] ?? "";
  const ones = /^\p{L}+$/u.test(after) ? ordinalOf(after) || cardinalOf(after) : 0;
  const fits = ones && (!tens || ones < 10) ? ones : 0;
  return [tens + fits, (tens ? 1 : 0) + (fits ? 1 : 0)];
}

// Return the year that `words` begin with, and the number of words it takes: две тысячи двадцать второго, twenty
// twenty-two.
function yearSaid(words) {
  if (LANGUAGE.two.includes(words[0]) && LANGUAGE.thousand.some((one) => words[1]?.startsWith(one))) {
    const said = words[2] === "and" ? 3 : 2;
    const [rest, more] = belowHundred(words.slice(said));
    return [2000 + rest, more ? said + more : 2];
  }
  const [rest, more] = belowHundred(words.slice(1));
  const century = Object.hasOwn(LANGUAGE.centuries, words[0]) ? LANGUAGE.centuries[words[0]] : 0;
  return century && rest >= 10 ? [century * 100 + rest, more + 1] : [0, 0];
}

// Return the words with years and ordinals of several words in digits: двадцать третье, on ikinci.
function countedOf(words) {
  const found = [...words];
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const [year, many] = yearSaid(found.slice(at).map((word) => word.text));
    const next = found[at + 1]?.text;
    if (year && many > 1 && !(at && LANGUAGE.two.includes(found[at - 1].text)))
      found.splice(at, many, { ...found[at + many - 1], text: String(year), typed: String(year) });
    else if (LANGUAGE.numbered.includes(found[at].text) && next && (cardinalOf(next) || ordinalOf(next)))
      found.splice(at, 1);
  }
  for (let at = found.length - 2; at >= 0; at -= 1) {
    const [one, other] = [found[at], found[at + 1]];
    const tens = tensOf(one.text);
    const ones = tens && /^\p{L}+$/u.test(other.text) ? ordinalOf(other.text) : 0;
    if (!ones || ones > 9 || (one.text === "on" && !/[iu]nc[iu]$/.test(other.text))) continue;
    const digits = String(tens + ones);
    found.splice(at, 2, { ...other, text: digits, typed: digits });
  }
  return found;
}
const cardinalOf = (word) => numberOf(word, LANGUAGE.cardinals);

function withKeys(keys) {
  const found = {};
  for (const kind of NAMED) {
    const ids = unique(keys.flatMap((key) => KEYS[kind].get(key) ?? []));
    if (ids.length) found[kind] = ids;
  }
  return found;
}

const borne = new Map();

// Return the ids with `word` in a name, by kind; also in an Azerbaijani case, but Petrova is not Petrov.
function bearers(word) {
  if (word.length === 1) return {};
  if (!borne.has(word)) {
    const found = withKeys(formsOf(word).filter((key) => key.length > 1));
    for (const stem of cues(word).size ? [] : azerbaijaniStems(word)) {
      if (stem.length < SHORTEST_NAME || (found.actor && found.place)) continue;
      for (const [kind, ids] of Object.entries(withKeys(formsOf(stem)))) {
        if (!found[kind] && !(kind === "actor" && word === `${stem}a`)) found[kind] = ids;
      }
    }
    borne.set(word, found);
  }
  return borne.get(word);
}

const heardAlike = new Map();

// Return whether `word` is a form of a word of a name, or another spelling of it.
function heard(word, name) {
  const asked = `${word} ${name}`;
  if (!heardAlike.has(asked)) {
    const keys = new Set([...keysOf(name), ...keysOf(name).map((key) => single(key, "бвгджзклмнпрстфхцчш"))]);
    heardAlike.set(
      asked,
      alike(word, name) ||
        alike(word.replaceAll("e", "a"), name.replaceAll("e", "a")) ||
        formsOf(word).some((key) => keys.has(key)) ||
        azerbaijaniStems(word).some(
          (stem) => stem.length >= SHORTEST_NAME && formsOf(stem).some((key) => keys.has(key)),
        ),
    );
  }
  return heardAlike.get(asked);
}

// Return whether a word matters in a part of a name: no form word, but one for in or to a place is.
const isOfName = (word) => !STOP.has(word) || cues(word).has("in");

// Return whether `words` are consecutive in a name of `id`, or are a `whole` name, without prepositions.
function has(kind, id, words, whole) {
  const lines = linesOf(kind, id).map((line) => line.filter((word) => (whole ? !STOP.has(word) : isOfName(word))));
  const runs = lines
    .filter((line) => line.length === words.length || !whole)
    .flatMap((line) =>
      Array.from({ length: Math.max(line.length - words.length + 1, 0) }, (_, at) => line.slice(at, at + words.length)),
    );
  return [alike, heard].some((like) => runs.some((run) => run.every((part, at) => like(words[at], part))));
}

const SORTS_OF_BODIES = Object.values(KNOWN.names["organization-kind"] ?? {})
  .flat()
  .filter((line) => line.length > 1);
const isBody = (word) => SORTS_OF_BODIES.some((name) => alike(word, name));
const isPlace = (word) => (bearers(word).place ?? []).some((id) => has("place", id, [word], true));

// Return what a run names: a person by any part of a name; a body or place by a whole name or several words.
function whomNamed(kind, words, ids) {
  const content = words.filter((word) => !STOP.has(word));
  const whole = ids.filter((id) => has(kind, id, content, true));
  const people = kind === "actor" ? ids.filter(isPerson) : [];
  if (whole.length || people.length) {
    return [kind, content.length === 1 || !whole.length ? unique([...whole, ...people]) : whole];
  }
  if (content.length > 1) {
    const part =
      content.some(towards) || content.every(isPlace)
        ? []
        : ids.filter((id) => has(kind, id, words.filter(isOfName), false));
    return part.length ? [kind, part] : null;
  }
  return kind === "actor" && isBody(content[0]) ? ["body", ids] : null;
}

// Return people with two words written as one in their name: Бюльбюль оглы.
function joinedNames(words, taken, its) {
  const strange = (at) =>
    !taken[at] && !Object.keys(its[at]).length && /^\p{L}+$/u.test(words[at].text) && !cues(words[at].text).size;
  return words.slice(1).flatMap((word, at) => {
    if (!strange(at) || !strange(at + 1) || words[at].ends) return [];
    const people = (bearers(words[at].text + word.text).actor ?? []).filter(isPerson).sort();
    return people.length ? [[at, at + 2, "actor", people]] : [];
  });
}

function namesIn(words, taken) {
  const its = words.map((word, at) => (taken[at] || STOP.has(word.text) ? {} : bearers(word.text)));
  const found = [...inFull(words, its), ...joinedNames(words, taken, its)];
  for (const kind of NAMED) {
    for (let start = 0; start < words.length; start += 1) {
      let ids = its[start][kind];
      if (!ids) continue;
      for (let end = start + 1; ; end += 1) {
        const named = whomNamed(
          kind,
          words.slice(start, end).map((word) => word.text),
          ids,
        );
        if (named) found.push([start, end, ...named]);
        // A name continues while some id has all its words; skip of, the, по.
        while (
          end < words.length &&
          !Object.keys(its[end]).length &&
          STOP.has(words[end].text) &&
          !JOINING.has(words[end].text) &&
          !words[end - 1].ends
        )
          end += 1;
        if (end >= words.length || words[end - 1].ends || JOINING.has(words[end].text)) break;
        ids = meet(ids, its[end][kind] ?? []);
        if (!ids.length) break;
      }
    }
  }
  return found;
}

// Return names with initials: И. И. Иванов, Дж. Смит.
function inFull(words, its) {
  const found = [];
  words.forEach((word, at) => {
    if (!word.initial) return;
    let first = at;
    while (first > 0 && words[first - 1].initial) first -= 1;
    if (first !== at) return;
    let end = at;
    while (end < words.length && words[end].initial) end += 1;
    const letters = words.slice(at, end);
    for (const [name, start, stop] of [
      [end, at, end + 1],
      [at - 1, at - 1, end],
    ]) {
      const fits = (id) =>
        letters.every((one, place) =>
          initialsOf(one.text).some((key) => KEYS.actor.get(`${place + 1}${key}`)?.includes(id)),
        );
      const ids = (its[name]?.actor ?? []).filter(isPerson).filter(fits);
      if (ids.length) found.push([start, stop, "actor", ids]);
    }
  });
  return found;
}

const TOWNS = Object.keys(KNOWN.names.place ?? {}).filter(
  (id) => !["country", "region"].includes(entryOf("place", id).kind),
);

function adjectivesIn(words) {
  return words.flatMap((word, at) => {
    const roots = adjectiveRoots(word.text);
    const begins = (id) =>
      linesOf("place", id).some(
        (line) =>
          line.length === 1 && roots.some((root) => line[0].startsWith(root) && line[0].length - root.length <= 2),
      );
    return roots.length ? TOWNS.filter(begins).map((id) => [at, at + 1, "place", [id]]) : [];
  });
}

// Phrases by the first two letters of their first word, which its forms share; without those whose rarest word is a
// stop word.
const PHRASES = new Map();
const often = new Map();
for (const [, , line] of KNOWN.phrases)
  for (const word of new Set(line.split(" "))) often.set(word, (often.get(word) ?? 0) + 1);
const rarer = (one, other) => often.get(other) - often.get(one) || one.length - other.length;
for (const [sort, id, line] of KNOWN.phrases) {
  const parts = line.split(" ");
  if (STOP.has(parts.reduce((one, other) => (rarer(one, other) < 0 ? other : one)))) continue;
  const begins = parts[0].slice(0, 2);
  PHRASES.set(begins, [...(PHRASES.get(begins) ?? []), [sort, id, parts]]);
}

// Return the normalized Azerbaijani case ending that means to, in or from a place, else an empty string.
const PLACES = new Set(Object.values(KNOWN.names.place ?? {}).flat());
function towards(word) {
  const end = ["dan", "den", "da", "de", "ya", "ye", "a", "e"].find(
    (one) => word.endsWith(one) && PLACES.has(word.slice(0, -one.length)),
  );
  return !end || PLACES.has(word) ? "" : end.replace("y", "").replace("e", "a");
}

// Return whether a word has the same direction as its form in a name: investment of a country is not in it.
const goesAs = (word, name) => word === name || !isLatin(word) || towards(word) === towards(name);

function phrasesIn(words) {
  return words.flatMap((word, start) =>
    (PHRASES.get(word.text.slice(0, 2)) ?? [])
      .filter(
        ([sort, , parts]) =>
          start + parts.length <= words.length &&
          !(parts.length === 1 && STOP.has(word.text)) &&
          !(sort === "event-kind" && parts.join(" ").length <= SHORTEST_STEM && word.text !== parts[0]) &&
          parts.every((part, at) => alike(words[start + at].text, part)) &&
          (parts.length === 1 || parts.every((part, at) => goesAs(words[start + at].text, part))),
      )
      .map(([sort, id, parts]) => [start, start + parts.length, sort, [id]]),
  );
}

// Return the country that shares a name with the state in `means`, which is then meant too; else null.
function countryOf(means) {
  const ids = means.actor ?? [];
  if (ids.length !== 1 || means.place) return null;
  const country = recordOf(ids[0])?.type === "organization" ? recordOf(ids[0]).country?.id : null;
  const names = KNOWN.names.actor[ids[0]] ?? [];
  return country && (KNOWN.names.place[country] ?? []).some((line) => names.includes(line)) ? country : null;
}

// Take a word for a kind of body, with nothing beside it that says which, for the body with a command of its own.
function settleBodies(words, every) {
  const listed = declared("command");
  if (every.some(({ means }) => meet(means["event-kind"] ?? [], listed).length)) return;
  const holds = (id) => DATA.records.some((record) => listed.includes(record.kind) && record.body?.id === id);
  const isKind = (at) => every.some(({ start, end, means }) => means["event-kind"] && start <= at && at < end);
  const isPlain = (at) => STOP.has(words[at].text) || cues(words[at].text).size > 0 || isKind(at);
  for (const one of every.filter(({ means }) => (means.body ?? []).length > 1)) {
    const own = one.means.body.filter(holds);
    const first = one.start === 0 || isPlain(one.start - 1);
    const last = one.end === words.length || words[one.end - 1].ends || (isPlain(one.end) && !FOR.has(words[one.end].text));
    if (own.length && first && last) one.means = { actor: own };
  }
}

// Return the longest runs of words that have a meaning, in order: {start, end, means}.
function spansOf(words, taken, apart) {
  const found = new Map();
  const named = namesIn(words, taken);
  for (const [start, end, sort, ids] of [
    ...named,
    ...adjectivesIn(words),
    ...phrasesIn(words),
    ...postsIn(words, named),
  ]) {
    if (taken.slice(start, end).some(Boolean)) continue;
    const run = `${start} ${end}`;
    if (!found.has(run)) found.set(run, { start, end, means: {} });
    const means = found.get(run).means;
    means[sort] = unique([...(means[sort] ?? []), ...ids]);
  }
  const every = [...found.values()];
  const kinds = every.filter(({ means }) => means["event-kind"] && within(means["event-kind"], apart));
  for (const { start, end, means } of every) {
    // The kinds in `apart` are meant themselves, not an indicator with that word in its name.
    if (kinds.some((one) => start <= one.start && one.end <= end)) delete means.indicator;
    const sorts = Object.keys(means).sort().join() === "body,organization-kind" ? means["organization-kind"] : [];
    if (sorts.length && sorts.every((one) => entryOf("organization-kind", one).apart))
      for (const sort of Object.keys(means)) delete means[sort]; // the word for a state classifies a visit
    const country = countryOf(means);
    if (country) means.place = [country];
    if (means.post && !(means.actor ?? []).some(isPerson)) for (const sort of [...NAMED, "indicator"]) delete means[sort];
  }
  settleBodies(words, every);
  const used = words.map(() => false);
  const length = (span) => span.end - span.start;
  return [...found.values()]
    .sort((one, other) => length(other) - length(one) || one.start - other.start)
    .filter(({ means }) => Object.keys(means).length)
    .filter(({ start, end }) => !used.slice(start, end).some(Boolean) && used.fill(true, start, end))
    .sort((one, other) => one.start - other.start);
}

const ALL_JOINING = "и and or или və ve с со with ile".split(" ");
const isSoCalled = (word, ids) => ids.some((id) => linesOf("actor", id).some((line) => line.includes(word)));

// Return the kinds of events whose entry in the base has a value under `key`.
const declared = (key) =>
  Object.keys(DATA.labels["event-kind"] ?? {}).filter(
    (id) => entryOf("event-kind", id)[key] !== undefined && entryOf("event-kind", id)[key] !== null,
  );
// Return the scope of a question in this base: its record type, and the kinds or topics declared for it.
const scopeOf = (question) => ({
  kinds: (KNOWN.scopes[question]?.kinds ?? [])[0] ?? null,
  topics: (KNOWN.scopes[question]?.topics ?? [])[0] ?? null,
  type: KNOWN.scopes[question]?.type,
});
