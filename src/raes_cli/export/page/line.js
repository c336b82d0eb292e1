// A line of words: what each part means or does, its numbers and dates, and how the parts are joined.
const ACTORS = ["actor", "post", "body"];
const CHOOSING = ["gaps", "conflicts", "sources", "said", "figures"];
const SUBJECTS = ["gaps", "conflicts", "sources"];
const COMMANDS = [...Object.keys(KNOWN.scopes), "who", "search"];
const within = (some, others) => some.every((one) => others.includes(one));

class Line {
  constructor(line, today) {
    this.words = countedOf(tokens(line));
    const first = this.words[0]?.typed.toLowerCase();
    this.asked = COMMANDS.includes(first) && this.words.length > 1 ? first : "";
    // The name of an indicator may begin with the command: trade in manats.
    const named = ["trade", "figures"].includes(this.asked) ? spansOf(this.words, [], [])[0] : null;
    const begins = named && !named.start && named.end > 1 && named.means.indicator;
    if (this.asked && !begins) this.words = this.words.slice(1);
    this.today = today;
    this.dates = datesIn(this.words, today);
    const taken = this.words.map(() => false);
    const ids = this.ids();
    this.records = ids.filter((span) => span.means.id).map((span) => ({ ...span, does: new Set() }));
    for (const { start, end } of [...this.dates, ...ids]) taken.fill(true, start, end);
    const others = ids.filter((span) => !span.means.id);
    for (const { start, end } of others) taken.fill(false, start, end);
    const said = this.words.flatMap(({ text }, at) => [text, `${text} ${this.words[at + 1]?.text}`]);
    const counts = (this.isCounted = said.some((one) => cues(one).has("figures") || cues(one).has("often")));
    this.items = this.itemsOf(
      [
        ...spansOf(
          this.words,
          taken.map((one, at) => one || others.some((span) => span.start <= at && at < span.end)),
          counts ? [] : declared("sign").filter((kind) => !this.travel().includes(kind)),
        ),
        ...others,
      ],
      taken,
    ).map((item) => this.inCase(item));
    const sought = [...this.items, ...this.records].filter(
      (item) =>
        Object.keys(item.means).length || item.does.has("first") || item.does.has("last") || this.isSought(item),
    );
    this.barred = sought.filter((item) => leavesOut(this, item));
    this.records = this.records.filter((item) => !this.barred.includes(item));
    this.daysOut = this.dates.filter((date) => isOut(this, date.start));
    this.dates = this.dates.filter((date) => !this.daysOut.includes(date));
    this.items = this.items.filter((item) => !this.barred.includes(item)).map((item) => ofUse(this, item));
    this.verbs = [];
    this.items = this.items.map((item) =>
      ofASum(this, calledSo(this, ofItsSort(this, written(this, discussed(this, classed(this, item)))))),
    );
    this.items = speaking(this);
    this.items = this.items.map((item) => this.onlyJoins(ofSession(this, item)));
    this.items = this.items.map((item) => became(this, metAt(this, following(this, item))));
    this.does = new Set(this.items.flatMap((item) => [...item.does]));
    const [first_] = this.items;
    // A name with a colon asks for statements: Petrov: what he says.
    if (first_ && this.words[first_.end - 1].tells && this.of(...ACTORS).includes(first_)) this.does.add("said");
    const ofPosts = this.of("post").flatMap((item) => this.words.slice(item.start, item.end));
    if (ofPosts.some((word) => cues(word.text).has("former"))) this.does.add("former");
    this.nth = this.nthAsked();
    this.number = this.numberAsked();
    this.sessions = this.sessionsAsked();
    const kinds = this.of("event-kind").filter((item) => this.number && item.end >= this.number.start);
    this.numbered = this.sessions.length ? ((kinds.length ? kinds : this.bodies())[0] ?? null) : null;
    this.order = this.orderAsked();
    this.days = severalOf(this.dates);
  }

