// The views of the page, each with its title, its records and its content.
const head = (title, told) => [el("h1", {}, title), told ? el("p", { class: "told" }, told) : null];

function viewOf(view, params) {
  if (view === "people") return peopleView();
  const query = queryOf(view, params);
  const records = select(query);
  const own = records.filter((record) => holds(record, query));
  const title = view === "sessions" && records[0]?.body ? named(records[0].body) : say(view);
  const only =
    view === "all"
      ? [...params]
          .filter(([name]) => name in FILTERS)
          .map(([, id]) => (recordOf(id) ? named(recordOf(id)) : (DATA.names[id]?.[lang] ?? id)))
      : [];
  return {
    title: only.length ? only.join(", ") : title,
    records,
    content: [
      head(only.length ? only.join(", ") : title, say("found", records.length)),
      filterBar(view, params),
      own.length ? LISTS[view](own) : records.length ? null : words("notice", say("nothing")),
      asides(query, records),
      legend(records),
    ],
  };
}

function peopleView() {
  const sorted = (type) =>
    DATA.records
      .filter((record) => record.type === type)
      .sort((one, other) => collator().compare(surname(one), surname(other)));
  const groups = [
    ["person", "people"],
    ["organization", "organizations"],
  ]
    .map(([type, key]) => [key, sorted(type)])
    .filter(([, some]) => some.length);
  return {
    title: say("people"),
    records: groups.flatMap(([, some]) => some),
    content: [
      el("h1", {}, say("people")),
      groups.map(([key, some]) => el("section", {}, el("h2", {}, say(key)), list(some, { dates: false }))),
    ],
  };
}
const surname = (record) => (record.type === "person" ? named(record).split(" ").at(-1) : named(record));

function homeView() {
  if (!DATA.records.length)
    return { title: "raes", records: [], content: [el("h1", {}, say("home")), words("notice", say("empty"))] };
  const latest = DATA.records
    .filter((record) => record.type === "event" && record.status === "held" && !UNDATED.has(record.id))
    .sort((one, other) => compared(one, other, { reverse: true }))
    .slice(0, 5);
  return {
    title: say("home"),
    records: [],
    content: [
      el("h1", {}, say("home")),
      words("lead", say("lead")),
      el("h2", {}, say("try")),
      bullets(
        examples().map((one) => el("a", { href: `#/?q=${encodeURIComponent(one)}` }, one)),
        { class: "chips" },
      ),
      el("h2", {}, say("inside")),
      bullets(
        filled().map((view) => el("a", { href: `#/${view}` }, el("b", {}, String(sizes[view])), say(view))),
        { class: "counts" },
      ),
      latest.length ? [el("h2", {}, say("latest")), list(latest), legend(latest)] : null,
    ],
  };
}

// Return example questions, made of the names, places and years most frequent in this base.
function examples() {
  const events = DATA.records.filter((record) => record.type === "event" && !UNDATED.has(record.id));
  const most = (some) => {
    const counts = new Map();
    for (const one of some) counts.set(one, (counts.get(one) ?? 0) + 1);
    return [...counts].sort((one, other) => other[1] - one[1]).map(([one]) => one);
  };
  const people = most(events.flatMap((record) => record.participants.map((one) => one.id)))
    .filter((id) => isPerson(id))
    .map((id) => surname(recordOf(id)));
  const places = most(events.flatMap((record) => (record.place ? [record.place.id] : []))).map((id) =>
    named(events.find((record) => record.place?.id === id).place),
  );
  const years = most(events.map((record) => record.earliest?.slice(0, 4)).filter(Boolean));
  const kinds = most(events.map((record) => record.kind)).map((id) => inWords(entryOf("event-kind", id).name));
  const topics = most(DATA.records.flatMap((record) => record.topics)).map(topicName);
  const found = [
    people[0],
    people[1] && years[0] && `${people[1]} ${years[0]}`,
    people[0] && people[1] && `${people[0]} ${people[1]}`,
    places[0] && years[1] && `${places[0]} ${years[1]}`,
    kinds[0] && years[0] && `${kinds[0]} ${years[0]}`,
    topics[1] ?? topics[0],
  ];
  return unique(found.filter(Boolean)).slice(0, 6);
}

function aboutView() {
  return {
    title: say("about"),
    records: [],
    content: [
      el("h1", {}, say("about")),
      ["about_text", "about_questions", "about_links"].map((key) => words("text", say(key))),
      words("told", say("digest", KNOWN.digest)),
      el("h2", {}, say("signs_mean")),
      explained(
        Object.keys(SAID.signs).filter((one) => one !== "*"),
        { class: "signs" },
      ),
    ],
  };
}

