// From a line of words to what it asks: {question, query, text, names}.
const STATUSES = ["planned", "announced", "closed", "open", "forecast", "target"];
const OF_A_RECORD = ["claim", "about", "event", "source", "id"];
const STATUSES_OF = {
  event: ["held", "planned", "announced"],
  figure: ["reported", "forecast", "target"],
  gap: ["closed", "open"],
};

// Return the query for all records in the scope of a question, before words narrow it.
function emptyQuery(question) {
  const scope = scopeOf(question);
  return {
    question,
    type: scope.type ?? null,
    kinds: scope.kinds ? [scope.kinds] : [],
    statuses: [],
    people: [],
    places: [],
    topics: scope.topics ? [scope.topics] : [],
    sources: [],
    indicators: [],
    ids: [],
    terms: [],
    first: null,
    last: null,
    every: [],
    undated: false,
    limit: null,
    skip: 0,
    reverse: false,
    numbered: question === "council",
  };
}

function narrowDate(query, date) {
  if (date.every) query.every.push(date.every);
  if (date.first && (!query.first || date.first > query.first)) query.first = date.first;
  if (date.last && (!query.last || date.last < query.last)) query.last = date.last;
  return query;
}

// Narrow a query to the dates of a line; alternative days become a single range for `who` and `search`.
function onDays(line, query) {
  const days = line.days.map(([, span]) => span);
  line.dates.filter((one) => !days.length || !one.first || !one.last).reduce(narrowDate, query);
  if (!days.length) return query;
  if (!["who", "search"].includes(query.question)) query.terms.push(line.days);
  else
    narrowDate(query, {
      first: days.map(([day]) => day).sort()[0],
      last: days
        .map(([, day]) => day)
        .sort()
        .at(-1),
    });
  return query;
}