  ids() {
    return this.words.flatMap((word, at) => {
      const id = word.typed.toLowerCase();
      if ((at && this.words[at - 1].part === word.part) || !id.includes("-")) return [];
      const means = {};
      for (const sort of ["actor", "place", "topic", "event-kind", "indicator"])
        if (KNOWN.names[sort]?.[id]) means[sort] = [id];
      if (recordOf(id) && !["person", "organization"].includes(recordOf(id).type)) means.id = [id];
      const length = this.words.filter((other) => other.part === word.part).length;
      return Object.keys(means).length ? [{ start: at, end: at + length, means }] : [];
    });
  }

  text(start, end) {
    return this.words
      .slice(start, end)
      .map((word) => word.text)
      .join(" ");
  }

  itemsOf(spans, taken) {
    const starts = new Map(spans.filter((span) => !this.onlyDoes(span)).map((span) => [span.start, span]));
    const items = [];
    for (let at = 0; at < this.words.length;) {
      if (taken[at]) {
        at += 1;
        continue;
      }
      const span = starts.get(at);
      const longer = span && this.longer(span, taken);
      if (span) {
        items.push(longer ?? { ...span, does: new Set() });
      } else {
        const initials = this.strangeInitials(at, spans);
        if (initials) {
          items.push({ start: at, end: initials, means: {}, does: new Set() });
          at = initials;
          continue;
        }
        let free = at + 1;
        while (free < this.words.length && !taken[free] && !starts.has(free)) free += 1;
        for (let end = Math.min(free, at + LANGUAGE.longest); end > at; end -= 1) {
          const does = cues(this.text(at, end));
          if (does.size || end === at + 1) {
            items.push({ start: at, end, means: {}, does });
            break;
          }
        }
      }
      at = items.at(-1).end;
    }
    return items;
  }

  // Return the end of initials next to a person's name that are not his; 0 if there are none here.
  strangeInitials(at, spans) {
    let end = at;
    while (end < this.words.length && this.words[end].initial && this.words[end].text.length === 1) end += 1;
    const beside = spans
      .filter((span) => span.start === end || span.end === at)
      .flatMap((span) => span.means.actor ?? []);
    return end > at && beside.some(isPerson) ? end : 0;
  }

  longer(span, taken) {
    for (
      let end = Math.min(this.words.length, span.start + LANGUAGE.longest);
      end > Math.max(span.end, span.start + 1);
      end -= 1
    ) {
      const does = cues(this.text(span.start, end));
      if (does.size && !taken.slice(span.start, end).some(Boolean)) return { start: span.start, end, means: {}, does };
    }
    return null;
  }

  onlyDoes(span) {
    const words = this.words.slice(span.start, span.end);
    const its = words.map((word) => cues(word.text));
    if (its.some((one) => !one.size || one.has("statement"))) return false;
    const asks =
      words.length === 1 && CHOOSING.some((one) => its[0].has(one)) && words[0].typed !== words[0].typed.toUpperCase();
    const sorts = Object.keys(span.means);
    const measured = this.isCounted || ["figures", "trade"].includes(this.asked);
    if (its[0].has("documents") && !measured && sorts.join() === "indicator") return true;
    return sorts.every((sort) => sort.endsWith("-kind")) || (asks && sorts.join() === "actor");
  }

  // Remove from an item those whose name is its word as it stands, if the context requires an oblique case:
  // «встреча Петрова» is about a man.
  inCase(item) {
    const word = this.words[item.end - 1].text;
    const ids = item.means.actor ?? [];
    if (ids.length < 2 || !word.endsWith("а") || !this.isGoverned(item)) return item;
    const others = ids.filter((id) => !isSoCalled(word, [id]));
    return others.length ? { ...item, means: { ...item.means, actor: others } } : item;
  }

  isGoverned(item) {
    const at = item.start - 1;
    if (at > 0 && ALL_JOINING.includes(this.words[at].text)) {
      const word = this.words[at - 1].text;
      const ids = Object.values(bearers(word)).flat();
      return ids.length > 0 && !isSoCalled(word, ids);
    }
    const word = at >= 0 ? this.words[at].text : "";
    const nouns = ["у", "и", "ы", "е", ""]
      .filter((end) => word.endsWith(end))
      .map((end) => `${end ? word.slice(0, -end.length) : word}а`);
    const kinds = Object.values(KNOWN.names["event-kind"] ?? {}).flat();
    return word !== "" && [word, ...nouns].some((noun) => kinds.includes(noun));
  }

