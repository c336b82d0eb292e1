// Dates in a line of words: a day, a month, a year, a part of one, or a range of these, in three languages.
const iso = (year, month, day) =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
const lastDay = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const ofMonths = (year, first, last) => ({ first: iso(year, first, 1), last: iso(year, last, lastDay(year, last)) });
const nextDay = (day, step) => new Date(Date.parse(day) + step * 86400000).toISOString().slice(0, 10);
const MONTH_FORMS = KNOWN.months.map((row) => unique([...row, `${row[2].slice(0, -1)}е`]).map(fold));
const SEASON_FORMS = KNOWN.seasons.map((row) => row.map(fold));
const AZERBAIJANI_CASES = /^(?:i|u|in|un|da|de|dan|den|[iu]nda|[iu]nde|[iu]ndan|[iu]nden)?$/;
const PARTS = {
  n: /^(?:начал|нач$|early|beginning|evvel)/,
  m: /^(?:середин|mid|orta)/,
  e: /^(?:конц|конец|late$|end$|son)/,
};
const SINCE = new Set("since from с со начиная".split(" "));
const AFTER = new Set("after после".split(" "));
const BEFORE = new Set("before до".split(" "));
const UNTIL = new Set("until till through to по".split(" "));
const SINCE_THEN = new Set("beri etibaren".split(" "));
const UNTIL_IT = new Set(["qeder", "kimi"]);
const [FROM_IT, TO_IT] = [/d[aə]n$/i, /dək$/i];
const TO = new Set("to по till until through до and и ve".split(" "));
const RANGE = new Set([...TO].filter((word) => !KNOWN.language.and.includes(word)));
const BETWEEN = new Set("between между с со from".split(" "));

function placeOf(word, rows) {
  if (word.length < 3) return 0;
  const begins = (row) =>
    row.some((form) => form.startsWith(word)) ||
    (word.startsWith(row[4]) && AZERBAIJANI_CASES.test(word.slice(row[4].length)));
  const places = rows.flatMap((row, at) => (begins(row) ? [at + 1] : []));
  return places.length === 1 ? places[0] : 0;
}
const ADJECTIVES = KNOWN.months.map(
  (row) => new RegExp(`^${row[1].replace(/[ьй]$/, "")}(?:ь|й|ов)?ск(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)$`),
);
const monthOf = (word) => placeOf(word, MONTH_FORMS) || 1 + ADJECTIVES.findIndex((one) => one.test(word));
const seasonOf = (word) => placeOf(word, SEASON_FORMS);
const yearOf = (word) => (/^(?:1[89]|2[01])\d\d$/.test(word || "") ? Number(word) : 0);
const dayOf = (word) => (/^\d\d?$/.test(word || "") && Number(word) >= 1 && Number(word) <= 31 ? Number(word) : 0);

// Return a day in digits or words and how many words it takes: nineteenth, twenty second; [0, 0] if there is none.
function dayAt(words, at) {
  const text = (place) => words[place]?.text ?? "";
  const counted = (word) => (/^\p{L}{4,}/u.test(word) ? numberOf(word, KNOWN.day_words) : 0);
  if (dayOf(text(at))) return [dayOf(text(at)), 1];
  const first = counted(text(at));
  const more = [20, 30].includes(first) ? counted(text(at + 1)) : 0;
  return more && more < 10 ? [first + more, 2] : [first, first ? 1 : 0];
}
const isOfYear = (word) => /^(?:год[а-я]*|г|гг|лет|year|il|ilin|ilde|ilinde|ilden|ci|cu)$/.test(word || "");

