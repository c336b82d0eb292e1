// Exclusions; items whose meaning depends on the rest of the line; and who held a post when: a predecessor or
// successor, formerly, at a time, now.
const said = (line, at) => line.words[at]?.text ?? "";

// Return the index of the word before an item and its article; -1 if there is none.
function wordBefore(line, item) {
  let at = item.start - 1;
  while (at > 0 && LANGUAGE.articles.includes(said(line, at))) at -= 1;
  return at;
}

// Return whether an item only negates what follows: не, not.
function isDenial(line, item) {
  const polite = LANGUAGE.not_denied.some((start) => said(line, item.end).startsWith(start));
  const only = !Object.keys(item.means).length && [...item.does].join() === "ask";
  return LANGUAGE.not.includes(said(line, item.start)) && only && !polite;
}

// Return whether an item is excluded: by *without*, by a case ending, or by being joined to such an item.
function leavesOut(line, item) {
  const word = said(line, item.end - 1);
  const at = wordBefore(line, item);
  const called = Object.entries(item.means).some(([sort, ids]) =>
    ids.some((id) => linesOf(sort, id).some((one) => one.includes(word))),
  );
  if (LANGUAGE.left_out.some((end) => word.endsWith(end)) && !called) return true;
  if (at >= 0 && LANGUAGE.and.includes(said(line, at))) {
    const sorts = Object.keys(item.means);
    const other = [...line.items, ...line.records].find(
      (one) => one.end === at && sorts.some((sort) => one.means[sort]),
    );
    return Boolean(other) && leavesOut(line, other);
  }
  // Before an item or its preposition: except Oslo, except in Oslo.
  const between = (word) => [...LANGUAGE.articles, ...LANGUAGE.leading].includes(word) || cues(word).has("with");
  let first = item.start;
  while (first > 0 && between(said(line, first - 1))) first -= 1;
  const denies = !item.means["event-kind"] && [...ACTORS, "place"].some((sort) => item.means[sort]); // e.g. not Petrov
  const cue = line.items.some(
    (one) => first <= one.end && one.end <= item.start && (one.does.has("but") || (denies && isDenial(line, one))),
  );
  const means = Object.keys(item.means);
  const denied = means.length && LANGUAGE.not_done.some((end) => said(line, item.end).endsWith(end));
  return cue || denied || LANGUAGE.but_it.includes(said(line, item.end));
}

// Return whether the date that begins at `start` is excluded: except 2023, кроме как в 2023.
function isOut(line, start) {
  const ends = [start, LANGUAGE.leading.includes(said(line, start - 1)) ? start - 1 : start];
  return line.items.some((item) => ends.includes(item.end) && item.does.has("but"));
}

// Return whether an item is joined by *and* or a comma to what is before it.
function isJoined(line, item) {
  const at = item.start - 1 - (item.start > 1 && cues(said(line, item.start - 1)).has("in") ? 1 : 0);
  return at >= 0 && (LANGUAGE.and.includes(said(line, at)) || line.words[at].ends);
}

// Return whether a postposition meaning *about* follows an item or further items; never for the speaker.
function leadsToIt(line, item) {
  let at = item.end;
  // In a meeting with Ivanov, he is not the speaker.
  const first = (line.of(...ACTORS)[0] ?? item) === item;
  const speaks = first && [...ACTORS, "organization-kind"].some((sort) => item.means[sort]) && !item.means.place;
  while (at < line.words.length && !LANGUAGE.about_it.includes(said(line, at))) {
    const next = line.items.find((one) => one.start === at);
    const leads = next && (Object.keys(next.means).length || !next.does.size || next.does.has("ask"));
    if (speaks || !leads) return false;
    at = next.end;
  }
  return at < line.words.length;
}