function understood(text, today, byTitle = true) {
  const line = new Question(text, today);
  if (line.asked === "search") {
    const [barred, text] = [true, false].map((one) => line.words.filter((word) => word.barred === one));
    return { question: "search", text, barred, query: emptyQuery("search"), line };
  }
  const whole = byTitle && titled(line);
  if (whole)
    return titleOfSeveral(line, text, today) ?? { question: "show", names: whole, query: emptyQuery("show"), line };
  const told = toldByEvents(line, today);
  if (told) return understood(told, today);
  const ids = line.records.flatMap((span) => span.means.id);
  const content = [...line.ofMeaning(), ...line.lookedFor].sort((one, other) => one.start - other.start);
  if (
    ids.length &&
    !content.length &&
    ["", "who"].includes(line.asked) &&
    !line.does.has("gaps") &&
    !line.does.has("conflicts")
  )
    return { question: "show", names: ids, query: emptyQuery("show"), line };
  const dated = onDays(line, emptyQuery("who"));
  const holders =
    line.of("post").length || (line.of("actor").length && asksOfHolders(line)) ? holdersAsked(line, dated) : null;
  if (holders) return { question: "who", names: holders, query: dated, line };
  let question = line.question();
  if (question === "search" && asksWhen(line) && hasEvents(line, content)) question = "timeline";
  const query = onDays(line, emptyQuery(question));
  // "Conflict about the last call" does not ask for the last conflict.
  if (!["gap", "conflict"].includes(query.type)) Object.assign(query, line.order);
  const known = STATUSES_OF[query.type] ?? [];
  const planned = query.type === "figure" && line.does.has("planned") ? ["forecast", "target"] : [];
  const asked = STATUSES.filter((status) => [...line.does, ...planned].includes(status) && known.includes(status));
  if (query.type === "event" && asksWhatWillBe(line) && !asked.includes("planned")) asked.push("planned");
  if (asked.length) query.statuses.push(asked.join() === "planned" ? ["planned", "announced"] : asked);
  else if ((line.order.limit || line.order.reverse) && query.type === "event") query.statuses.push(["held"]);
  // The base knows nothing after its newest event.
  if (asked.length && line.does.has("coming") && !line.dates.length)
    Object.assign(query, { first: [today, KNOWN.newest ?? today].sort()[0], undated: true });
  if (question === "council" && line.number) return { question: "show", names: line.sessions, query, line };
  if (question === "who") return { question, names: whoNamed(line), query, line };
  if (query.type !== "figure")
    content.push(...line.items.filter((item) => item.does.has("most") || item.does.has("least")));
  if (line.nth && query.type !== "event") content.push(line.nth);
  if (question === "search") {
    const sought = [...content, ...line.records, ...(line.number ? [line.number] : [])].sort(
      (one, other) => one.start - other.start,
    );
    const [text, barred] = [sought, line.barred].map((its) =>
      its.flatMap((item) => line.words.slice(item.start, item.end)),
    );
    if (line.documents.length) query.type = "document";
    return { question, text, barred, query, line };
  }
  if (question === "timeline" && asksOfSessions(line)) query.kinds.push(metIn(line));
  for (const item of line.barred) leaveOut(line, query, item);
  for (const one of line.daysOut) query.terms.push([["-days", [one.first ?? "", one.last ?? "9999"]]]);
  for (const id of ids) query.terms.push(OF_A_RECORD.map((role) => [role, [id]]));
  if (query.type === "figure") {
    const found = measured(line, question, query, content);
    if (found) return found;
    question = "timeline"; // trips for which there are no figures
    Object.assign(query, emptyQuery(question), { first: query.first, last: query.last, every: query.every });
  }
  const theirs = (item) => SUBJECTS.includes(question) && line.sessions.length && isTheirs(line, item);
  for (const item of either(line, content))
    if (item !== line.numbered && !theirs(item)) narrow(line, question, query, item);
  if (line.sessions.length && line.number) {
    const roles = question === "sources" ? ["id"] : ["event", "part", "about", "id"];
    const said = [line.number, ...(line.numbered ? [line.numbered] : [])].sort((one, other) => one.start - other.start);
    const words = said.flatMap((item) => line.words.slice(item.start, item.end)).map((word) => word.text);
    term(
      query,
      roles.map((role) => [role, line.sessions]),
      question === "sources" ? words : [],
    );
  }
  return { question, query, line };
}

// Return whether the line asks for the date of something that only the texts mention.
function asksWhen(line) {
  const others = line.asked || line.barred.length || line.sessions.length || line.records.length;
  return !others && line.lookedFor.length > 0 && asksTheDay(line);
}

const asksWhether = (line) => line.words.some(({ text }) => [...LANGUAGE.when, ...LANGUAGE.whether].includes(text));

// Return whether the line asks when, or whether, something will be.
function asksWhatWillBe(line) {
  const will = line.words.map(({ text }) => LANGUAGE.will.includes(text));
  // Подпишут, but not визит.
  const isToBe = (item) =>
    TO_BE.test(line.text(item.start, item.end)) && isVerb(line.text(item.start, item.end), item.means["event-kind"]);
  return will[0] || (asksWhether(line) && (will.some(Boolean) || line.of("event-kind").some(isToBe)));
}

// Return what is asked; if no record matches, the gaps about it, else the question without one of its words.
function instead(asked, text, today) {
  const { line, question } = asked;
  const may = ["timeline", "meetings", "council", "figures", "trade", "search", "said"].includes(question);
  const asks = ["why", "cause", "figures"].some((one) => line.does.has(one)) || asksWhether(line);
  const plain = line.asked || !may ? [] : wordsToLeave(line);
  if (line.asked || !may || !(asks || plain.length) || foundBy(asked).length) return asked;
  const gaps = asks && gapsOf(line, text, today);
  if (gaps) return gaps;
  const rests = plain.map((item) => [item, understood(withoutIt(line, item), today)]);
  const found = rests.filter(([, rest]) => foundBy(rest).length);
  const verbs = found.filter(([item]) => endsAsVerb(line.words[item.start].text));
  const told = verbs.length ? verbs : found;
  if (told.length !== 1 || ["figures", "trade"].includes(question)) return asked;
  const searched = understood(`search ${text}`, today); // who was absent: a record that says so
  return foundBy(searched).length ? searched : { ...told[0][1], leftOut: line.words[told[0][0].start].typed };
}