// Return the window of a date in digits, or null: 2023-02-28, 28.02.2023, 2023-Q1, 2022..2023.
function inDigits(typed) {
  let found = typed.match(/^(\d{4})-(\d\d)-(\d\d)$/) || typed.match(/^(\d{4})(\d\d)(\d\d)$/);
  if (found) return real(+found[1], +found[2], +found[3]);
  if ((found = typed.match(/^(\d\d?)[./](\d\d?)[./](\d{4})$/))) return real(+found[3], +found[2], +found[1]);
  if (
    (found = typed.match(/^(\d{4})-(\d\d)$/) || typed.match(/^(\d{4})\.(\d\d)$/)) &&
    +found[2] >= 1 &&
    +found[2] <= 12
  )
    return ofMonths(+found[1], +found[2], +found[2]);
  if ((found = typed.match(/^(\d\d?)\.(\d{4})$/)) && +found[1] >= 1 && +found[1] <= 12)
    return ofMonths(+found[2], +found[1], +found[1]);
  if ((found = typed.match(/^(\d{4})-?q([1-4])$/i))) return ofMonths(+found[1], 3 * found[2] - 2, 3 * found[2]);
  if (yearOf(typed)) return ofMonths(+typed, 1, 12);
  if ((found = typed.match(/^(.*?)(?:\.\.|\/)(.*)$/) || typed.match(/^(\d{4})-(\d{4})$/)) && (found[1] || found[2])) {
    const [lower, upper] = [found[1] && inDigits(found[1]), found[2] && inDigits(found[2])];
    if (lower === null || upper === null) return null;
    return { first: lower ? lower.first : null, last: upper ? upper.last : null };
  }
  return null;
}

function real(year, month, day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month)
    ? { first: iso(year, month, day), last: iso(year, month, day) }
    : null;
}

const ofEveryYear = (from, to) => ({ every: [from.slice(5), to.slice(5)] });

// Return a day or two of a month in Azerbaijani, as [end, month, from, until], or null: oktyabrın 8-dən 10-dək.
function daysOfMonth(words, at) {
  const text = (place) => words[place]?.text ?? "";
  const [month, named] = [monthOf(text(at)), text(at + 1) === "ayinin"];
  const day = dayOf(text(named ? at + 2 : at + 1));
  if (!month || !day || !(named || /[iu]n$/.test(text(at)))) return null;
  const next = named ? at + 3 : at + 2;
  const joins = text(next) === "ve" ? 1 : 0;
  const until = dayOf(text(next + joins));
  return until ? [next + joins + 1, month, day, until] : [next, month, day, day];
}

const PEOPLE = new RegExp(`^(?:${[...KNOWN.language.people, "nefer"].join("|")})`);

