// Finds posts among words, and who is attested in them.
const OFFICES = KNOWN.offices.offices.map(([name, patterns]) => [
  name,
  new Set(patterns),
  patterns.filter((one) => one.endsWith("*")).map((one) => one.slice(0, -1)),
]);
const POSTS = KNOWN.posts.map(([id, offices, keys]) => ({ id, offices: offices.split(" "), keys: new Set(keys) }));
const OF_A_STATE = ["president", "leader"]; // somebody may be one of a state itself
const UNDER = new Set(["deputy", "assistant", "secretary"]); // they serve the holder of another office
const INTO = new Set("in to at в во".split(" "));
const SIDE = new Set("side стороны стороне сторону сторона стороной terefinden terefinin terefi teref".split(" "));

function officeOf(word) {
  const state = KNOWN.offices.states.some((one) => word.includes(one));
  return (
    OFFICES.find(([, whole, begun]) => whole.has(word) || (!state && begun.some((one) => word.startsWith(one))))?.[0] ??
    null
  );
}

// Return the office that a title gives to its holder, the first named, but in Azerbaijani the last; else null.
function holderOf(words) {
  const named = words.map(officeOf).filter(Boolean);
  if (!named.length) return null;
  const last =
    words.some((word) => KNOWN.offices.azerbaijani.some((one) => word.startsWith(one))) && words.every(isLatin);
  const first = named.at(last ? -1 : 0);
  if (last && named.at(-2) === "deputy" && words.at(-2) === KNOWN.offices.vice) return "deputy";
  return first === "minister" && named.includes("prime") ? "prime" : first;
}

// Return the office of the holder of a title; the head of a ministry is its minister.
function heldBy(title) {
  const first = holderOf(title);
  const has = (begun) => title.some((word) => begun.some((one) => word.startsWith(one)));
  return first === "head" && has(KNOWN.offices.ministry) && !has(KNOWN.offices.part_of_it) ? "minister" : first;
}

const mayBe = (asked, its) => asked === its || (KNOWN.offices.as[asked] ?? []).includes(its);

// Return whether a word is an office in the plural: the presidents, послов.
const isPlural = (word) =>
  KNOWN.offices.plural.some((end) => word.endsWith(end)) && !word.startsWith("глав") && officeOf(word) !== null;

function postKeys(word) {
  const names = azerbaijaniStems(word).filter((stem) => stem.length >= SHORTEST_NAME);
  // The adjective of a state is in the family of its name.
  const kin = adjectiveRoots(word).length ? [...familyOf(word), ...synonymsOf(word)] : [];
  const nth = /^[a-z]+$/.test(word) ? ordinalOf(word) : 0;
  if (nth) kin.push(LANGUAGE.ordinals[nth - 1][0]);
  return unique([
    ...kin.flatMap((one) => [...stems(one), ...formsOf(one)]),
    ...stems(word),
    ...azerbaijaniStems(word),
    ...keysOf(word),
    ...formsOf(word),
    ...names.flatMap(keysOf),
  ]);
}

const isOfATime = (word) => ["now", "former"].some((cue) => cues(word).has(cue));

// Return whether a word says nothing about a post: of, the, side, current, former.
const saysNothing = (word) => STOP.has(word) || SIDE.has(word) || isOfATime(word);

// Return the countries named by an adjective.
function ofStates(words) {
  const countries = Object.keys(KNOWN.names.place).filter((id) => entryOf("place", id).kind === "country");
  return words.flatMap(({ text }, at) => {
    if (!adjectiveRoots(text).length && !/(?:ian|ani)$/.test(text)) return []; // Russian, Azerbaijani
    const kin = [...familyOf(text), ...synonymsOf(text)];
    const its = countries.filter((id) => linesOf("place", id).some((line) => kin.includes(line.join(" "))));
    return its.map((id) => [at, at + 1, "place", [id]]);
  });
}

function postsIn(words, names) {
  const offices = words.map((word) => officeOf(word.text));
  if (!offices.some(Boolean)) return [];
  const adjectives = ofStates(words);
  const named = [...names, ...adjectives];
  const told = new Map(
    words
      .filter((word, at) => !offices[at] && !saysNothing(word.text))
      .map(({ text }) => {
        const keys = postKeys(text);
        return [text, POSTS.filter((post) => keys.some((key) => post.keys.has(key)))];
      }),
  );
  const places = new Set(named.filter(([, , sort]) => sort === "place").map(([start, end]) => `${start} ${end}`));
  const found = [];
  for (let start = 0; start < words.length; start += 1) {
    if (start && words[start - 1].part === words[start].part && !isOfATime(words[start - 1].text)) continue; // editor-in-chief
    for (let end = Math.min(words.length, start + 16); end > start; end -= 1) {
      if (qualifiesNext(words, end, adjectives)) continue;
      if (start && UNDER.has(offices[start - 1]) && !words[start - 1].ends) break; // of whom somebody is the deputy
      const ids = holders(words, named, places, offices, told, start, end);
      if (ids.length) {
        found.push([start, end, "post", ids], ...joinedPosts(words, named, told, start, end));
        break;
      }
      if (isUnder(words.slice(start, end)) || isOfAState(words, named, start, end)) {
        found.push([start, end, "post", []]); // no known holder: not the holders elsewhere
        break;
      }
    }
  }
  return found;
}