// Remove from an item the cues that concern a post or its holder, if none is named, and idle exclusions.
function ofUse(line, item) {
  const idle = (cue) =>
    (cue === "former" && !line.of("post").length) ||
    (["predecessor", "successor"].includes(cue) && !line.of("post", "actor").length) ||
    (cue === "but" && ![...line.barred, ...line.daysOut].some((one) => item.end <= one.start));
  const who = item.start ? LANGUAGE.who.includes(said(line, item.start - 1)) : line.asked === "who";
  const asks = item.does.has("announced") && who; // e.g. who announced it
  const does = [...item.does].filter((cue) => !idle(cue) && !(asks && cue === "announced"));
  if (asks) does.push("ask");
  return { ...item, does: new Set(item.does.has("but") && !does.includes("but") ? [...does, "ask"] : does) };
}

const peopleOf = (line) =>
  line
    .of(...ACTORS)
    .flatMap((item) => ["actor", "post"].flatMap((sort) => item.means[sort] ?? []))
    .filter(isPerson);

// Return whether an item follows *about*, or «по» if statements are asked for.
function isSubject(line, item) {
  const earlier = line.items.filter((other) => other.start < item.start);
  const at = wordBefore(line, item);
  const told = earlier.some((other) => other.end === at && ACTORS.some((sort) => other.means[sort]));
  // A person on a visit or on the phone does not speak of it.
  const engaged = meet(item.means["event-kind"] ?? [], [...declared("remote"), ...line.travel()]).length;
  const speaks = line.does.has("said") || line.asked === "said" || (told && !engaged);
  // *About what* is not followed by a subject.
  const behind = (other) =>
    LANGUAGE.about_it.includes(said(line, other.start)) || LANGUAGE.what.includes(said(line, other.end));
  return (
    earlier.some((other) => other.does.has("about") && !behind(other)) ||
    (speaks && at >= 0 && cues(line.words[at].text).has("on")) ||
    (item.means["event-kind"] && !engaged && isOn(line, item)) ||
    leadsToIt(line, item)
  );
}

// Return whether an item follows a name and *on*, or continues such a phrase: Ivanov on the Oslo peace talks.
function isOn(line, item) {
  const at = wordBefore(line, item);
  if (at >= 0 && cues(line.words[at].text).has("on")) return line.of(...ACTORS).some((one) => one.end === at);
  const before = (one) => one.end === item.start && (Object.keys(one.means).length || line.isSought(one));
  const other = line.items.find(before);
  return Boolean(other) && isOn(line, other);
}

// Return whether an item names the body of the sessions asked for, or its kind.
function isTheirs(line, item) {
  if (Object.keys(item.means).join() === "organization-kind") return true;
  return line.bodiesNumbered().length > 0 && line.bodies().includes(item) && !item.means["event-kind"];
}

// Return the kinds of numbered events in which the bodies that are named met.
function metIn(line) {
  const bodies = line.of("actor", "body").flatMap((item) => item.means.actor ?? item.means.body);
  return unique(
    DATA.records
      .filter(
        (record) => record.number && bodies.includes(record.body?.id) && linked("with", record.body.id).has(record.id),
      )
      .map((record) => record.kind),
  );
}

// Return whether the line only asks when or where the sessions of a body were held.
function asksOfSessions(line) {
  const asks = line.words.some((word) => LANGUAGE.when.includes(word.text));
  const alone = !peopleOf(line).length && !line.kinds.length && !line.lookedFor.length && !line.number;
  return asks && alone && metIn(line).length > 0;
}

// Return an item as one that only asks if it merely classifies the people or bodies named: организация X.
function classed(line, item) {
  const sort = item.means["organization-kind"] ?? [];
  const has = (one) => Object.keys(one.means).length || one.does.size;
  const others = line.items.filter((one) => one !== item && (has(one) || line.says(one)));
  const named = others.flatMap((one) => one.means.actor ?? []);
  const asks = (one) => has(one) && !Object.keys(one.means).length && within([...one.does], ["ask", "about", "with"]);
  if (!named.length || !others.every((one) => one.means.actor || asks(one))) return item;
  if (line.dates.length || line.records.length) return item;
  const called = named.every(isPerson) ? LANGUAGE.people : LANGUAGE.bodies;
  const begins = called.some((one) => said(line, item.start).startsWith(one));
  const general = begins && line.isSought(item) && !others.some((one) => one.means.place);
  const bears = sort.length > 0 && named.every((id) => sort.includes(recordOf(id).kind));
  return bears || general ? { start: item.start, end: item.end, means: {}, does: new Set(["ask"]) } : item;
}