const FEW = 3;

function foundBy({ names, text, query, barred }) {
  return names ?? (text ? search(text, query, barred).records : select(query));
}

// Return the words to search for that may be left out: verbs, and words between two items with a meaning.
function wordsToLeave(line) {
  const known = line.ofMeaning();
  return line.lookedFor.filter((item) => {
    const { text, typed } = line.words[item.start];
    const plain = /^\p{L}+$/u.test(typed) && typed === typed.toLowerCase() && !ordinalOf(text);
    if (item.does.size || !plain || isSubject(line, item) || Object.keys(bearers(text)).length) return false;
    const leads = known.some((one) => one.start === item.end);
    const between = known.some((one) => one.end === item.start) && known.some((one) => one.start > item.end);
    return (endsAsVerb(text) && !(leads && isLatin(text))) || (between && !leads && line.does.has("ask"));
  });
}

const withoutIt = (line, item) =>
  unique(line.words.filter((_, at) => at < item.start || at >= item.end).map((word) => word.typed)).join(" ");

// Return the question for the gaps about what is asked for, if they are few; else null.
function gapsOf(line, text, today) {
  const gaps = understood(`gaps ${text}`, today);
  const kept = line.of("event-kind").every((item) => soughtAlone(said(line, item.start)).size);
  const open = (record) => !KNOWN.closed.includes(record.id);
  // Gaps are not sought by people and places alone.
  const tells = line.lookedFor.length || line.of("event-kind", "topic", "indicator").length;
  const found = gaps.question === "gaps" ? select(gaps.query).filter(open) : [];
  const sought = line.lookedFor
    .flatMap((item) => line.words.slice(item.start, item.end))
    .filter((word) => !STOP.has(word.text));
  // The family of a word does not count: *works* is not *cooperation*.
  const close = sought.map(({ text: word }) => [...termsOf(word), ...synonymsOf(word)]);
  const holdsAll = (record) => close.every((known) => meet(wordsOf(JSON.stringify(record)), known).length);
  return tells && kept && found.length > 0 && found.length <= FEW && found.every(holdsAll) ? gaps : null;
}

const asksTheDay = (line) =>
  line.words.some(({ text }) => LANGUAGE.when.includes(text) && !LANGUAGE.where.includes(text));

// Return whether a few events match everything that a line names and searches for.
function hasEvents(line, content) {
  const query = onDays(line, emptyQuery("timeline"));
  for (const item of content) narrow(line, "timeline", query, item);
  line.topicsAsked = null;
  const found = DATA.records.filter((record) => holds(record, query)).length;
  return found > 0 && found <= 5;
}

// Return the items, merging bodies joined by *and* that never met into an alternative of both.
function either(line, content) {
  const found = [];
  for (const item of content) {
    const [last, bodies] = [found.at(-1), (one) => Object.keys(one.means).join() === "actor"];
    const ids =
      last && last.end === item.start - 1 && bodies(last) && bodies(item) && isJoined(line, item)
        ? [...last.means.actor, ...item.means.actor]
        : [];
    const together = (record) => record.type === "event" && ids.every((id) => inRoles(record, ["with", "at"], [id]));
    if (!ids.length || ids.some(isPerson) || DATA.records.some(together)) found.push(item);
    else found[found.length - 1] = { ...last, end: item.end, means: { actor: ids } };
  }
  return found;
}

// Return what a title without a day asks if it also describes other contacts, Petrov visits Oslo; else null.
function titleOfSeveral(line, text, today) {
  const kinds = line.of("event-kind");
  const contacts = [...declared("counts_as"), ...line.travel()];
  if (line.dates.length || line.sessions.length || kinds.length !== 1) return null;
  if (!kinds[0].means["event-kind"].every((kind) => contacts.includes(kind))) return null;
  const asked = understood(text, today, false);
  const found = DATA.records.filter((record) => holds(record, asked.query));
  return asked.query.type === "event" && found.length > 1 ? asked : null;
}

