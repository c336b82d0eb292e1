// Chooses the question that a line asks: as its words say, else by what they name.
const OUTRIGHT = ["gaps", "conflicts", "said", "sources"];
const PAPERS = ["document-kind", "source-kind"];
const OF_NO_EVENT = ["topic", "indicator", "organization-kind", ...PAPERS];

const isRemote = (item) => within(item.means["event-kind"], declared("remote"));

class Question extends Line {
  atGathering() {
    const named = this.of(...ACTORS).some(
      (item) => !item.means["event-kind"] && !["in", "from"].includes(this.side(item)),
    );
    return this.kinds.length > 0 && named && within(this.kinds, declared("gathering"));
  }

  question() {
    const names = this.of("actor", "post");
    const asking = ["ask", "about", "sort", ...(peopleOf(this).length ? ["figures", "long"] : [])];
    const isIdle = (item) => !Object.keys(item.means).length && !item.does.size && !this.says(item);
    const alone = this.items.filter(
      (item) => names.includes(item) || asking.some((one) => item.does.has(one)) || isIdle(item),
    );
    const common = names.some((item) => this.isCommon(item));
    const onlyNames = names.length > 0 && alone.length === this.items.length && !this.barred.length && !common;
    if (this.asked && (this.asked !== "who" || onlyNames)) return this.asked;
    const said = this.saidOutright(names);
    if ((said === "said" || (this.kinds.length && !said)) && this.areSilent(names)) return "search";
    return said || this.ofKinds() || this.ofNames(names, onlyNames);
  }

  // Return whether all who are named took part in nothing and said nothing: they are only mentioned, or publish.
  areSilent(names) {
    const acting = names.filter((item) => !item.means.place && !isSubject(this, item));
    const ids = acting.flatMap((item) => item.means.actor ?? []);
    const acts = (one) => ["event", "statement"].includes(one.type) && inRoles(one, ["with", "at", "of", "for"], ids);
    return ids.length > 0 && !DATA.records.some(acts);
  }

  saidOutright(names) {
    const kinds = this.kinds;
    const outright = OUTRIGHT.find((one) => this.does.has(one));
    if (outright && !(outright === "said" && this.isTalk()))
      return outright !== "said"
        ? outright
        : this.items.some((item) => isOfASum(this, item))
          ? "search" // a sum is said in figures as well
          : givesFigures(this, names)
            ? "figures"
            : outright;
    if (this.does.has("often") && !kinds.length && !peopleOf(this).length && metIn(this).length)
      return this.ofEvents(metIn(this));
    if (this.does.has("oftenest") && peopleOf(this).length === 1) return "who";
    if (this.does.has("often") || this.does.has("oftenest"))
      return this.of("indicator").length && !kinds.length
        ? "figures"
        : this.of("place").length && !kinds.length
          ? "timeline"
          : this.ofEvents(kinds.length ? kinds : ["meeting"]);
    const according = this.does.has("figures") && this.does.has("according") && peopleOf(this).length > 0;
    if (according || (!this.does.has("share") && this.isStatement(names)))
      return according || givesFigures(this, names) ? "figures" : "said";
    const people = names.some((item) => item.means.post || item.means.actor.some(isPerson));
    const indicators = this.of("indicator").length > 0;
    const travel = within(kinds, this.travel());
    if (this.does.has("figures") && this.does.has("timeline") && !indicators) return "timeline"; // e.g. how many events
    const named = this.of("indicator").some((item) => Object.keys(item.means).length === 1);
    const papers = this.does.has("figures") && kinds.length > 0 && named;
    const days = this.does.has("long"); // the length of a corridor; a stay is answered by the visit
    const many = this.does.has("figures") ? indicators || travel || papers : indicators && kinds.length && travel;
    const counted = days ? !kinds.length && !people : many;
    if (counted && (papers || !(people && (kinds.length || !indicators)))) return this.ofFigures();
    const other = this.of("event-kind").some((item) => item !== this.numbered);
    if (this.sessions.length && !other && !this.of(...PAPERS).length) {
      const listed = scopeOf("council").kinds ?? [];
      if (this.sessions.every((id) => listed.includes(recordOf(id).kind))) return "council";
    }
    const measured = ["forecast", "target", "share"].some((one) => this.does.has(one)) && !metIn(this).length;
    return measured && !kinds.length ? "figures" : "";
  }

  // Return whether somebody talked by telephone, unless what he said is asked for and known.
  isTalk() {
    const engaged = this.of("event-kind").some((item) => isRemote(item) && !isSubject(this, item));
    const verbs = this.items.filter((item) => item.does.has("said")).map((item) => this.words[item.start].text);
    const what =
      this.words.some(({ text }) => LANGUAGE.what.includes(text)) ||
      verbs.some((verb) => !LANGUAGE.talked.some((one) => verb.startsWith(one)));
    return engaged && !(what && speaks(peopleOf(this).slice(0, 1), []));
  }

  isStatement(names) {
    const told = this.does.has("told");
    const called = told || this.items.some((item) => this.statement(item));
    if (this.areStatements) return true;
    const subjects = this.items.filter((item) => isSubject(this, item) && !item.does.size);
    const speakers = names.filter((item) => !subjects.includes(item));
    const spoke = called && speaks(peopleOf(this).slice(0, 1), []);
    const engaged = (item) => !subjects.includes(item) && !this.statement(item) && !(spoke && isRemote(item));
    const kinds = this.of("event-kind").filter(engaged);
    if (called && this.sessions.length && !kinds.some((item) => item !== this.numbered)) return true;
    if (kinds.length || !subjects.length)
      return (
        called &&
        (told || this.does.has("joint") || speakers.length === 1) &&
        speakers.length > 0 &&
        !kinds.length &&
        !this.sessions.length
      );
    return called || speakers.length > 0;
  }