  // Return whether an item that names a body is typed as a common noun, which also names a topic: газ.
  isCommon(item) {
    const typed = this.words.slice(item.start, item.end).map((word) => word.typed);
    return Boolean(item.means.topic && item.means.actor) && typed.length === 1 && typed[0] === typed[0].toLowerCase();
  }

  of(...sorts) {
    return this.items.filter((item) => sorts.some((sort) => item.means[sort]));
  }

  ofMeaning() {
    return this.items.filter((item) => Object.keys(item.means).length);
  }

  get kinds() {
    return unique(this.of("event-kind").flatMap((item) => item.means["event-kind"]));
  }

  says(item) {
    return this.words.slice(item.start, item.end).some((word) => !STOP.has(word.text) || word.initial);
  }

  meaningless(does) {
    return this.items.filter(
      (item) => !Object.keys(item.means).length && within([...item.does], does) && this.says(item),
    );
  }

  isSought(item) {
    return !Object.keys(item.means).length && !item.does.size && this.says(item);
  }

  // Return an item as one that only asks if it is the negation after an exclusion, joins two dates to compare
  // (2023 против 2024), or is a verb in no text; else unchanged.
  onlyJoins(item) {
    const word = this.words[item.start].text;
    const denies =
      LANGUAGE.not_done.some((end) => word.endsWith(end)) && this.barred.some((one) => one.end === item.start);
    const ends = this.dates.flatMap((one) => [one.start, one.end]);
    const joins = LANGUAGE.against.includes(word) && ends.includes(item.start) && ends.includes(item.end);
    const verb = !denies && !joins && this.isVerb(item);
    if (verb) this.verbs.push(item);
    return denies || joins || verb ? { ...item, does: new Set(["ask"]) } : item;
  }

  // Return whether an item is a verb that occurs in no text.
  isVerb(item) {
    const { text, typed } = this.words[item.start];
    if (!this.isSought(item) || typed !== typed.toLowerCase()) return false;
    const others = () => this.words.some((word) => isAzerbaijani(word.text));
    // An adjective of something measured is no mere verb: доля нефтяного экспорта is another number.
    const measured = this.items.some((one) => one.start === item.end && one.means.indicator);
    const noName = (endsAsVerb(text) || (!measured && NO_NAME.test(text))) && !ordinalOf(text);
    const verb = noName || (LANGUAGE.verbs.some((one) => text.endsWith(one)) && others());
    return verb && !soughtAlone(text).size;
  }

  // The words to search for, which have neither a meaning nor a cue, or say what was told.
  get lookedFor() {
    const { kinds } = this;
    const does = ["told", "base", ...(kinds.length ? [] : ["cause"]), ...(this.of("indicator").length || ["trade", "figures"].includes(this.asked) ? [] : ["falls"])];
    if ((kinds.length || ["timeline", "meetings"].includes(this.asked)) && within(kinds, this.travel()))
      does.push("sort");
    const said = this.does.has("said") || this.items.some((item) => this.statement(item));
    if (!said || peopleOf(this).length < 2) does.push("joint");
    if (this.asked && this.items.every((item) => item.does.size && !Object.keys(item.means).length)) does.push("ask");
    const asks = (item) => item.does.size === 1 && item.does.has("ask");
    // Growth may be what contradicts itself.
    const conflicts = this.asked === "conflicts" || this.does.has("conflicts");
    const grown = conflicts ? this.items.filter((item) => item.does.has("growth") && !Object.keys(item.means).length) : [];
    return [...new Set([...this.meaningless(does).filter((item) => !asks(item)), ...grown])]
      .filter((item) => ![this.number, this.nth].includes(item))
      .sort((one, other) => one.start - other.start);
  }

  // The words for documents of any kind, unless the line is about an event or a session.
  get documents() {
    const others = this.of("event-kind", "document-kind", "source-kind").length || this.sessions.length || this.asked;
    return others ? [] : this.items.filter((item) => item.does.has("documents"));
  }