// Return the records whose title is the whole line, apart from interrogative words before it; else null.
function titled(line) {
  for (const item of [{ end: 0, means: {} }, ...line.items]) {
    const orders = item.does?.has("first") || item.does?.has("last");
    if (Object.keys(item.means).length || orders || (item.end && !item.does.size)) return null;
    if (item.end === line.words.length) return null;
    const parts = new Map(line.words.slice(item.end).map((word) => [word.part, word.typed]));
    const rest = wordsOf([...parts.values()].join(" ")).join(" ");
    if (TITLES.has(rest)) return TITLES.get(rest);
  }
  return null;
}

// Return whether words are a verb for these kinds of events: visited, but not visit.
const isVerb = (words, kinds) =>
  !kinds.some((id) => KNOWN.names["event-kind"][id].includes(words)) &&
  KNOWN.phrases.some(([sort, id, own]) => sort === "event-kind" && own === words && kinds.includes(id));

// Return whom `who` asks about: the ids that all names may mean, else the ids that any of them means.
function whoNamed(line) {
  const named = line.of(...ACTORS);
  const common = line.namedByAll(named);
  return common.length ? common : unique(named.flatMap(namedBy));
}

// Return a question for figures; null if events are named that are not measured.
function measured(line, question, query, content) {
  const alone = content.every((item) => item.means.place || item.means["event-kind"]);
  const told = [...content, ...line.onlyAsking].map((item) => {
    const typed = line.words.slice(item.start, item.end).map((word) => word.text);
    const country = item.means.place && entryOf("place", item.means.place[0]).capital_of;
    const means = country ? { ...item.means, place: [country] } : item.means;
    const short = item.means.place && typed.every((word) => word.length <= 3); // РФ
    const words = short ? linesOf("place", item.means.place[0])[0] : typed;
    const named = [...(item.means.place ?? []), ...(country ? [country] : [])].flatMap((id) =>
      linesOf("place", id).map((name) => name[0]),
    );
    const kinds = item.means["event-kind"];
    const counted = line.does.has("figures") || (alone && kinds && within(kinds, line.travel()));
    const noun = kinds && counted && !isVerb(words.join(" "), kinds);
    const told = !kinds || noun || line.does.has("documents"); // trips are measured, and signed documents
    return { words: told ? words : [], means, named, side: kinds ? "" : line.side(item), asks: Boolean(kinds) };
  });
  if (line.does.has("long")) told.push({ words: ["length"], means: {}, side: "", asks: true });
  const counts = line.does.has("figures") && !line.does.has("share");
  const [ids, left] = meant(told, scopeOf(question).topics, counts, line.does.has("share"));
  for (const [at, other] of content.entries()) {
    const one = content[at - 1]; // as in russian and azerbaijani investment
    if (!one || !other.means.indicator || !isJoined(line, other) || one.end !== other.start - 1) continue;
    const typed = [...line.words.slice(one.start, one.end), ...line.words.slice(other.start + 1, other.end)];
    const parts = typed.map(({ text }) => ({ words: [text], means: {}, side: "" }));
    if (one.end === one.start + 1 && parts.length > 1)
      ids.push(...meant(parts, scopeOf(question).topics)[0].filter((id) => !ids.includes(id)));
  }
  if (ids.length) query.indicators.push(ids);
  else if (alone && !line.asked && line.of("event-kind").length) return null;
  // A rank or a share is not the number of something.
  const compared = Object.keys(KNOWN.names.indicator ?? {}).filter((id) => entryOf("indicator", id).measure);
  const counted = counts && !content.every((item) => namedBy(item).length) ? [[["-indicator", compared]]] : [];
  if (!ids.length) query.terms.push(...counted);
  let others = left.filter((part) => !part.means["event-kind"] && told.indexOf(part) < content.length);
  const elsewhere = ids.length
    ? others.filter((part) => part.means.place).map((part) => content[told.indexOf(part)])
    : [];
  const occasion = ids.length && line.does.has("figures") ? onOccasion(content, ids) : null;
  if (occasion) {
    term(query, [["id", occasion]], []);
    return { question, query, line };
  }
  if (elsewhere.length) {
    const there = { ...query, terms: [...query.terms] };
    for (const item of elsewhere) {
      const then = onDaysOf(ids, (event) => inRoles(event, ["place"], item.means.place));
      const words = line.words.slice(item.start, item.end).map((word) => word.text).filter((word) => !STOP.has(word));
      term(there, [["place", item.means.place], ["own-text", words], ["id", then]], []);
    }
    const known = select({ ...there, first: null, last: null }).length;
    if (!known && !isImplied(line, ids, elsewhere)) return { question, query: there, line };
    if (known) query.terms = there.terms;
  }
  if (elsewhere.length) others = others.filter((part) => !part.means.place);
  const stands = (part) => part.words.every((word) => STOP.has(word) || soughtAlone(word).size);
  const names = (part) => {
    const item = content[told.indexOf(part)];
    return namedBy(item).length && !line.isCommon(item);
  };
  const free = !line.asked && !line.does.has("figures") && told.slice(0, content.length).every(stands);
  const search = free && {
    question: "search",
    text: content.flatMap((item) => line.words.slice(item.start, item.end)),
    query: { ...emptyQuery("search"), first: query.first, last: query.last, every: query.every },
    line,
  };
  if (search && !others.every(names)) return search;
  const having = (base, parts) => {
    const made = { ...base, indicators: [...base.indicators], terms: [...base.terms] };
    for (const part of parts) {
      const words = part.words.filter((word) => !STOP.has(word));
      const called = words.length ? [[base.indicators.length ? "text" : "own-text", words]] : [];
      term(made, [["with", namedBy(content[told.indexOf(part)])], ...called], []);
    }
    return made;
  };
  const found = (made) => DATA.records.some((record) => holds(record, { ...made, first: null, last: null, every: [] }));
  const narrow = having(query, others);
  if (!others.length || !ids.length || found(narrow)) return { question, query: narrow, line };
  // A word belonged to the name of something else: look for figures that contain all words.
  const whole = having(
    { ...query, indicators: [], terms: [...query.terms, ...(counts ? counted : [])] },
    told.slice(0, content.length),
  );
  return search && !found(whole)
    ? search
    : { question, query: found(whole) || !line.of("indicator").length ? whole : narrow, line };
}