  ofKinds() {
    const papers = this.of(...PAPERS);
    if (this.documents.length) return "search";
    const both = papers.flatMap((item) => PAPERS.flatMap((sort) => item.means[sort] ?? []));
    if (papers.length && (this.sessions.length || within(this.kinds, both))) return "search";
    return this.kinds.length ? this.ofEvents(this.kinds) : "";
  }

  ofEvents(kinds) {
    if (kinds.length && within(kinds, scopeOf("council").kinds ?? [])) return "council";
    return kinds.includes("meeting") && within(kinds, declared("counts_as")) ? "meetings" : "timeline";
  }

  // Return `trade` if all topics named belong to it, else `figures`.
  ofFigures() {
    const subject = scopeOf("trade").topics;
    const asked = unique(this.of("topic").flatMap((item) => item.means.topic));
    return subject && asked.length && within(asked, subject) ? "trade" : "figures";
  }

  ofNames(names, onlyNames) {
    const someone = this.of("actor").some((item) => item.means.actor.some(isPerson));
    const events = this.dates.length && this.does.has("timeline"); // e.g. the events of these days
    if (this.lookedFor.length) return events || (this.of("post").length && !someone) ? "timeline" : "search";
    if (this.does.has("post") && peopleOf(this).length) return "who";
    const there = names.some((item) => item.means.place && this.side(item) === "in");
    const beside = names.slice(0, 1).some((item) => item.means.place || this.side(item));
    const texts = this.words.map((word) => word.text);
    const what = !peopleOf(this).length && LANGUAGE.what_is.some((words) => within(words, texts));
    const asks = what || meet(LANGUAGE.who, texts).length > 0;
    const meant = this.namedByAll(names).length || (asks && !beside);
    if (onlyNames && meant && !this.dates.length && !there)
      return asksTheDay(this) && this.namedByAll(names).some(publishes) ? "sources" : "who";
    const topics = this.of("topic");
    // A word that is both an indicator and a topic is ambiguous; one that is only one of these decides.
    const alone = this.of("indicator", "topic").some((item) => !item.means.indicator !== !item.means.topic);
    if (
      this.of("indicator").length &&
      (this.dates.length ||
        this.daysOut.length ||
        ["most", "least", "series", "growth", "falls"].some((one) => this.does.has(one)) ||
        this.of("place").length ||
        alone)
    )
      return this.ofFigures();
    const named = this.ofMeaning();
    if (this.areSilent(names)) return "search";
    if (this.dates.length || !named.length) return "timeline";
    const people = names.flatMap((item) => item.means.actor ?? []).filter(isPerson);
    const subjects = topics.flatMap((item) => item.means.topic);
    if (people.length && topics.length && named.length === names.length + topics.length && speaks(people, subjects))
      return "said";
    const ofNoEvent = (item) => within(Object.keys(item.means), OF_NO_EVENT);
    if (named.every(ofNoEvent)) return "search";
    const about = named.every((item) => item.means.topic || item.means.place || ofNoEvent(item));
    return about && !topics.every((item) => item.means.place) ? "search" : "timeline";
  }

  namedByAll(names) {
    const each = names.map((item) => namedBy(item));
    const everybody = unique(each.flat());
    const common = everybody.filter((id) => each.every((ids) => ids.includes(id)));
    if (common.length) return common;
    const people = everybody.filter(isPerson);
    const bodies = everybody.filter((id) => !isPerson(id));
    return people.length === 1 && bodies.length === 1 ? ofBodies(people, bodies) : [];
  }
}

const publishes = (id) => DATA.records.some((one) => one.type === "source" && one.publisher?.id === id);

const namedBy = (item) => unique(ACTORS.flatMap((sort) => item.means[sort] ?? []));

// Return whether somebody has figures, but no statements, on the topics asked for.
function givesFigures(line, names) {
  const people = names.flatMap((item) => item.means.actor ?? []).filter(isPerson);
  const indicators = line.of("indicator").flatMap((item) => item.means.indicator);
  const filed = DATA.records.filter((one) => one.type === "figure" && indicators.includes(one.indicator.id));
  const topics = [...line.of("topic").flatMap((item) => item.means.topic), ...filed.flatMap((one) => one.topics)];
  if (!people.length || !topics.length || line.lookedFor.length) return false;
  return !speaks(people, topics) && speaks(people, topics, "figure");
}

// Return whether any of `ids` has a statement (or record of `type`), on one of `topics` if given.
function speaks(ids, topics, type = "statement") {
  return DATA.records.some(
    (record) =>
      record.type === type &&
      ids.some((id) => linked("with", id).has(record.id)) &&
      (!topics.length || meet(record.topics, topics).length),
  );
}

// Return whether the last of something are asked for in the plural without a number.
function areSeveral(line, cue) {
  const after = line.words[cue.end]?.text ?? "";
  const named = line.items.some(
    (one) => one.start === cue.end && (Object.keys(one.means).length || one.does.has("timeline")),
  );
  const english = LANGUAGE.latest.includes(line.words[cue.start].text) && named && after.endsWith("s");
  return english || /(?:ие|их|ими)$/.test(line.words[cue.start].text);
}