// Return an item as only asking if it is a verb without events in the sessions named: who opened the first.
function ofSession(line, item) {
  const kinds = item.means["event-kind"] ?? [];
  const named = meet(declared("numbered"), line.kinds).filter((kind) => !kinds.includes(kind));
  const asks = line.asked === "who" || line.words.some(({ text }) => LANGUAGE.who.includes(text));
  if (!kinds.length || !named.length || !asks || !isVerb(line.text(item.start, item.end), kinds)) return item;
  const own = DATA.records.filter((one) => kinds.includes(one.kind));
  const sessions = DATA.records.filter((one) => named.includes(one.kind));
  const roles = Object.keys(KNOWN.links);
  const inside = own.some((one) => sessions.some(({ id }) => roles.some((role) => linked(role, id).has(one.id))));
  return inside ? item : { ...item, means: {}, does: new Set(["ask"]) };
}

// Return an item for the sessions of a body if the line asks when it met and nobody is named.
function metAt(line, item) {
  const kinds = item.means["event-kind"] ?? [];
  // Talks at a forum are not its sessions.
  const gathered = line.of("event-kind").some((one) => one.means.actor || one.means.body);
  if (!kinds.includes("meeting") || !within(kinds, declared("counts_as")) || gathered || peopleOf(line).length)
    return item;
  const own = metIn(line);
  return own.length ? { ...item, means: { ...item.means, "event-kind": own } } : item;
}

// Return an item that means a name, not a telephone call, if nobody is named who could have called.
function calledSo(line, item) {
  const others = line.items.some((one) => one !== item && (Object.keys(one.means).length || line.isSought(one)));
  const so = LANGUAGE.called.includes(said(line, item.start)) && others && !peopleOf(line).length;
  return so ? { start: item.start, end: item.end, means: {}, does: new Set(["said"]) } : item;
}

// Restrict an item to the sessions of a kind of body that is named separately: sessions that the council held.
function ofItsSort(line, item) {
  const sorts = line.of("body").filter((one) => within(Object.keys(one.means), ["body", "organization-kind"]));
  const words = sorts.flatMap((one) => line.words.slice(one.start, one.end)).map((word) => word.text);
  const names = (kind) =>
    linesOf("event-kind", kind)
      .filter((name) => name.length > 1)
      .flat();
  const isOwn = (kind) => names(kind).some((name) => words.some((word) => alike(word, name)));
  const own = (item.means["event-kind"] ?? []).filter(isOwn);
  return own.length ? { ...item, means: { ...item.means, "event-kind": own } } : item;
}

// Return an item as a word to search for if the line asks who wrote something, not what somebody wrote. Who wrote about
// something are the sources.
function written(line, item) {
  const about = line.items.some((one) => one.does.has("about"));
  const who = line.asked === "who" || (!line.asked && line.words.some(({ text }) => LANGUAGE.who.includes(text)));
  const wrote = item.does.has("said") && /^(?:wrote|writ|писал|yaz)/.test(said(line, item.start));
  if (!wrote || !who || peopleOf(line).length) return item;
  return { ...item, means: {}, does: new Set(about ? ["sources"] : []) };
}

const SCALES = /^(?:bn|mln|mlrd|billion|million|миллиард|миллион|млрд|млн|milyard|milyon)/;

// Return whether an item is the scale of a number before it: 5 billion, 5 млрд.
const isOfASum = (line, item) => /^\d+$/.test(said(line, item.start - 1)) && SCALES.test(said(line, item.start));
const ofASum = (line, item) => (isOfASum(line, item) ? { ...item, means: {}, does: new Set() } : item);