function term(query, roles, words) {
  const parts = roles.filter(([, ids]) => ids.length);
  if (words.some((word) => !STOP.has(word))) parts.push(["text", words.filter((word) => !STOP.has(word))]);
  if (parts.length) query.terms.push(parts);
}

function narrow(line, question, query, item) {
  const { means } = item;
  const words = line.words.slice(item.start, item.end).map((word) => word.text);
  if (["said", "conflicts"].includes(question) && line.statement(item)) return;
  const isPaper = Object.keys(means).join() === "document-kind";
  if (isPaper && query.type === "event" && line.of("event-kind").length > 1) return; // documents signed on a visit
  if (means["event-kind"] && query.type === "event") {
    narrowKinds(line, question, query, means["event-kind"]);
  } else if (
    SUBJECTS.includes(question) ||
    isSubject(line, item) ||
    !Object.keys(means).length ||
    (question === "said" && (areBoth(line, item) || isSpokenOf(line, item))) ||
    isLeft(line, item)
  ) {
    const names = namedBy(item);
    const roles = [
      ["topic", means.topic ?? []],
      ...["with", "by", "about", ...(question === "said" ? ["to"] : [])].map((role) => [role, names]),
      ...othersCalled(means, words),
      ...["place", "indicator", "source"].map((role) => [role, means[role] ?? []]),
      ...throughEvents(line, question, item, words),
    ];
    term(query, roles, words);
  } else if (question === "said") {
    narrowSaid(line, query, item, words);
  } else {
    narrowTaken(line, question, query, item, words);
  }
}

