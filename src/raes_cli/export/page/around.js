// Times relative to an event: after the talks in Oslo, до пятого заседания, between two sessions. The words that name
// the event are replaced by its day, and the resulting line is read.
const ORDERS = ["first", "last"];
const OF_ITS_NAME = ["documents", "statement", "planned", "announced", "closed", "open", "sort", "joint"];
const WITHIN_NAMES = [...ORDERS, ...OF_ITS_NAME, "ask", "in", "on", "from", "with", "about", "coming"];
const OF_EVENTS = ["timeline", "meetings", "council"];
const typedOf = (words) => [...new Map(words.map((word) => [word.part, word.typed])).values()].join(" ");
const isOfKind = (item) => Boolean(item.means["event-kind"]);

// Return the line with days in place of events that give a time; empty if there are none.
function toldByEvents(line, today) {
  const { words } = line;
  if (!words.some((word) => LANGUAGE.sides.includes(word.text))) return "";
  const dates = line.dates.map(({ start, end }) => ({ start, end, means: {}, does: new Set() }));
  const items = [...line.items, ...line.barred, ...line.records, ...dates].sort(
    (one, other) => one.start - other.start,
  );
  const within = (start, end, instead) =>
    [line.asked, typedOf(words.slice(0, start)), instead, typedOf(words.slice(end))].filter(Boolean).join(" ");
  const named = (...given) => namedBeside(line, items, today, ...given);
  for (const [at, { text, part }] of words.entries()) {
    // A word joined by a hyphen is not a preposition of its own: after-summit.
    if (words.filter((word) => word.part === part).length > 1) continue;
    // Two days before the event, not before today.
    if (dates.some((one) => one.start <= at && at < one.end) && !spanBefore(words, at)[1]) continue;
    if ([...LANGUAGE.between, ...LANGUAGE.between_it].includes(text)) {
      const [begin, after] = LANGUAGE.between.includes(text) ? [at + 1, words.length] : [0, at];
      const kind = line.of("event-kind").find((item) => begin <= item.start && item.start < after);
      const kinds = kind ? typedOf(words.slice(kind.start, kind.end)) : "";
      for (let middle = begin + 1; middle < after - 1; middle += 1) {
        if (!LANGUAGE.and.includes(words[middle].text)) continue;
        const one = named(begin, middle, kinds, true);
        const other = named(middle + 1, after, kinds, false);
        if (!one || !other) continue;
        const [first, last] = [one.event.latest, other.event.earliest];
        if (!first || !last || first >= last) return "";
        return within(Math.min(one.start, at), Math.max(other.end, at + 1), `after ${first} before ${last}`);
      }
      continue;
    }
    const [start, days] = spanBefore(words, at);
    for (const [side, ends, cuesOf] of LANGUAGE.beside) {
      if (!cuesOf.includes(text) || (ends.length && !ends.some((end) => words[start - 1]?.text.endsWith(end))))
        continue;
      const numbered = declared("numbered");
      const kind = line.of("event-kind").find((item) => item.means["event-kind"].some((one) => numbered.includes(one)));
      const kinds = kind ? typedOf(words.slice(kind.start, kind.end)) : "";
      const day = ends.length ? named(0, start, "", true) : named(at + 1, words.length, kinds, false);
      if (!day) continue;
      const { earliest, latest } = day.event;
      if (side === "on" && !(earliest && latest && isMeant(line, day))) return "";
      const bound =
        side === "on" ? unique([earliest, latest]).join("..") : ["after", "until"].includes(side) ? latest : earliest;
      const told = days && side === "after" ? away(bound, days) : days && side === "before" ? away(bound, -days) : "";
      return bound ? within(Math.min(day.start, start), Math.max(day.end, at + 1), told || `${side} ${bound}`) : "";
    }
  }
  return "";
}

// Return the start and length in days of a span before the word at `at`, *two weeks after*; `at` and 0 if none.
function spanBefore(words, at) {
  const said = (place) => words[place]?.text ?? "";
  const [days] = LANGUAGE.spans.find(([, its]) => its.includes(said(at - 1))) ?? [0];
  if (!days) return [at, 0];
  const many = cardinalOf(said(at - 2));
  let start = at - 1 - (many ? 1 : 0);
  const leads = (word) =>
    LANGUAGE.of_spans.includes(word) || LANGUAGE.of_spans_begun.some((one) => word.startsWith(one));
  while (start && leads(said(start - 1))) start -= 1;
  return [start, (many || 1) * days];
}

// Return the range of `days` days after a `bound`, or before it if negative.
function away(bound, days) {
  if (!bound) return "";
  const ends = [nextDay(bound, Math.sign(days)), nextDay(bound, days)].sort();
  return `on ${unique(ends).join("..")}`;
}

// Return whether events during this one are asked for: it is identified, and no text is searched for.
function isMeant(line, day) {
  const inside = line.items.filter((item) => day.start <= item.start && item.end <= day.end);
  const apart = day.alone || inside.some((item) => namedBy(item).some(isPerson));
  const asks = (item) => Object.keys(item.means).length || item.does.has("said") || item.does.has("documents");
  const others = line.items.filter((item) => !inside.includes(item));
  const meant = others.some(asks) || !others.some((item) => line.isSought(item));
  return apart && !line.does.has("figures") && !line.sessions.length && meant;
}