// Return an item for *discussed* as a contact, unless another kind of event is named.
function discussed(line, item) {
  if (!item.does.has("discussed") || line.of("event-kind").length) return item;
  return { ...item, means: peopleOf(line).length ? { "event-kind": ["meeting"] } : {}, does: new Set(["ask"]) };
}

// Return the items, with the adjective of a state and a word such as *statement* or *side* merged into it.
function speaking(line) {
  const items = line.items.map((item) => sideOf(line, item));
  return items.filter((item) => !items.some((one) => one.start < item.start && item.start < one.end));
}

function sideOf(line, item) {
  const [before, word] = [line.words[item.start - 1], line.words[item.start]];
  const after = line.items.find((one) => one.start >= item.end && !one.does.has("sort"));
  if (item.means.actor || item.does.size || !after || before?.part === word.part) return item;
  const says = ({ text }) => cues(text).has("said") || cues(text).has("statement");
  const noun = line.words[after.start];
  const beside = before ? cues(before.text) : new Set();
  const side = SIDE.has(noun.text) && !beside.has("with") && !beside.has("from");
  if (
    !says(noun) &&
    !(side && (line.asked === "said" || line.words.some((one) => says(one) || cues(one.text).has("about"))))
  )
    return item;
  const bodies = unique([...familyOf(word.text), ...synonymsOf(word.text)].flatMap((one) => bearers(one).actor ?? []));
  const states = bodies.filter((id) => countryOf({ actor: [id] }));
  return states.length === 1 ? { ...item, end: after.end, means: { actor: states }, does: new Set(["said"]) } : item;
}

// Return an item for how somebody got or left a post: when he became something, when or why he was replaced.
function became(line, item) {
  const does = new Set(line.items.flatMap((one) => [...one.does]));
  const asks = does.has("why") || does.has("cause") || line.words.some(({ text }) => LANGUAGE.when.includes(text));
  const people = item.does.has("becomes") || (item.does.has("successor") && asks) ? peopleOf(line) : [];
  const kinds = declared("of_posts").sort();
  const known = DATA.records.some(
    (record) => kinds.includes(record.kind) && people.some((id) => linked("with", id).has(record.id)),
  );
  return known ? { start: item.start, end: item.end, means: { "event-kind": kinds }, does: new Set() } : item;
}

const NEXT = /^(?:next|следующ|novbeti)/;

// Return an item for *next* as *first* if the line starts on a past day: the next meeting after the summit.
function following(line, item) {
  const past = item.does.has("coming") && line.dates.some((one) => one.first && !one.last && one.first <= line.today);
  return past && NEXT.test(line.words[item.start].text) ? { ...item, does: new Set(["first"]) } : item;
}

const EVER = "9999";
const NEAR = 3; // years before the first known day, and after the last, in which somebody may hold a post
const years = (day, many) => (day ? `${Number(day.slice(0, 4)) + many}${day.slice(4)}` : day);
const isBefore = (one, other) =>
  [one.first, one.last, one.id].join(" ") < [other.first, other.last, other.id].join(" ");

// Offices of which a state or a body has many, each of something else, somewhere else or of one side.
const OF_SOMETHING = new Set(["minister", "director", "head", "ambassador", "chairman"]);