// Return whether words are only an office under another: an adviser to the minister.
function isUnder(words) {
  const said = words.map((word) => word.text).filter((word) => !saysNothing(word));
  return said.length > 1 && said.every(officeOf) && UNDER.has(heldBy(said));
}

// Return whether an adjective before `end` tells of the word behind it: the head of the Russian delegation.
const qualifiesNext = (words, end, adjectives) =>
  end < words.length &&
  !words[end - 1].ends &&
  !saysNothing(words[end].text) &&
  adjectives.some(([, to]) => to === end);

// Return the offices in a run besides that asked for, which its holder is under: the deputy of a minister, замминистра.
function othersIn(run, asked) {
  const over = run.map((word) => (officeOf(word.replace(/^зам/, "")) ? word.replace(/^зам/, "") : word));
  const rest = over.filter((word) => officeOf(word) !== asked);
  const named = rest.map(officeOf).filter(Boolean);
  return unique(named.length ? [heldBy(rest), ...named.slice(1)].filter(Boolean) : []);
}

// Return the holders in `fits` of the office `asked` and all `others`; the leader of a country is its president, if
// there is one.
function whose(fits, asked, others) {
  const own = fits.filter(
    ({ offices }) => mayBe(asked, offices[0]) && others.every((one) => offices.some((its) => mayBe(one, its))),
  );
  const presidents = fits.filter((post) => asked === "leader" && post.offices[0] === "president");
  return unique((presidents.length ? presidents : own).map((post) => post.id));
}

// Return whether a run is an office of a state with its country; for an ambassador, also with his host country.
function isOfAState(words, named, start, end) {
  const asked = holderOf(words.slice(start, end).map((word) => word.text));
  const says = (at) => saysNothing(words[at].text);
  if (says(start) || says(end - 1) || !["president", "prime", "minister", "ambassador"].includes(asked)) return false;
  const spans = named.filter(([at, to, sort]) => sort === "place" && start <= at && to <= end);
  let countries = 0;
  for (let at = start; at < end;) {
    const span = officeOf(words[at].text) ? null : spans.findLast(([from]) => from === at);
    if (span) {
      const there = INTO.has(words[at - 1]?.text);
      const state = there ? stateOf(span[3][0]) : span[3][0];
      if ((there && asked !== "ambassador") || entryOf("place", state)?.kind !== "country") return false;
      countries += there ? 0 : 1;
      at = span[1];
    } else if (
      officeOf(words[at].text) ||
      INTO.has(words[at].text) ||
      ["the", "a", "an", "of"].includes(words[at].text)
    )
      at += 1;
    else return false;
  }
  return spans.length > 0 && countries <= 1;
}

// Return whether somebody has a post with this title, which may contain a body unknown to the base.
function isTitleOf(id, run) {
  const same = (one, other) => alike(one, other) || (officeOf(one) && officeOf(one) === officeOf(other));
  return (recordOf(id)?.posts ?? []).some((post) =>
    ["en", "ru"].some((one) => {
      const title = wordsOf(post.title[one]).filter((word) => !STOP.has(word));
      return title.length === run.length && title.every((word, at) => same(word, run[at]));
    }),
  );
}

// Return the holders of the post that a run of words names, latest first.
function holders(words, named, places, offices, told, start, end) {
  const run = words
    .slice(start, end)
    .map((word) => word.text)
    .filter((word) => !saysNothing(word));
  if (saysNothing(words[start].text) || saysNothing(words[end - 1].text)) return [];
  const inside = named.filter(([at, to]) => start <= at && to <= end);
  const spans = inside.filter(([, , sort]) => sort === "place");
  const isLocated = (at) => spans.some(([first, last]) => first <= at && at < last);
  const rest = [...words.keys()].filter((at) => start <= at && at < end && told.has(words[at].text) && !isLocated(at));
  const first = heldBy(run);
  if (!first) return [];
  const asked = first === "head" && spans.length && !rest.length ? "leader" : first; // of a state itself
  const others = othersIn(run, asked);
  const fits = POSTS.filter((post) => run.every((word) => !told.has(word) || told.get(word).includes(post)));
  let ids = whose(fits, asked, others);
  const within = inside.filter(([at, to, sort]) =>
    sort === "body" // the council, and no more
      ? rest.every((one) => at <= one && one < to)
      : sort === "actor" &&
        to - at < end - start &&
        !places.has(`${at} ${to}`) &&
        // Offices and places alone name no body, even if the name of a body contains them.
        offices.slice(at, to).some((one, place) => one === null && !isLocated(at + place)),
  );
  const own = ofBodies(ids, unique(within.flatMap(([, , , its]) => its)));
  ids = ids.filter((id) => own.includes(id) || isTitleOf(id, run));
  if (OF_A_STATE.includes(asked)) ids = ofState(ids, spans.flatMap(([, , , its]) => its));
  const sided = spans.filter(([at, to]) => words.slice(Math.max(at - 1, 0), to + 1).some((word) => SIDE.has(word.text)));
  const [host, of] = [true, false].map((there) =>
    (sided.length ? sided : spans)
      .filter((span) => isHost(words, start, span) === there)
      .flatMap(([, , , its]) => its),
  );
  ids = asked === "ambassador" ? sentBy(ids, of, host.map(stateOf)) : ofCountry(ids, of);
  const latest = new Map(ids.map((id) => [id, latestIn(id, asked)]));
  return ids.sort((one, other) => (latest.get(one) < latest.get(other) ? 1 : -1));
}