// Return the longest date that begins at a word: [end, {first, last}] or [end, {every}]; null if there is none.
function dateAt(words, at, today) {
  const text = (place) => words[place]?.text ?? "";
  const typed = words[at].typed.toLowerCase().replace(/^(?:(\d{4})-?|(\d{1,2})-)\p{L}{1,3}$/u, "$1$2");
  const first = at === 0 || words[at - 1].part !== words[at].part;
  if (first && /\d/.test(typed)) {
    const whole = inDigits(typed);
    let end = at + 1;
    while (end < words.length && words[end].part === words[at].part) end += 1;
    if (whole && /^\d{4}$/.test(typed) && PEOPLE.test(text(end))) return null;
    if (whole && yearOf(typed)) {
      if (isOfYear(text(end))) end += 1;
      return ofThisYear(words, end, Number(typed)) ?? [end, whole];
    }
    if (whole) return [end, whole];
    const quarter = typed.match(/^q([1-4])$/);
    if (quarter && yearOf(text(at + 1)))
      return [at + 2, ofMonths(yearOf(text(at + 1)), 3 * quarter[1] - 2, 3 * quarter[1])];
  }
  const year = (place) => {
    const skip = ["of", "в"].includes(text(place)) ? 1 : 0;
    const found = yearOf(text(place + skip));
    return found ? [found, place + skip + 1 + (isOfYear(text(place + skip + 1)) ? 1 : 0)] : [0, place];
  };
  const months = thisDay(words, at, today) ?? ofMonthsAt(words, at, year);
  if (months) return months;
  const [after, its, from, to] = daysOfMonth(words, at) ?? [];
  if (after) {
    const [of, end] = year(after);
    const span = (one) => ({ first: iso(one, its, from), last: iso(one, its, to) });
    return of ? [end, span(of)] : [after, ofEveryYear(span(2024).first, span(2024).last)];
  }
  // 27–28 February 2023, 28 февраля
  let [day, length] = dayAt(words, at);
  if (day) {
    let next = at + length;
    if (/^(?:st|nd|rd|th|го|of)$/.test(text(next))) next += 1;
    const until = dayOf(text(next)) && monthOf(text(next + 1)) ? dayOf(text(next)) : 0;
    if (until) next += 1;
    const month = monthOf(text(next));
    if (month) {
      const [its, end] = year(next + 1);
      const span = (of) => ({ first: iso(of, month, day), last: iso(of, month, until || day) });
      return its ? [end, span(its)] : [next + 1, ofEveryYear(span(2024).first, span(2024).last)];
    }
  }
  // early September 2023, в начале сентября
  const part = Object.keys(PARTS).find((one) => PARTS[one].test(text(at)));
  if (part) {
    const next = at + (["of"].includes(text(at + 1)) ? 2 : 1);
    const month = monthOf(text(next));
    const [its, end] = year(month ? next + 1 : next);
    if (its && month) {
      const [from, to] = { n: [1, 10], m: [11, 20], e: [21, lastDay(its, month)] }[part];
      return [end, { first: iso(its, month, from), last: iso(its, month, to) }];
    }
    if (its) return [end, ofMonths(its, ...{ n: [1, 4], m: [5, 8], e: [9, 12] }[part])];
  }
  // May 2023, May 19, 2023; January–May 2024
  const month = words[at].typed !== "may" && monthOf(text(at));
  if (month) {
    day = dayOf(text(at + 1));
    const after = day ? at + 2 : at + 1;
    const joins =
      !day && monthOf(text(after)) ? after : !day && RANGE.has(text(after)) && monthOf(text(after + 1)) ? after + 1 : 0;
    if (joins) {
      const [its, end] = year(joins + 1);
      const until = monthOf(text(joins));
      if (its) return [end, ofMonths(its, month, until)];
      const apart = joins > after || words[joins].part !== words[at].part + 1; // a space does not make a range
      if (apart && month <= until)
        return [joins + 1, ofEveryYear(iso(2024, month, 1), iso(2024, until, lastDay(2024, until)))];
    }
    const [its, end] = year(after);
    if (day)
      return its ? [end, real(its, month, day)] : [after, ofEveryYear(iso(2024, month, day), iso(2024, month, day))];
    return its
      ? [end, ofMonths(its, month, month)]
      : [after, ofEveryYear(iso(2024, month, 1), iso(2024, month, lastDay(2024, month)))];
  }
  const season = seasonOf(text(at));
  if (season) {
    const [its, end] = year(at + 1);
    if (its) return [end, ofSeason(its, season)];
    const [, one, other] = words[at + 1]?.typed.match(/^(\d{4})[-/](?:\d\d)?(\d\d)$/) ?? []; // a single winter: 2023/24
    if (other && season === 4 && (Number(one) + 1) % 100 === Number(other))
      return [at + 3, ofSeason(Number(one), season)];
  }
  // first quarter, second half
  const number = ordinalOf(text(at));
  if (number && /^(?:квартал|quarter|rub)/.test(text(at + 1)) && number <= 4) {
    const [its, end] = year(at + 2);
    if (its) return [end, ofMonths(its, 3 * number - 2, 3 * number)];
  }
  if (number && /^(?:половин|полугод|half|yari)/.test(text(at + 1)) && number <= 2) {
    const [its, end] = year(at + 2);
    if (its) return [end, ofMonths(its, 6 * number - 5, 6 * number)];
  }
  return relative(words, at, today);
}

// Return the first months of a year: nine months of 2024, за 11 месяцев 2021 года; null if there are none.
function ofMonthsAt(words, at, year) {
  const count = (place) => cardinalOf(words[place]?.text ?? "");
  const isMonths = (place) =>
    /^(?:month|месяц|мес$|ay(?:i|in|inda|indan|lari|larinda)?$)/.test(words[place]?.text ?? "");
  const first = ordinalOf(words[at].text) === 1 && count(at + 1) && isMonths(at + 2) ? at + 1 : at;
  if (count(first) && isMonths(first + 1)) {
    const [its, end] = year(first + 2);
    return its && count(first) <= 12 ? [end, ofMonths(its, 1, count(first))] : null;
  }
  return null;
}

