// Posts among words: who is attested in the one that a run of them says.
const OFFICES = KNOWN.offices.offices.map(([name, patterns]) => [
  name,
  new Set(patterns),
  patterns.filter((one) => one.endsWith("*")).map((one) => one.slice(0, -1)),
]);
const POSTS = KNOWN.posts.map(([id, offices, keys]) => ({ id, offices: offices.split(" "), keys: new Set(keys) }));
const INTO = new Set("in to at в во".split(" "));

function officeOf(word) {
  const state = KNOWN.offices.states.some((one) => word.includes(one));
  return (
    OFFICES.find(([, whole, begun]) => whole.has(word) || (!state && begun.some((one) => word.startsWith(one))))?.[0] ??
    null
  );
}

// The office that a title gives to who has it: named first, but in Azerbaijani last.
function holderOf(words) {
  const named = words.map(officeOf).filter(Boolean);
  if (!named.length) return null;
  const last =
    words.some((word) => KNOWN.offices.azerbaijani.some((one) => word.startsWith(one))) && words.every(isLatin);
  const first = named.at(last ? -1 : 0);
  return first === "minister" && named.includes("prime") ? "prime" : first;
}

const mayBe = (asked, its) => asked === its || (asked === "head" && KNOWN.offices.leaders.includes(its));

// Whether a word means several who have an office: the presidents, послов.
const isPlural = (word) =>
  KNOWN.offices.plural.some((end) => word.endsWith(end)) && !word.startsWith("глав") && officeOf(word) !== null;

function postKeys(word) {
  const names = azerbaijaniStems(word).filter((stem) => stem.length >= SHORTEST_NAME);
  return unique([
    ...stems(word),
    ...azerbaijaniStems(word),
    ...keysOf(word),
    ...formsOf(word),
    ...names.flatMap(keysOf),
  ]);
}

// Whether a word of a post tells nothing of it: of, the, current.
const saysNothing = (word) => STOP.has(word) || cues(word).has("now");

function postsIn(words, named) {
  const offices = words.map((word) => officeOf(word.text));
  if (!offices.some(Boolean)) return [];
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
    for (let end = Math.min(words.length, start + 16); end > start; end -= 1) {
      const ids = holders(words, named, places, offices, told, start, end);
      if (ids.length) {
        found.push([start, end, "post", ids]);
        break;
      }
    }
  }
  return found;
}

// Who holds the post that a run of words says, the latest first.
function holders(words, named, places, offices, told, start, end) {
  const run = words
    .slice(start, end)
    .map((word) => word.text)
    .filter((word) => !saysNothing(word));
  if (saysNothing(words[start].text) || saysNothing(words[end - 1].text)) return [];
  const asked = holderOf(run);
  if (!asked) return [];
  const others = offices.slice(start, end).filter((one) => one && ![asked, "head", "minister"].includes(one));
  const fits = POSTS.filter((post) => run.every((word) => !told.has(word) || told.get(word).includes(post)));
  let ids = unique(
    fits
      .filter((post) => mayBe(asked, post.offices[0]) && others.every((one) => post.offices.includes(one)))
      .map((post) => post.id),
  );
  const within = named.filter(
    ([at, to, sort]) =>
      sort === "actor" && start <= at && to <= end && to - at < end - start && !places.has(`${at} ${to}`),
  );
  ids = ofBodies(ids, unique(within.flatMap(([, , , its]) => its)));
  if (asked === "ambassador")
    ids = sentBy(
      ids,
      words,
      named.filter(([at, to, sort]) => sort === "place" && start <= at && to <= end),
      start,
    );
  const latest = new Map(ids.map((id) => [id, latestIn(id, asked)]));
  return ids.sort((one, other) => (latest.get(one) < latest.get(other) ? 1 : -1));
}

// The bodies in which somebody has a post, with those that they are parts of.
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

// Who is ambassador of one country is not that to it.
function sentBy(people, words, spans, start) {
  const isHost = ([at, to]) =>
    (at > start && INTO.has(words[at - 1].text)) || /(?:daki|deki|da|de)$/.test(words[to - 1].text);
  const [host, of] = [true, false].map((there) =>
    spans.filter((span) => isHost(span) === there).flatMap(([, , , its]) => its),
  );
  if (!host.length && !of.length) return people;
  const countries = (id) => (recordOf(id)?.posts ?? []).map((post) => recordOf(post.organization?.id)?.country?.id);
  const fits = people.filter((id) => (of.length ? meet(countries(id), of).length : !meet(countries(id), host).length));
  return fits.length ? fits : people;
}

function latestIn(id, asked) {
  const posts = (recordOf(id)?.posts ?? []).filter((post) => mayBe(asked, holderOf(wordsOf(post.title.en)) ?? ""));
  return (
    posts
      .map((post) => post.latest ?? post.earliest ?? "")
      .sort()
      .at(-1) ?? ""
  );
}