// Return those of `people` with a post in the state of one of `countries`, if any: its president, no council's.
function ofState(people, countries) {
  const isTheirs = (state) => state?.kind === "state" && countries.includes(state.country?.id);
  const own = people.filter((id) => (recordOf(id)?.posts ?? []).some((post) => isTheirs(recordOf(post.organization?.id))));
  return own.length ? own : people;
}

// Return the holders of the same office in places joined to a run on either side: the presidents of Norway and Finland.
function joinedPosts(words, named, told, start, end) {
  const run = words.slice(start, end).map((word) => word.text);
  if (!run.some(isPlural)) return [];
  const spans = named
    .filter(([, , sort]) => sort === "place")
    .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const inside = spans.filter(([at, to]) => start <= at && to <= end);
  const ofPlaces = new Set(inside.flatMap(([at, to]) => words.slice(at, to).map((word) => word.text)));
  const office = run.filter((word) => !ofPlaces.has(word) && !saysNothing(word));
  const asked = holderOf(run.filter((word) => !saysNothing(word)));
  const joins = (at) => ALL_JOINING.includes(words[at]?.text);
  const beside = [];
  for (const [at, to] of spans)
    if ([end, end + 1].includes(at) && (words[end - 1].ends || joins(end))) {
      beside.push([at, to]);
      end = to;
    }
  for (const [at, to] of [...spans].reverse())
    if ([start, start - 1].includes(to) && (words[to - 1].ends || joins(start - 1))) {
      beside.push([at, to]);
      start = at;
    }
  return beside.flatMap(([at, to]) => {
    const keys = [...office, ...words.slice(at, to).map((word) => word.text)].filter((word) => told.has(word));
    const fits = POSTS.filter((post) => keys.every((word) => told.get(word).includes(post)));
    const others = othersIn(office, asked);
    const ids = whose(fits, asked, others);
    const there = named.filter(([first, last, sort]) => first === at && last === to && sort === "place");
    const its = OF_A_STATE.includes(asked) ? ofState(ids, there.flatMap(([, , , one]) => one)) : ids;
    return its.length ? [[at, to, "post", its]] : [];
  });
}

// Return the bodies in which somebody has a post, with those that they are part of.
function bodiesOf(id) {
  const found = unique((recordOf(id)?.posts ?? []).map((post) => post.organization?.id).filter(Boolean));
  for (const body of found) {
    const whole = recordOf(body)?.part_of?.id;
    if (whole && !found.includes(whole)) found.push(whole);
  }
  return found;
}

function ofBodies(people, named) {
  const wanted = named.filter((id) => recordOf(id)?.type === "organization");
  return wanted.length ? people.filter((id) => meet(bodiesOf(id), wanted).length) : people;
}

// Return whether a country is the host: after *in*, or in the Azerbaijani locative.
const isHost = (words, start, [at, to]) =>
  (at > start && INTO.has(words[at - 1].text)) || /(?:daki|deki|da|de)$/.test(words[to - 1].text);

// Return those of `people` from these countries, if any: in a joint body, the representative of the country.
function ofCountry(people, countries) {
  const own = people.filter((id) => countries.includes(recordOf(id)?.country?.id));
  return own.length ? own : people;
}

// Return the country whose capital a place is, else the place.
const stateOf = (place) => entryOf("place", place)?.capital_of ?? place;

// Return those of `people` with a post of these countries; without any, exclude ambassadors of the host itself.
function sentBy(people, of, host) {
  if (!host.length && !of.length) return people;
  const countries = (id) => (recordOf(id)?.posts ?? []).map((post) => recordOf(post.organization?.id)?.country?.id);
  return people.filter((id) => (of.length ? meet(countries(id), of).length : !meet(countries(id), host).length));
}

function latestIn(id, asked) {
  const posts = (recordOf(id)?.posts ?? []).filter((post) => mayBe(asked, holderOf(wordsOf(post.title.en)) ?? ""));
  return (
    posts
      .map((post) => post.latest ?? `${post.earliest ?? ""}..`) // "some day after" a date sorts after it
      .sort()
      .at(-1) ?? ""
  );
}