// Return the part of a year that follows it, as in Azerbaijani: a month, its beginning, middle or end; else null.
function ofThisYear(words, at, year) {
  const text = words[at]?.text ?? "";
  const many = cardinalOf(text);
  if (many && /^ay/.test(words[at + 1]?.text ?? "")) return [at + 2, ofMonths(year, 1, many)];
  const season = seasonOf(text);
  if (season) return [at + 1, ofSeason(year, season)];
  const [after, its, from, to] = daysOfMonth(words, at) ?? [];
  if (after) return [after, { first: iso(year, its, from), last: iso(year, its, to) }];
  const month = monthOf(text);
  if (month) return [/^ay/.test(words[at + 1]?.text ?? "") ? at + 2 : at + 1, ofMonths(year, month, month)];
  const third = ["evvelinde", "ortasinda", "sonunda"].indexOf(text);
  return third < 0 ? null : [at + 1, ofMonths(year, 4 * third + 1, 4 * third + 4)];
}

// Return a season of a year; winter is in the year in which it begins.
function ofSeason(year, season) {
  const from = 3 * season;
  return from < 12 ? ofMonths(year, from, from + 2) : { first: iso(year, 12, 1), last: ofMonths(year + 1, 2, 2).last };
}

// Return this day, or today in history, as the day of every year; null if it is neither.
function thisDay(words, at, today) {
  const line = `${words.slice(at).map((word) => word.text).join(" ")} `;
  const histories = "in history|в истории|tarixde";
  const told =
    line.match(`^(?:this day|этот день|today|сегодня|bu gun) (?:${histories}) `) ??
    line.match(`^(?:(?:${histories}) (?:today|сегодня|bu gun)|this day|этот день) `);
  return told ? [at + told[0].trim().split(" ").length, { ...ofEveryYear(today, today), isThis: true }] : null;
}

function relative(words, at, today) {
  const [one, other] = [words[at].text, words[at + 1]?.text ?? ""];
  const now = Number(today.slice(0, 4));
  if (/^(?:today|сегодня)$/.test(one)) return [at + 1, { first: today, last: today }];
  if (/^(?:yesterday|вчера)$/.test(one)) return [at + 1, { first: nextDay(today, -1), last: nextDay(today, -1) }];
  const step = /^(?:прошл|last$|previous|kecen|oten)/.test(one)
    ? -1
    : /^(?:эт[оу]|this$|current|текущ)/.test(one)
      ? 0
      : null;
  const season = seasonOf(other);
  const next = /^(?:next$|следующ|gelen)/.test(one);
  if (season && (next || step !== null)) {
    const [before, own, after] = [-1, 0, 1].map((shift) => ofSeason(now + shift, season));
    if (next) return [at + 2, own.first > today ? own : after];
    return [at + 2, step < 0 ? (own.last < today ? own : before) : before.last >= today ? before : own];
  }
  if (step === null) return null;
  if (/^(?:год|year|il$|ilde$)/.test(other)) return [at + 2, ofMonths(now + step, 1, 12)];
  if (/^(?:месяц|month)/.test(other)) {
    const month = now * 12 + Number(today.slice(5, 7)) - 1 + step;
    return [at + 2, ofMonths(Math.floor(month / 12), (month % 12) + 1, (month % 12) + 1)];
  }
  return null;
}

// Return a date, taking a missing year from the next date: March and May 2023.
function ofYear(run, at, runs) {
  const next = runs[at + 1];
  if (!run.every || !next?.first || next.first.slice(5) === "01-01") return run;
  const [first, last] = run.every.map((day) => `${next.first.slice(0, 5)}${day}`);
  return { start: run.start, end: run.end, first, last };
}

// Return alternative days of dates that have no day in common: 2021 and 2024; empty if one lies within another.
function severalOf(dates) {
  const own = dates.filter((one) => one.every || (one.first && one.last));
  const lies = (one, other) => one.first >= other.first && one.last <= other.last;
  const apart = own.some((one) => own.some((other) => !lies(one, other) && !lies(other, one)));
  return apart && !own.some((one) => one.every) ? own.map((one) => ["days", [one.first, one.last]]) : [];
}

