// Builds the elements of the page, from texts and never from markup; and the words of a record in its language.
const SAID = DATA.words;
const INFERRED = new Set(DATA.inferred);
const LANGUAGES = ["en", "ru"];
let lang = DATA.lang;

// A function, so that $ in a text is taken literally.
const put_in = (words, ...given) => words.replace(/\{\}/g, () => given.shift());
const say = (key, ...given) => put_in(SAID[key][lang], ...given);
const inWords = (words) => (words ? (words[lang] ?? words.en ?? "") : "");
const named = (record) => inWords(record.title ?? record.name) || record.id;
const quoted = (text) => (lang === "ru" ? `«${text}»` : `“${text}”`);
const dayInWords = (edtf) => (edtf ? (DATA.dates[edtf]?.[LANGUAGES.indexOf(lang)] ?? edtf) : "");
const collator = () => new Intl.Collator(lang);

// Return the window from `first` to `last` in words: a day, a month, a year or a range.
function spanInWords(first, last) {
  const said = (day, options) => new Intl.DateTimeFormat(lang, { timeZone: "UTC", ...options }).format(new Date(day));
  const day = (one) => (one ? said(one, { day: "numeric", month: "long", year: "numeric" }) : "…");
  if (!first || !last) return `${day(first)} – ${day(last)}`;
  const year = first.slice(0, 4);
  if (first === `${year}-01-01` && last === `${year}-12-31`) return year;
  if (first === last) return day(first);
  const month = first.slice(0, 7);
  if (first === `${month}-01` && last === `${month}-${lastDay(Number(year), Number(first.slice(5, 7)))}`)
    return said(first, { month: "long", year: "numeric" });
  return `${day(first)} – ${day(last)}`;
}

// Return an element; strings among its children become text nodes.
function el(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === false || value === null || value === undefined) continue;
    made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(9).filter((one) => one !== null && one !== undefined && one !== "" && one !== false));
  return made;
}

const bullets = (items, given = {}) =>
  el(
    "ul",
    given,
    items.map((one) => el("li", {}, one)),
  );
const dotted = (...parts) => parts.filter(Boolean).join(" · ");
const statusOf = (record) => (record.status ? inWords(SAID.vocabularies.status[record.status]) : "");

// Return a number with its noun in the right plural form.
function counted(number, key) {
  const forms = SAID[key][lang];
  if (lang === "en") return `${number} ${forms[number === 1 ? 0 : 1]}`;
  const [tens, ones] = [Math.floor((number % 100) / 10), number % 10];
  return `${number} ${forms[tens === 1 || ones === 0 || ones >= 5 ? 2 : ones === 1 ? 0 : 1]}`;
}

// Return the address of a source if it is on the web, else null.
const addressOf = (url) => (/^https?:\/\/[^\s]+$/i.test(url ?? "") ? url : null);
const hostOf = (url) => url.replace(/^https?:\/\/(?:www\.)?/i, "").split(/[/?#]/)[0];
const outside = (url) =>
  el("a", { href: url, class: "address", rel: "noopener noreferrer external", target: "_blank" }, hostOf(url));

function link(id, text) {
  const record = recordOf(id);
  return record ? el("a", { href: `#${id}` }, text ?? named(record)) : (text ?? DATA.names[id]?.[lang] ?? id);
}
const linkOf = (one) => link(one.id, named(one));
const joined = (some, between = ", ") => some.flatMap((one, at) => (at ? [between, one] : [one]));

// Return the name of a record's kind, if it has one, else of its type.
function kindOf(record) {
  const entry = record.kind ? entryOf(`${record.type}-kind`, record.kind) : null;
  return entry?.name ? inWords(entry.name) : inWords(SAID.types[record.type]);
}

// Return the name of a record or vocabulary entry.
function called(sort, id) {
  if (recordOf(id)) return named(recordOf(id));
  return inWords(entryOf(sort, id).name) || (KNOWN.called[sort]?.[id] ?? [id])[LANGUAGES.indexOf(lang)] || id;
}

// Signs, each with its meaning as the accessible name.

const SIGN_OF = { contact: "●", series: "★", gathering: "◆", paper: "■", force: "▲" };
const signText = (sign) => (sign === "≠" ? say("sign_conflict") : inWords(SAID.signs[sign]));
const sign = (mark, kind) =>
  el(
    "span",
    { class: kind ? "sign kind" : "sign", role: "img", "aria-label": signText(mark), title: signText(mark) },
    mark,
  );

function kindSign(record) {
  if (record.type !== "event") return null;
  if (["planned", "announced"].includes(record.status)) return "○";
  return SIGN_OF[entryOf("event-kind", record.kind).sign] ?? "◇";
}

function caveats(record) {
  const found = [];
  if (INFERRED.has(record.id)) found.push("≈");
  if (/[?%~]/.test(record.date ?? "")) found.push("?");
  if (record.type === "statement" && record.mode === "quoted") found.push("“");
  const cited = record.sources.map(({ source }) => recordOf(source) ?? { id: source });
  const outlets = new Set(cited.map(({ publisher, outlet, id }) => publisher?.id ?? outlet ?? id));
  if (outlets.size === 1 && cited.every(({ grade }) => grade === "B")) found.push("ᴮ");
  return found;
}

// Return the signs of a record other than that of its kind.
const marksOf = (record) => [...caveats(record), ...(record.conflicts.length ? ["≠"] : [])];

// Return a list of signs with their meanings.
const explained = (signs, given) =>
  bullets(
    signs.map((one) => [el("span", { class: "sign", "aria-hidden": "true" }, one), ` ${signText(one)}`]),
    given,
  );