// Return whether an item is one of two states joined by *and*: their common statements speak of both.
function areBoth(line, item) {
  const states = line.of("actor").filter((one) => one.means.place);
  const pairs = states.flatMap((one) =>
    states.filter((other) => one.end === other.start - 1).map((other) => [one, other]),
  );
  return pairs.some((pair) => pair.includes(item) && isJoined(line, pair[1]));
}

// Return whether an item is the place of a post that is left, not of the event: recalled from Oslo.
const isLeft = (line, item) =>
  line.kinds.length > 0 && within(line.kinds, declared("of_posts")) && line.side(item) === "from";

// Return whether an item is a body without statements beside a person who speaks: then he speaks of it.
function isSpokenOf(line, item) {
  const [bodies, people] = [item.means.actor ?? [], peopleOf(line)];
  return bodies.length > 0 && people.length > 0 && !meet(bodies, people).length && !speaks(bodies, []);
}

// Return alternatives that match an item through the event that a record is about.
function throughEvents(line, question, item, words) {
  // The crash of an airline's plane is linked to it, and statements on the crash need not name it.
  const beside = item.means.actor && (line.lookedFor.some((one) => isSubject(line, one)) || isSpokenOf(line, item));
  const ofEvent = question === "said" && (beside || line.of("event-kind").some((one) => isSubject(line, one)));
  if (!ofEvent && question !== "conflicts") return [];
  const kinds = item.means["event-kind"] ?? [];
  return [
    ["about-kind", [...kinds, ...(kinds.includes("meeting") ? declared("counts_as") : [])]],
    ["about-via", [...namedBy(item), ...(item.means.place ?? [])]],
    ["about-text", ofEvent ? words : []],
  ];
}

// Return alternatives that search the texts for the other one-word names of the bodies, places and kinds meant.
function othersCalled(means, words) {
  const bodies = (means.actor ?? []).filter((id) => !isPerson(id)).map((id) => linesOf("actor", id));
  const places = (means.place ?? []).map((id) => linesOf("place", id));
  const isKind = Object.keys(means).join() === "event-kind";
  const kinds = isKind ? means["event-kind"].flatMap((id) => linesOf("event-kind", id)) : [];
  const isName = kinds.some((name) => name.length === 1 && alike(words[0], name[0])); // a verb is not a name
  const names = [...bodies.flat(), ...places.flat(), ...(isName ? kinds : [])];
  return unique(names.filter((name) => name.length === 1).flat())
    .filter((name) => !words.includes(name))
    .map((name) => ["text", [name]]);
}

function narrowKinds(line, question, query, kinds) {
  const own = query.kinds.some((choice) => within(kinds, choice));
  const together = line.of("event-kind").some((one) => isJoined(line, one));
  if (own && (question !== "meetings" || kinds.includes("meeting") || together)) {
    // Exclude calls if meetings are counted, a single one or who met is asked for, and no call is named.
    const remote = declared("remote");
    const said = line.of("event-kind").map((item) => line.words.slice(item.start, item.end).map((word) => word.text));
    const verb = said.some((words) => isVerb(words.join(" "), kinds));
    const one = line.order.limit || verb || ["often", "figures", "in_person"].some((cue) => line.does.has(cue));
    if (question === "meetings" && one && !line.kinds.some((kind) => remote.includes(kind)))
      query.kinds.push(declared("counts_as").filter((kind) => !remote.includes(kind)));
    return;
  }
  const kept = line.kinds.filter((kind) => !kinds.includes(kind));
  if (line.atGathering())
    query.terms.push([
      ["kind", kinds],
      ["at-kind", kinds],
    ]);
  else if (within(kinds, declared("gathering")) && meet(kept, declared("counts_as")).length)
    query.terms.push([["at-kind", kinds]]); // meetings at a summit
  else if (query.ofWords) query.ofWords.push(...kinds);
  else query.kinds.push((query.ofWords = [...kinds]));
}