// Return the holders, in order, of all posts that any of `people` held and that the office `asked` may mean.
function tenures(asked, people) {
  const found = new Map();
  for (const { record } of RECORDS.values()) {
    for (const post of record.type === "person" ? record.posts : []) {
      const title = wordsOf(post.title.en);
      const office = heldBy(title);
      if (!office || (asked && !mayBe(asked, office))) continue;
      const named = Object.keys(KNOWN.names.place ?? {})
        .map((place) => [place, linesOf("place", place).filter((name) => within(name, title))])
        .filter(([, names]) => names.length);
      const known = new Set(["ministry", "extraordinary", "plenipotentiary", ...named.flatMap(([, names]) => names.flat())]);
      const told = title.filter((word) => !known.has(word) && !STOP.has(word) && !officeOf(word));
      const field = OF_SOMETHING.has(office) ? unique(told).sort() : [];
      const key = [office, post.organization?.id ?? "", ...named.map(([place]) => place), ...field].join(" ");
      const at = `${record.id} ${key}`;
      if (!found.has(at)) found.set(at, { id: record.id, post: key, posts: [] });
      found.get(at).posts.push(post);
    }
  }
  const every = [...found.values()].map((one) => {
    const [begun, ended] = ["since", "until"].map((name) => one.posts.some((post) => post[name]));
    const firsts = one.posts.filter((post) => !begun || post.since).map((post) => post.earliest ?? post.latest ?? "");
    const lasts = one.posts.filter((post) => !ended || post.until).map((post) => post.latest ?? post.earliest ?? "");
    return { ...one, begun, ended, first: firsts.sort()[0], last: lasts.sort().at(-1) };
  });
  const wanted = every.filter((one) => people.includes(one.id)).map((one) => one.post);
  return every.filter((one) => wanted.includes(one.post)).sort((one, other) => (isBefore(one, other) ? -1 : 1));
}

function besides(every, people, earlier) {
  return unique(
    every
      .filter((one) => people.includes(one.id))
      .flatMap((one) => {
        const rest = every.filter((other) => other.post === one.post && other.id !== one.id);
        const side = rest.filter((other) => isBefore(other, one) === earlier);
        return earlier ? side.slice(-1) : side.slice(0, 1);
      })
      .map((one) => one.id),
  );
}

function heldAt(every, first, last) {
  const known = every.filter((one) => one.first <= last && one.last >= first);
  if (known.length) return known;
  return every.filter((one) => {
    const rest = every.filter((other) => other.post === one.post && other.id !== one.id);
    const later = rest.filter((other) => isBefore(one, other)).map((other) => other.first);
    const until = one.ended ? one.last : (later.sort()[0] ?? years(one.last, NEAR));
    const alone = !one.begun && !rest.some((other) => isBefore(other, one));
    const since = alone ? years(one.first, -NEAR) : one.first;
    return first <= until && since <= last;
  });
}

// Return whether the line may ask for the predecessor or successor of somebody.
function asksOfHolders(line) {
  const beside = [LANGUAGE.earlier, LANGUAGE.later, LANGUAGE.earlier_it, LANGUAGE.later_it].flat();
  const does = ["predecessor", "successor"].some((cue) => line.does.has(cue));
  return does || line.words.some((word) => beside.includes(word.text));
}

const WHOSE = ["whose", "чьим", "чьей", "kimin"];
function postSideOf(line, people) {
  const asks = (words) => line.words.some((word) => words.includes(word.text));
  const whose = asks(WHOSE); // whose predecessor he was
  if (line.does.has("predecessor")) return whose ? "after" : "before";
  if (line.does.has("successor")) return whose || asks(LANGUAGE.whom) ? "before" : "after";
  if (line.asked !== "who" && !line.of("post").length && !asks(LANGUAGE.who)) return "";
  for (const item of people) {
    const [left, right] = [said(line, item.start - 1), said(line, item.end)];
    if (LANGUAGE.earlier.includes(left) || LANGUAGE.earlier_it.includes(right)) return "before";
    if (LANGUAGE.later.includes(left) || LANGUAGE.later_it.includes(right)) return "after";
  }
  return "";
}

