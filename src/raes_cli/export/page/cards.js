// A record as a card: date, title and essentials; the evidence and all other fields in a disclosure.
function disclosure(record, open) {
  const label = record.sources.length
    ? `${say("evidence")}: ${counted(record.sources.length, "passages")}`
    : say("details");
  const made = el("details", { open }, el("summary", {}, label));
  const fill = () =>
    made.childElementCount > 1 || made.append(el("div", {}, evidence(record), conflictsOf(record), rest(record)));
  made.addEventListener("toggle", () => made.open && fill());
  made.addEventListener("fill", fill);
  if (open) fill();
  return made;
}

// Return a claim of a conflict: a link, after the amount if it is a figure.
function claim(id) {
  const said = DATA.amounts[id]?.map((both) => both[LANGUAGES.indexOf(lang)]);
  return [said ? [el("b", {}, dotted(said[0], said[1] && say("growth", said[1]))), " — "] : null, link(id)];
}

function amountOf(record) {
  const [amount, growth, levels] = DATA.amounts[record.id].map((both) => both[LANGUAGES.indexOf(lang)]);
  const standing = record.status === "reported" ? "" : statusOf(record);
  return el(
    "p",
    { class: "amount" },
    amount,
    [standing, growth && say("growth", growth), levels && say("by_levels", levels)]
      .filter(Boolean)
      .map((one) => el("small", {}, one)),
  );
}

const words = (cls, text) => (text ? el("p", { class: cls }, text) : null);

// The part of a card between title and note, by type of record.
const BODIES = {
  event: (record) => [
    words("meta", [
      dotted(record.status !== "held" && statusOf(record), record.place && named(record.place)),
      record.participants.length
        ? [
            record.place || record.status !== "held" ? " · " : "",
            joined(record.participants.map((one) => [linkOf(one), one.basis === "named" ? "" : sign("≈")])),
          ]
        : null,
    ]),
    words("text", record.theme ? quoted(inWords(record.theme)) : ""),
  ],
  figure: (record) => [amountOf(record), words("meta", record.basis ? say("basis_of", named(record.basis)) : "")],
  statement: (record) => [
    words("text", inWords(record.text)),
    words("meta", joined((record.speakers.length ? record.speakers : record.attribution).map(linkOf))),
  ],
  document: (record) => [words("meta", dotted(kindOf(record), statusOf(record))), words("text", inWords(record.text))],
  conflict: (record) => [words("text", inWords(record.text)), bullets(record.claims.map(claim))],
  gap: (record) => [
    words("text", inWords(record.text)),
    words(
      "meta",
      joined(
        record.about.map((id) => link(id)),
        " · ",
      ),
    ),
  ],
  source: (record) => [
    words(
      "meta",
      dotted(kindOf(record), inWords(record.publisher?.name) || record.outlet, dayInWords(record.published)),
    ),
    el(
      "p",
      { class: "meta" },
      addressOf(record.url) ? outside(record.url) : null,
      " ",
      el("a", { href: `#/all?source=${record.id}` }, say("facts_by")),
    ),
  ],
  person: (record) => [actor(record)],
  organization: (record) => [actor(record)],
};

function actor(record) {
  const latest = (one) => one.latest ?? "";
  const posts =
    record.type === "person" ? [...record.posts].sort((one, other) => (latest(other) < latest(one) ? -1 : 1)) : [];
  const facts = new Set([...linked("with", record.id), ...linked("at", record.id)]).size;
  const titles = new Set();
  const shown = posts.filter((one) => !titles.has(inWords(one.title)) && titles.add(inWords(one.title)));
  return [
    shown.length
      ? el(
          "p",
          { class: "text" },
          joined(
            shown.slice(0, 3).map((one) => postOf(one, false)),
            "; ",
          ),
        )
      : words(
          "meta",
          dotted(
            inWords(entryOf("organization-kind", record.kind ?? "").name),
            record.country && named(record.country),
          ),
        ),
    el(
      "p",
      { class: "meta" },
      facts
        ? [
            el("a", { href: `#/all?with=${record.id}` }, say("facts_of", named(record))),
            " · ",
            counted(facts, "facts_count"),
          ]
        : null,
    ),
  ];
}

// Return a card; `level` is that of its heading.
function card(record, { open = false, level = 3, dates = true } = {}) {
  const mark = kindSign(record);
  const date = record.type === "source" ? record.published : record.date;
  const when = dates
    ? dayInWords(date) || (["event", "figure"].includes(record.type) ? inWords(SAID.no_date) : "")
    : "";
  const title = el(
    `h${level}`,
    {},
    mark ? sign(mark, true) : null,
    el("a", { href: `#${record.id}` }, named(record)),
    marksOf(record).map((one) => [" ", sign(one)]),
  );
  return el(
    "article",
    { class: when ? "fact" : "fact plain", "data-id": record.id, "aria-label": named(record) },
    words("when", when),
    el("div", {}, title, BODIES[record.type](record), words("note", inWords(record.note)), disclosure(record, open)),
  );
}

const AT_ONCE = 60;

// Return cards in a list: of a long one the first, with a button for more.
function list(records, options = {}) {
  const made = bullets(
    records.slice(0, AT_ONCE).map((record) => card(record, options)),
    { class: "list" },
  );
  const left = records.slice(AT_ONCE);
  if (!left.length) return made;
  const show = (many) => {
    const next = left.splice(0, many).map((record) => el("li", {}, card(record, options)));
    made.append(...next);
    return next[0];
  };
  return [made, moreButton(() => left.length, show)];
}

// Return a button that shows more of the rest, or all of it before printing.
function moreButton(left, show) {
  const button = el("button", { type: "button", class: "more" }, say("more", left()));
  const go_on = (many) => {
    const first = show(many);
    if (left()) button.textContent = say("more", left());
    else button.remove();
    return first;
  };
  button.addEventListener("click", () => go_on(300)?.querySelector("a")?.focus());
  button.addEventListener("fill", () => go_on(Infinity));
  return button;
}

function legend(records) {
  const used = new Set(records.slice(0, 2000).flatMap((record) => [kindSign(record), ...marksOf(record)]));
  const shown = Object.keys(SAID.signs).filter((one) => used.has(one));
  return shown.length ? el("div", { class: "legend" }, explained(shown)) : null;
}