  // Whether only statements are asked for, apart from their order: the last statements.
  get areStatements() {
    const own = this.items.filter((item) => !["ask", "last", "first"].some((one) => item.does.has(one)));
    return own.length === 1 && this.statement(own[0]) && /(?:[sяйх]|lari?)$/.test(this.words[own[0].start].text);
  }

  // The words that only ask but may be part of the name of an indicator: documents, years, a share.
  get onlyAsking() {
    return this.meaningless(["ask", "documents", "share"]).filter(
      (item) => item.does.has("ask") || item.does.has("share"),
    );
  }

  statement(item) {
    return cues(this.words[item.start].text).has("statement");
  }

  travel() {
    return Object.keys(DATA.labels["event-kind"] ?? {}).filter(
      (id) => entryOf("event-kind", id).sign === "contact" && !entryOf("event-kind", id).counts_as,
    );
  }

  side(item) {
    const before = item.start ? cues(this.words[item.start - 1].text) : new Set();
    const found = ["in", "from", "with"].find((one) => before.has(one));
    const other = item.means.place && this.of("place").find((one) => one.end === item.start - 1);
    const its = other && isJoined(this, item) ? this.side(other) : "";
    if (["in", "from"].includes(its)) return its; // in Oslo and Bergen
    if (found) return found;
    if (item.means.place) {
      const kinds = this.of("event-kind")
        .filter((one) => one.end === item.start)
        .flatMap((one) => one.means["event-kind"]);
      if (kinds.length && within(kinds, this.travel())) return "in";
    }
    const word = this.words[item.end - 1].text;
    const place = (item.means.place ?? [""])[0];
    if (!isLatin(word) || linesOf("place", place).some((line) => line.includes(word))) return "";
    if (/d[ae]n$/.test(word)) return "from";
    return /[ae]$/.test(word) && place ? "in" : "";
  }

  // Sessions by number, the last and the first

  // Return the items that name a body, or a kind of body if a body of this kind has sessions.
  bodies() {
    const numbered = (id) => DATA.records.some((record) => record.body?.id === id && linked("with", id).has(record.id));
    return [...this.of("actor"), ...this.of("body").filter((item) => item.means.body.some(numbered))];
  }

  bodiesNumbered() {
    const ids = this.bodies()
      .flatMap((item) => [...(item.means.actor ?? []), ...(item.means.body ?? [])])
      .filter((id) => !isPerson(id));
    return DATA.records
      .filter((record) => record.number && ids.some((id) => linked("with", id).has(record.id)))
      .map((record) => record.id);
  }

  numberAsked() {
    const known = declared("numbered");
    const numbered =
      this.asked === "council" || this.of("event-kind").some((item) => meet(item.means["event-kind"], known).length);
    const own = this.bodiesNumbered().length > 0;
    const bodies = own ? this.bodies().map((item) => item.start) : [];
    const found = this.items.filter(
      (item) =>
        (numbered || bodies.includes(item.end) || (bodies.length && !item.does.has("first"))) &&
        !Object.keys(item.means).length &&
        within([...item.does], ["first", "ask"]) &&
        this.ordinal(item) &&
        item !== this.nth &&
        !this.counts(item),
    );
    const beside = [
      ...this.bodies(),
      ...this.of("event-kind").filter((item) => meet(item.means["event-kind"], known).length),
    ];
    const stands = (item) =>
      beside.some((one) => [one.end, one.end + 1].includes(item.start) || one.start === item.end);
    // "The first contact after the fifth session" does not ask for the first session.
    return found.find(stands) ?? found[0] ?? null;
  }

  // Return whether an item is a count, or belongs to one or to a ranking: the last 3 sessions, the second largest.
  counts(item) {
    const beside = this.items.filter((one) => [one.end, one.start - 1].includes(item.start));
    if (beside.some((one) => one.start === item.end && (one.does.has("most") || one.does.has("least")))) return true;
    if (item.does.has("first"))
      return beside.some((one) => one.start === item.end && cardinalOf(this.words[one.start].text));
    return (
      /^\d+$/.test(this.words[item.start].typed) && beside.some((one) => meet([...one.does], ["last", "first"]).length)
    );
  }