// Return the holders that a line asks for, by succession or by time; null if it asks for something else.
function holdersAsked(line, query) {
  const people = line.of("actor").filter((item) => item.means.actor.some(isPerson));
  const posts = line.of("post").filter((item) => !people.includes(item));
  const others = line.items.filter((item) => !people.includes(item) && !posts.includes(item));
  if (!["", "who"].includes(line.asked) || line.barred.length || !(people.length || posts.length)) return null;
  const strange = (item) =>
    Object.keys(item.means).length && (item.means["event-kind"] || !(item.means.actor || item.means.place));
  if (others.some((item) => strange(item) || line.lookedFor.includes(item))) return null;
  const named = posts.map((item) => holderOf(line.words.slice(item.start, item.end).map((word) => word.text)) ?? "");
  const offices = named.length ? unique(named).sort() : [""];
  const every = (ids) => offices.flatMap((office) => tenures(office, ids));
  if (people.length) {
    const way = postSideOf(line, people);
    // Asks when one succeeded the other.
    const both = people.length > 1 && line.words.some(({ text }) => LANGUAGE.when.includes(text));
    if (!way || line.dates.length || both) return null;
    const ids = people.flatMap((item) => item.means.actor);
    const bodies = others.flatMap((item) => item.means.actor ?? []);
    const all = every(ids);
    const own = all.filter((one) => bodies.includes(one.post.split(" ")[1]));
    return besides(own.length ? own : all, ids, way === "before");
  }
  const all = every(posts.flatMap((item) => item.means.post));
  const now = new Map(all.map((one) => [one.post, one]));
  if (line.does.has("former"))
    return unique(
      [...all]
        .reverse()
        .filter((one) => one.ended || now.get(one.post) !== one)
        .map((one) => one.id),
    );
  if (line.dates.length) {
    const had = heldAt(all, query.first ?? "", query.last ?? EVER);
    const bodyOf = (post) => post.split(" ")[1] || post; // or in one body
    const single = unique(had.map((one) => bodyOf(one.post))).length === 1;
    const asks = line.words.some((word) => LANGUAGE.who.includes(word.text));
    return had.length && (single || asks) && (query.first || query.last) ? unique(had.map((one) => one.id)) : null;
  }
  const last = new Map(all.filter((one) => !one.ended).map((one) => [one.post, one.id]));
  return line.does.has("now") ? unique([...last.values()]) : null;
}

// Exclude records linked to an item.
function leaveOut(line, query, item) {
  const without = Object.keys(item.means).length ? [] : line.sessionsOut(item);
  if (without.length) return query.terms.push([["-id", without]]);
  if (item.does.size) return query.terms.push([]); // the last of events without numbers: matches nothing
  const [names, places] = sides(line, item);
  const words = Object.keys(item.means).length ? [] : line.words.slice(item.start, item.end).map((word) => word.text);
  const roles = [
    [`-${OF_A_RECORD.join("-")}`, item.means.id ?? []],
    ["-text", words.filter((word) => !STOP.has(word))],
    ["-with-at-by", names],
    ["-place", places],
    ["-kind", item.means["event-kind"] ?? []],
  ].filter(([, ids]) => ids.length);
  const others = ["topic", "source"]
    .map((sort) => [`-${sort}`, item.means[sort] ?? []])
    .filter(([, ids]) => ids.length);
  for (const one of roles.length ? roles : others) query.terms.push([one]);
}

// Return figures for exactly the period asked for before others, or sorted by value.
function ranked(records, query, line) {
  const falls = line.does.has("falls"); // the least growth is the greatest fall
  const rank = falls ? "least" : ["most", "least"].find((one) => line.does.has(one));
  const value = falls || line.does.has("growth") ? "growth_percent" : "value";
  const place = (record) =>
    rank
      ? [
          (record[value] ?? null) === null ? 1 : 0,
          record.status === "reported" ? 0 : 1,
          (record[value] ?? 0) * (rank === "most" ? -1 : 1),
        ]
      : [record.earliest === query.first && record.latest === query.last ? 0 : 1, 0, 0];
  const fell = falls ? records.filter((record) => record.growth_percent < 0) : [];
  return (fell.length ? fell : records)
    .map((record) => [place(record), record])
    .sort(([one], [other]) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2])
    .map(([, record]) => record);
}
