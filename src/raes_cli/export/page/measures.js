// Which indicators a question of numbers means: those of which most of its words are, in the direction that it goes.
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

// The indicators that parts of a question mean, and the parts that none of them is: [ids, parts].
function meant(parts, among, counts = false) {
  // A rank or a share is no number of something, but where it is named itself.
  const named = parts.flatMap((part) => part.means.indicator ?? []);
  const compares = (id) => entryOf("indicator", id).measure && !named.includes(id);
  const known = indicators(among).filter((one) => !(counts && compares(one.id)));
  const spelt = unique(known.flatMap((one) => [...one.words]));
  const kin = new Map();
  for (const part of parts) {
    for (const word of part.words) {
      if (!STOP.has(word))
        kin.set(word, [
          ...spelt.filter((own) => alike(word, own)),
          ...(part.asks ? [] : [...familyOf(word), ...synonymsOf(word)]),
        ]);
    }
  }
  const ways = known.flatMap((one) => one.way);
  const way = wayOf(parts).map((place) => (ways.includes(place) ? place : "")); // from elsewhere is no other way
  // A place stands in the names of most: more than it has to say that an indicator is meant.
  const isMeasured = (one) => parts.some((part) => !part.means.place && worthOf(part, one, kin));
  const scores = new Map(
    known
      .filter(isMeasured)
      .map((one) => [one, parts.reduce((sum, part) => sum + worthOf(part, one, kin), 0) - contrary(one.way, way)]),
  );
  const best = Math.max(0, ...scores.values());
  const found = known.filter((one) => best > 0 && scores.get(one) >= best);
  // A place may stand in its name in another language; where it goes from or to, in none.
  const isOf = (part, one) =>
    (part.named ?? []).some((name) => [name, ...familyOf(name)].some((its) => one.words.has(its))) || meet(one.way, part.means.place ?? []).length;
  const fits = (part, one) => worthOf(part, one, kin) || isOf(part, one);
  // What is named by itself may be one of several; of the others, each has to be told by every word.
  const isTold = (part) =>
    found.some((one) => part.means.indicator?.includes(one.id)) || (found.length && found.every((one) => fits(part, one)));
  return [found.map((one) => one.id), parts.filter((part) => !isTold(part))];
}

function worthOf(part, indicator, kin) {
  if (part.means.indicator?.includes(indicator.id)) return OWN;
  if (meet(indicator.topics, part.means.topic ?? []).length) return part.means.indicator ? OF_BOTH : OF_TOPIC;
  const content = part.words.filter((word) => !STOP.has(word));
  const fits = content.every((word) => kin.get(word).some((own) => indicator.words.has(own)));
  if (!content.length || !fits) return 0;
  return part.means.topic ? OF_ANOTHER : part.means.place ? OF_PLACE : OF_NAME;
}

// From which country to which: that which a preposition or a case says, and another that is named.
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

// What an indicator loses that goes another way than is asked.
function contrary(its, asked) {
  if (!its.some(Boolean) || !asked.some(Boolean)) return 0;
  if (asked.every(Boolean)) return its.join() === asked.join() ? 0 : 2 * OWN;
  return asked.some((place, at) => place && place !== its[at] && (its.every(Boolean) || its.includes(place))) ? OWN : 0;
}

// Whether indicators of countries are asked for by other ones, or by where else something comes from.
function areApart(line, ids, places) {
  const countries = Object.keys(KNOWN.names.place).filter((id) => entryOf("place", id).kind === "country");
  const names = countries.map((id) => linesOf("place", id)[0].join(" "));
  const theirs = indicators().filter((one) => ids.includes(one.id));
  return (
    theirs.some((one) => one.way.some(Boolean) || names.some((name) => one.words.has(name))) &&
    places.some((item) => line.side(item) === "from" || meet(countries, item.means.place).length)
  );
}