// Return the names and the places that an item means; if it has both, the preposition or case may rule one out.
function sides(line, item) {
  const [names, places, side] = [namedBy(item), item.means.place ?? [], line.side(item)];
  if (!names.length || !places.length) return [names, places];
  return [["in", "from"].includes(side) ? [] : names, side === "with" ? [] : places];
}

function narrowSaid(line, query, item, words) {
  let [names, places] = sides(line, item);
  const bodies = item.means["organization-kind"] ?? [];
  if (!names.length)
    names = [...RECORDS.values()]
      .map(({ record }) => record)
      .filter((record) => record.type === "organization" && bodies.includes(record.kind))
      .map((record) => record.id);
  const first = names.length > 0 && !line.items.some((other) => other.start < item.start && namedBy(other).length);
  if (first && LANGUAGE.towards.includes(said(line, item.start - 1)) && names.some(isPerson)) {
    query.terms.push([["to", names]], [["-with", names]]); // who apologised to him
    return;
  }
  const others = line.items.filter((other) => other !== item);
  const widely =
    item.does.has("said") || others.some((one) => Object.keys(one.means).length || line.lookedFor.includes(one));
  const named = item.means["event-kind"] ?? [];
  const verb =
    !within(named, declared("remote")) &&
    isVerb(line.text(item.start, item.end), Object.keys(KNOWN.names["event-kind"]));
  const kinds = verb ? [] : named;
  const isSeen = (kind) => !declared("remote").includes(kind);
  const speakers = widely || !speaks(names, []) ? names : [];
  term(
    query,
    [
      ["with", names],
      ["by", names],
      ["for", speakers],
      ["to", first ? [] : names],
      ["place", places],
      ["event-kind", [...kinds, ...(kinds.includes("meeting") ? declared("counts_as").filter(isSeen) : [])]],
      ["topic", item.means.topic ?? []],
      ["source", item.means.source ?? []],
    ],
    first ? [] : words,
  );
}

function narrowTaken(line, question, query, item, words) {
  const topics = item.means.topic ?? [];
  const [names, places] = sides(line, item);
  const several = item.means.place && line.of("actor").filter((one) => one.means.place).length > 1;
  const states = several ? names : [];
  const office =
    (item.means.post ?? []).length > 1 && words.every((word) => !bearers(word).place && !adjectiveRoots(word).length);
  const asks = [...cues(line.words[item.start - 1]?.text ?? "")].join() === "ask"; // üç ölkənin nazirləri
  const beside = [line.words[item.start - 1], line.words[item.end], asks ? line.words[item.start - 2] : undefined];
  const many =
    beside.map((word) => cardinalOf(word?.text ?? "")).find((one) => one > 1) ||
    (question === "meetings" && words.some(isPlural) ? 2 : 0);
  if (office && many) return term(query, [[`several${many}`, names]], []);
  if (names.length === 1 && !places.length && !topics.length && !states.length && !line.atGathering())
    query.people.push(names);
  else if (places.length && !names.length && line.side(item) === "from") term(query, [["place", places]], words);
  else if (places.length && !names.length && query.places.length && isJoined(line, item))
    query.places.push([...query.places.pop(), ...places]);
  else if (places.length && !names.length && (!topics.length || line.side(item) === "in")) query.places.push(places);
  else if (!names.length && !places.length && topics.length && !line.topicsAsked)
    query.topics.push((line.topicsAsked = topics));
  else {
    const roles = [
      ["with", names],
      ["at", names],
      ["of", states],
      ["place", places],
      ["topic", topics],
      ["source", item.means.source ?? []],
    ];
    term(query, roles, roles.some(([, ids]) => ids.length) ? [] : words);
  }
}
