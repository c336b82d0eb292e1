// Which indicators a question for figures means: those that most of its words fit, and whose direction (origin,
// destination) fits.
const [OWN, OF_BOTH, OF_TOPIC, OF_NAME, OF_PLACE, OF_ANOTHER] = [2, 1.15, 0.7, 0.9, 0.8, 0.6];

function indicators(among) {
  const filed = {};
  for (const record of DATA.records)
    if (record.type === "figure") (filed[record.indicator.id] ??= []).push(...record.topics);
  return Object.keys(KNOWN.names.indicator ?? {})
    .map((id) => ({
      id,
      words: new Set(linesOf("indicator", id).flat()),
      topics: unique(filed[id] ?? []),
      way: [entryOf("indicator", id).origin ?? "", entryOf("indicator", id).destination ?? ""],
    }))
    .filter((one) => !among || meet(one.topics, among).length);
}

// Return the indicators that a question means and the parts left over: [ids, parts]; `among` are topics.
function meant(parts, among, counts = false, shares = false) {
  // With `counts`, ignore ranks and shares unless named: the question is how many. With `shares`, or if one is named and
  // then what it is a share of, only these are meant, if any is.
  const named = parts.flatMap((part) => part.means.indicator ?? []);
  const compares = (id) => Boolean(entryOf("indicator", id).measure);
  const known = indicators(among).filter((one) => !(counts && compares(one.id) && !named.includes(one.id)));
  const shared = parts.some((part) => part.means.indicator?.every(compares));
  const whole = parts.filter((part) => shared && part.side === "in" && part.means.indicator);
  const spelt = unique(known.flatMap((one) => [...one.words]));
  const kin = new Map();
  for (const part of parts) {
    for (const word of part.words) {
      if (!STOP.has(word))
        kin.set(word, [
          ...spelt.filter((own) => alike(word, own)),
          ...(part.asks ? [] : familyOf(word)),
          ...(part.asks || part.means.place ? [] : synonymsOf(word)),
        ]);
    }
  }
  const ways = known.flatMap((one) => one.way);
  const way = wayOf(parts).map((place) => (ways.includes(place) ? place : "")); // ignore other places
  // Most names contain a place, so that it alone suggests no indicator.
  const isMeasured = (one) => parts.some((part) => !part.means.place && worthOf(part, one, kin));
  const scores = new Map(
    known
      .filter(isMeasured)
      .map((one) => [one, parts.reduce((sum, part) => sum + worthOf(part, one, kin), 0) - contrary(one.way, way)]),
  );
  if ((shares || whole.length) && [...scores.keys()].some((one) => compares(one.id)))
    for (const one of [...scores.keys()]) if (!compares(one.id)) scores.delete(one);
  const best = Math.max(0, ...scores.values());
  const found = known.filter((one) => best > 0 && scores.get(one) >= best);
  // A place may be in the name in another language; origin and destination need not be in it at all.
  const isOf = (part, one) =>
    (part.named ?? []).some((name) => [name, ...familyOf(name)].some((its) => one.words.has(its))) ||
    meet(one.way, part.means.place ?? []).length;
  const fits = (part, one) => worthOf(part, one, kin) || isOf(part, one);
  // A part that names one indicator may fit some; other parts must fit all.
  const isTold = (part) =>
    found.some((one) => part.means.indicator?.includes(one.id)) ||
    (found.length && found.every((one) => fits(part, one)));
  return [found.map((one) => one.id), parts.filter((part) => !isTold(part) && !whole.includes(part))];
}

function worthOf(part, indicator, kin) {
  if (part.means.indicator?.includes(indicator.id)) return OWN;
  if (meet(indicator.topics, part.means.topic ?? []).length) return part.means.indicator ? OF_BOTH : OF_TOPIC;
  const content = part.words.filter((word) => !STOP.has(word));
  const fits = content.every((word) => kin.get(word).some((own) => indicator.words.has(own)));
  if (!content.length || !fits) return 0;
  const general = part.asks || LANGUAGE.people.some((one) => content[0].startsWith(one));
  const weak = part.means.topic || (general && !Object.keys(part.means).length);
  return weak ? OF_ANOTHER : part.means.place ? OF_PLACE : OF_NAME;
}

// Return the origin and destination by preposition or case; another place fills in the missing end.
function wayOf(parts) {
  let [origin, destination] = ["", ""];
  const others = [];
  for (const part of parts) {
    const place = part.means.place?.[0];
    if (!place) continue;
    if (part.side === "in") destination = place;
    else if (part.side === "from") origin = place;
    else others.push(place);
  }
  if (others.length && Boolean(origin) !== Boolean(destination))
    [origin, destination] = [origin || others[0], destination || others[0]];
  return [origin, destination];
}

// Return the penalty for an indicator with another direction than the one asked for.
function contrary(its, asked) {
  if (!its.some(Boolean) || !asked.some(Boolean)) return 0;
  if (asked.every(Boolean)) return its.join() === asked.join() ? 0 : 2 * OWN;
  return asked.some((place, at) => place && place !== its[at] && (its.every(Boolean) || its.includes(place))) ? OWN : 0;
}

// Return the figures of indicators for a day of an event of a day or two that `holds`.
function onDaysOf(ids, holds) {
  const events = [...RECORDS.values()]
    .map(({ record }) => record)
    .filter((one) => one.type === "event" && holds(one) && one.latest && nextDay(one.earliest, 1) >= one.latest);
  const within = (figure) => events.some((one) => one.earliest <= figure.earliest && figure.earliest <= one.latest);
  return [...RECORDS.values()]
    .map(({ record }) => record)
    .filter((one) => ids.includes(one.indicator?.id) && one.earliest && one.earliest === one.latest && within(one))
    .map((one) => one.id);
}

// Return the figures for the day of an event that is named beside what is measured: signed on a visit; or null.
function onOccasion(content, ids) {
  const beside = content.filter((item) => !item.means.indicator && Object.keys(item.means).length);
  const kinds = beside.flatMap((item) => item.means["event-kind"] ?? []);
  const links = beside.map((item) => (item.means.place ? ["place", item.means.place] : ["with", namedBy(item)]));
  const those = links.filter(([, its]) => its.length);
  const found = kinds.length
    ? onDaysOf(ids, (one) => kinds.includes(one.kind) && those.every(([role, its]) => inRoles(one, [role], its)))
    : [];
  return found.length ? found : null;
}

// Return whether `places` are countries, and the indicators name none: all figures of a base are of its own.
function isImplied(line, ids, places) {
  const countries = Object.keys(KNOWN.names.place).filter((id) => entryOf("place", id).kind === "country");
  const names = countries.map((id) => linesOf("place", id)[0].join(" "));
  const theirs = indicators().filter((one) => ids.includes(one.id));
  return (
    !theirs.some((one) => one.way.some(Boolean) || names.some((name) => one.words.has(name))) &&
    places.every((item) => meet(countries, item.means.place).length)
  );
}