function factView(id) {
  const record = recordOf(id);
  if (!record)
    return { title: id, records: [], content: [el("h1", {}, say("answer")), words("notice", say("no_fact", id))] };
  return {
    title: named(record),
    records: [record],
    content: [
      el("p", { class: "told" }, kindOf(record)),
      card(record, { open: true, level: 1 }),
      company(record),
      legend([record]),
    ],
  };
}

// Return what belongs to a record: for a conflict its claims; for an event its statements and documents; for a person
// or body whom they met, and the events in which they took part.
function company(record) {
  if (record.type === "conflict") {
    const claims = record.claims.map(recordOf).filter(Boolean);
    return [el("h2", {}, capital(inWords(SAID.fields.claims))), list(claims)];
  }
  if (record.type === "event") {
    const belongs = DATA.records.filter(
      (one) => linked("event", record.id).has(one.id) || linked("part", record.id).has(one.id),
    );
    return [
      ["statement", "statements"],
      ["document", "documents"],
      ["event", "timeline"],
    ].map(([type, key]) => {
      const some = belongs.filter((one) => one.type === type);
      return some.length ? [el("h2", {}, say(key)), list(some, { dates: type === "event" })] : null;
    });
  }
  if (!["person", "organization"].includes(record.type)) return null;
  const mine = select({ ...emptyQuery("timeline"), people: [[record.id]] });
  const met = new Map();
  for (const one of mine.filter((event) => linked("met", record.id).has(event.id)))
    for (const { id } of one.participants) if (id !== record.id) met.set(id, (met.get(id) ?? 0) + 1);
  const often = [...met].sort((one, other) => other[1] - one[1]).slice(0, 12);
  return [
    often.length
      ? words("text", [`${say("met_with")}: `, joined(often.map(([id, count]) => [link(id), ` (${count})`]))])
      : null,
    mine.length ? [el("h2", {}, say("timeline")), list(mine)] : null,
  ];
}

function answerView(text) {
  const asked = ask(text, today());
  const near = unique(asked.strangers.flatMap(nearestTo));
  const told = asked.strangers.length
    ? el(
        "p",
        { class: "notice" },
        say("stranger", asked.strangers.join(", ")),
        near.length ? [" ", say("nearest"), " ", joined(near.map((id) => link(id))), "."] : null,
      )
    : !asked.records.length
      ? words("notice", say("nothing"))
      : null;
  const many = asked.records.length;
  const left = [...asked.line.verbs.map((item) => asked.line.words[item.start].typed), asked.leftOut].filter(Boolean);
  const whole = (record) => [card(record, { open: many === 1, level: 2 }), many === 1 ? company(record) : null];
  const content =
    asked.question === "who" || asked.question === "show"
      ? asked.records.map(whole)
      : [
          asked.question === "figures" || asked.question === "trade" ? charts(asked.records) : null,
          list(asked.text ? asked.records : asked.records.filter((record) => holds(record, asked.query)), { level: 2 }),
          asked.strangers.length || asked.text ? null : asides(asked.query, asked.records, { level: 2 }),
        ];
  return {
    title: text,
    records: asked.records,
    content: [
      el("h1", { class: "unseen" }, say("answer")),
      el("p", { class: "told" }, readAs(asked), many > 1 ? ` · ${say("found", many)}` : ""),
      told ?? (left.length ? words("notice", say("left_out", left.join(", "))) : null),
      content,
      legend(asked.records),
    ],
  };
}

// Return how a question was read, on one line.
function readAs({ question, line, query }) {
  const view = Object.keys(VIEWS).find((one) => VIEWS[one].asks.includes(question));
  const meant = line.ofMeaning().map((item) => {
    const [names, places] = sides(line, item);
    const others = Object.entries(item.means).filter(([sort]) => sort !== "place" && !ACTORS.includes(sort));
    const all = [
      ...names.map((id) => ["actor", id]),
      ...places.map((id) => ["place", id]),
      ...(names.length || places.length ? [] : others.flatMap(([sort, ids]) => ids.map((id) => [sort, id]))),
    ];
    return unique(all.slice(0, 3).map(([sort, id]) => called(sort, id))).join(" / ");
  });
  const days = query.first || query.last ? [spanInWords(query.first, query.last)] : [];
  const texts = line.lookedFor.map((item) =>
    quoted(
      line.words
        .slice(item.start, item.end)
        .map((word) => (word.barred && line.asked === "search" ? "−" : "") + word.typed)
        .join(" "),
    ),
  );
  const subject = line.asked === "trade" ? (scopeOf("trade").topics ?? []).map(topicName) : [];
  const parts = [view ? say(view) : "", ...subject, ...meant, ...days, ...texts].filter(Boolean);
  return [
    `${say("read_as")}: `,
    joined(
      parts.map((one) => el("b", {}, one)),
      " · ",
    ),
  ];
}