// Return the event named by the words from `begin`, or, with `back`, by those that end before `after`.
function namedBeside(line, all, today, begin, after, kinds, back) {
  const items = all.filter((item) => begin <= item.start && item.end <= after);
  const run = [];
  let found = null;
  if (back && !items.some((item) => item.end === after)) return null;
  for (const item of back ? items.reverse() : items) {
    if (endsName(line, item, run) || (found?.alone && !belongs(line, item, run, back))) break;
    run.push(item);
    const [start, end] = back ? [item.start, after] : [begin, item.end];
    const does = [...item.does];
    if (Object.keys(item.means).length || !does.length || meet(does, [...ORDERS, ...OF_ITS_NAME]).length) {
      const events = eventsOf(line, today, typedOf(line.words.slice(start, end)), run, kinds);
      if (events.length) found = { start, end, event: events[0], alone: events.length === 1 };
      else if (found?.alone) break;
      else if (found && Object.keys(item.means).length && !back && belongs(line, item, run, back)) return null;
    }
    if (!back && line.words[item.end - 1].ends) break;
  }
  return found;
}

// Return whether the name of an event ends before an item: another kind of event, or a word that asks.
function endsName(line, item, run) {
  const { text } = line.words[item.start];
  const another = isOfKind(item) && !item.means["document-kind"] && run.some(isOfKind);
  const asks = ["who", "when", "what", "sides"].some((one) => LANGUAGE[one].includes(text));
  return another || asks || !within([...item.does], WITHIN_NAMES);
}

// Return whether an item still belongs to the name of a single event: in Oslo, заседания совета.
function belongs(line, item, run, back) {
  if (!Object.keys(item.means).length || (isOfKind(item) && !run.some(isOfKind))) return true;
  if (!back && item.start === run.at(-1).end && isTheirs(line, item)) return true;
  const [word, before] = [said(line, item.end - 1), said(line, item.start - 1)];
  const ending = said(line, run[0].end - 1);
  if (back) return item.end === run.at(-1).start && LANGUAGE.cases_of_another.some((end) => ending.endsWith(end));
  const people = (one) => (one.means.actor ?? []).some(isPerson);
  const led =
    LANGUAGE.articles.includes(before) ||
    before === "of" ||
    ["in", "from", "with"].some((one) => cues(before).has(one));
  const stands = Object.entries(item.means).some(([sort, ids]) =>
    ids.some((id) => linesOf(sort, id).some((one) => one.includes(word))),
  );
  if (people(item)) {
    const joined = LANGUAGE.and.includes(before) && run.some(people);
    return joined || before === "of" || !(isLatin(word) || stands);
  }
  return led || Boolean(item.means["document-kind"]) || !stands;
}

// Return the people of a line, as typed, if a run is a city where they may have met: after Sochi.
function peopleOfCity(line, run) {
  const items = run.filter((item) => Object.keys(item.means).length);
  const isCity = items.length && items.every((item) => Object.keys(item.means).join() === "place");
  const isOther = (item) => !items.includes(item) && (item.means.actor ?? []).some(isPerson);
  const people = isCity ? line.items.filter(isOther) : [];
  return people.map((item) => typedOf(line.words.slice(item.start, item.end))).join(" ");
}

// Return the events that a run means, latest first; without a kind, those with its words in the title, by date.
function eventsOf(line, today, words, run, kinds) {
  const isWord = (item) => line.isSought(item) || meet([...item.does], OF_ITS_NAME).length > 0;
  const sought = run.filter((item) => item.means["document-kind"] || isWord(item));
  const counts = run.some((item) => line.ordinal(item) || ORDERS.some((one) => item.does.has(one)));
  const isKind = run.some(isOfKind);
  const ofKinds = isKind || (counts && kinds !== "");
  const people = ofKinds || sought.length ? "" : peopleOfCity(line, run);
  const isNamed = ofKinds || people !== "";
  if (!isNamed && !sought.length) return [];
  const typed = people ? `${people} ${words}` : !isKind && counts ? `${words} ${kinds}` : words;
  let asked = understood(typed, today);
  if (![...OF_EVENTS, "show"].includes(asked.question)) asked = understood(`timeline ${typed}`, today);
  if (!asked.names && strangersIn(asked.line).length) return [];
  const all = asked.names ? asked.names.map(recordOf) : select(asked.query);
  const sure = asked.names ? all : all.filter((record) => holds(record, asked.query));
  const records = sure.length ? sure : all; // uncertain matches count only if there are no others
  let events = records.filter((record) => record?.type === "event");
  const held = events.filter((event) => event.status === "held");
  if (held.length) events = held;
  if (isNamed) return [...events].reverse();
  const stands = (event, item) => {
    const own = wordsOf(`${event.title.en} ${event.title.ru}`);
    const its = line.words.slice(item.start, item.end).map((word) => word.text);
    return its.every((word) => {
      const close = termsOf(word);
      return meet([...close, ...kinOf(word, close), ...synonymsOf(word)], own).length;
    });
  };
  const titled = events.filter((event) => sought.every((item) => stands(event, item)));
  const others = run.some((item) => Object.keys(item.means).length && !sought.includes(item));
  return titled.length ? titled : others ? events : [];
}