  asTyped(item) {
    const word = this.words[item.start];
    return /^\p{L}+$/u.test(word.text) ? word.text : fold(word.typed);
  }

  ordinal(item) {
    const typed = this.asTyped(item);
    return ordinalOf(typed) || (this.of("event-kind").some((one) => one.end === item.start) ? cardinalOf(typed) : 0);
  }

  // Return the item for the second or a later one of events without numbers: second visit, 2-я встреча; else null.
  nthAsked() {
    const isNth = (item) => {
      if (Object.keys(item.means).length || !this.skipped(item) || /^\d+$/.test(this.words[item.start].typed))
        return false;
      const behind = this.items.find(
        (one) => one.start >= item.end && one !== item && !one.does.has("ask") && !one.does.has("last"),
      );
      const told = ["timeline", "meetings"].includes(this.asked) && item.end === this.words.length;
      const kinds = behind?.means["event-kind"] ?? [];
      return told || (kinds.length > 0 && !meet(declared("numbered"), kinds).length);
    };
    return this.items.find(isNth) ?? null;
  }

  skipped(item) {
    const nextTo = LANGUAGE.next_to.some((start) => this.words[item.start].text.startsWith(start));
    return nextTo ? 1 : (ordinalOf(this.asTyped(item)) || 1) - 1;
  }

  // Return the events among which a number is looked up: only its own, if a body with numbered events is named.
  numberedEvents() {
    const ids = this.bodies().flatMap((item) => [...(item.means.actor ?? []), ...(item.means.body ?? [])]);
    const theirs = DATA.records.filter((record) => record.number && ids.includes(record.body?.id));
    const own = theirs.length ? theirs.map((record) => record.id) : this.kinds.length ? [] : this.bodiesNumbered();
    const asked = this.asked === "council" ? meet(this.kinds, declared("command")) : this.kinds;
    const kinds = asked.length ? asked : declared("command");
    const fits = (record) => (own.length ? own.includes(record.id) : kinds.includes(record.kind));
    return DATA.records.filter((record) => record.type === "event" && fits(record));
  }

  // Return the sessions excluded by number, or as the first or last: all but the third.
  sessionsOut(item) {
    const number = this.ordinal(item);
    const events = this.numberedEvents().filter((record) => record.number);
    if (number || !item.does.has("last"))
      return events.filter((record) => record.number === number).map((record) => record.id);
    const held = events.filter((record) => record.status === "held");
    const later = (one, other) =>
      other.earliest > one.earliest || (other.earliest === one.earliest && other.number > one.number) ? other : one;
    return held.length ? [held.reduce(later).id] : [];
  }

  sessionsAsked() {
    if (!this.number) return [];
    const found = this.numberedEvents().filter((record) => record.number === this.ordinal(this.number));
    // Only those that were held, if any, unless plans are asked for.
    const held = found.filter((record) => record.status === "held");
    const planned = this.does.has("planned") || this.does.has("announced");
    return (held.length && !planned ? held : found).map((record) => record.id);
  }

  orderAsked() {
    let cue = this.items.find((item) => (item.does.has("last") || item.does.has("first")) && item !== this.number);
    if (cue && this.does.has("long") && cue.end === this.words.length) cue = undefined; // in: how long did it last
    if (this.nth) return { limit: 1, skip: this.skipped(this.nth), reverse: Boolean(cue?.does.has("last")) };
    if (!cue) return {};
    let many = 0;
    for (const item of this.items.filter(
      (one) => [one.end, one.start - 1].includes(cue.start) && !Object.keys(one.means).length,
    )) {
      const counted = cardinalOf(this.words[item.start].text);
      if (counted) {
        many = counted;
        this.items = this.items.filter((one) => one !== item);
      }
    }
    const reverse = cue.does.has("last");
    return reverse && !many && areSeveral(this, cue) ? { reverse } : { limit: many || 1, reverse };
  }
}