// Return the dates in a line, each with the words that bound it: [{start, end, first, last, every}].
function datesIn(typed, today) {
  const now = Number(today.slice(0, 4));
  // A phrase such as *last year* becomes its number: in November of last year.
  const words = typed.map((word, at) => {
    if (!/^(?:год|года|году|year|il|ili|ilin|ilde)$/.test(typed[at + 1]?.text ?? "")) return word;
    const shifts = [
      [-2, /^позапрошл/],
      [-1, /^(?:прошл|last|kecen|oten)/],
      [0, /^(?:эт|текущ|this|bu)/],
    ];
    const shift = shifts.find(([, begins]) => begins.test(word.text))?.[0] ?? null;
    return shift === null ? word : { ...word, text: String(now + shift), typed: String(now + shift) };
  });
  let runs = [];
  for (let at = 0; at < words.length; at += 1) {
    const found = dateAt(words, at, today);
    if (found && found[1]) {
      runs.push({ start: at, end: found[0], ...found[1] });
      at = found[0] - 1;
    }
  }
  if (runs.length > 1) runs = runs.filter((one) => !one.isThis); // “on this day: 26 December” names the day
  const text = (place) => words[place]?.text ?? "";
  // After another case than the dative, kimi is whom.
  const isUntilIt = (place) =>
    UNTIL_IT.has(text(place)) && (text(place) !== "kimi" || /[aəe]$/i.test(words[place - 1].typed));
  if (runs.length === 2) {
    const [one, other] = runs;
    const between = words.slice(one.end, other.start);
    const dash = words[other.start].part > words[one.end - 1].part + 1;
    const bounds = BETWEEN.has(text(one.start - 1));
    // Two dates joined by *and* are separate, unless *between* is before them.
    const ranges = (between.length || dash) && !between.some((word) => LANGUAGE.and.includes(word.text));
    const until = isUntilIt(other.end);
    const fromTo = FROM_IT.test(words[one.end - 1].typed) && (until || TO_IT.test(words[other.end - 1].typed));
    const joins = between.length <= 1 && between.every((word) => TO.has(word.text)) && !AFTER.has(text(one.start - 1));
    const behind = between.length > 0 && LANGUAGE.between_it.includes(text(other.end));
    if (joins && (bounds || behind || ranges || fromTo)) {
      const first = one.first ?? (one.every && other.first && `${other.first.slice(0, 5)}${one.every[0]}`);
      const end = other.end + (behind || (until && fromTo) ? 1 : 0);
      if (first && other.last) return [{ start: one.start - (bounds ? 1 : 0), end, first, last: other.last }];
    }
  }
  return runs.map(ofYear).map((run) => {
    if (run.every || !run.first || !run.last) return run;
    const [before, after] = [text(run.start - 1), text(run.end)];
    if (BETWEEN.has(before) && words.slice(run.start, run.end).some((word) => TO.has(word.text)))
      return { ...run, start: run.start - 1 };
    if (SINCE.has(before)) return { start: run.start - 1, end: run.end, first: run.first };
    if (AFTER.has(before)) return { start: run.start - 1, end: run.end, first: nextDay(run.last, 1) };
    if (BEFORE.has(before)) return { start: run.start - 1, end: run.end, last: nextDay(run.first, -1) };
    if (UNTIL.has(before)) return { start: run.start - 1, end: run.end, last: run.last };
    if (SINCE_THEN.has(after)) return { start: run.start, end: run.end + 1, first: run.first };
    if (after === "sonra") return { start: run.start, end: run.end + 1, first: nextDay(run.last, 1) };
    if (after === "evvel") return { start: run.start, end: run.end + 1, last: nextDay(run.first, -1) };
    if (isUntilIt(run.end)) return { start: run.start, end: run.end + 1, last: run.last };
    const own = words.slice(run.start, run.end).map((word) => word.typed);
    if (TO_IT.test(own.at(-1)) && !own.some((one) => FROM_IT.test(one))) return { ...run, first: undefined };
    if (FROM_IT.test(own.at(-1))) return { ...run, last: undefined };
    return run;
  });
}
