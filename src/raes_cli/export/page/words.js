// Folds and compares words as the program does. The tables come with the data.
const DATA = JSON.parse(document.getElementById("data").textContent);
const KNOWN = DATA.carried;
const STOP = new Set(KNOWN.stop);

// Tables in which typed words are looked up must not inherit keys: no constructor, no toString.
const TABLES = [KNOWN.names, KNOWN.called, KNOWN.links, DATA.labels].flatMap((one) => [one, ...Object.values(one)]);
for (const table of [...TABLES, KNOWN.kin.irregular, KNOWN.scopes, DATA.names, DATA.dates, DATA.amounts])
  Object.setPrototypeOf(table, null);

const PLAIN = { ...KNOWN.sounds.whole, ə: "e", ǝ: "e", ı: "i", й: "\x01", "№": " ", "\xad": "" };
const AS_IT_IS = /^[\x00-\x7fа-я«»—–“”„’…]*$/;

function fold(text) {
  let lower = text.normalize("NFC").toLowerCase();
  if (!AS_IT_IS.test(lower)) {
    lower = lower.replace(/[əǝıłøßđðþæœħй№\xad]/g, (letter) => PLAIN[letter]);
    lower = lower
      .normalize("NFKD")
      .replace(/\p{Mn}/gu, "")
      .toLowerCase()
      .replaceAll("\x01", "й");
  }
  return lower.includes(",") ? lower.replace(/(\d),(?=\d)/g, "$1.") : lower;
}

function wordsOf(text) {
  let folded = fold(text);
  if (/['’]s/.test(folded)) folded = folded.replace(/([\p{L}\p{N}_])['’]s(?![\p{L}\p{N}_])/gu, "$1 ");
  return folded.match(/\d+(?:[.,]\d+)*|[\p{L}\p{N}]+/gu) || [];
}

const ENDINGS = KNOWN.endings.endings.map((some) => new Set(some));
const ANY_ENDING = new Set(KNOWN.endings.endings.flat().filter(Boolean));
const LONGEST_ENDING = Math.max(...[...ANY_ENDING].map((one) => one.length));
const SHORTEST_STEM = 3;
const SINGULAR = new Set(KNOWN.endings.singular);
const VOWELS = new Set(KNOWN.endings.vowels);
const AZERBAIJANI = new Set(KNOWN.endings.azerbaijani);
const VERBAL = new Set(KNOWN.endings.verbal);
const SHORTEST_VERB = 4;
const isLatin = (word) => /^[\x00-\x7f]*$/.test(word);

function ofTwoLetters(word, longer) {
  return word.length === 2 && !VOWELS.has(word[1]) && longer.startsWith(word) && SINGULAR.has(longer.slice(2));
}

// Return whether two words are forms of the same word.
function same(one, other) {
  if (one === other || (one.length <= other.length ? ofTwoLetters(one, other) : ofTwoLetters(other, one))) return true;
  let common = 0;
  while (common < one.length && one[common] === other[common]) common += 1;
  for (let at = common; at >= Math.max(SHORTEST_STEM, common - LONGEST_ENDING); at -= 1) {
    const inside = one.length > at && at < other.length;
    if (!inside && VOWELS.has(one[at - 1])) continue;
    const [end, its] = [one.slice(at), other.slice(at)];
    if (ENDINGS.some((some) => some.has(end) && some.has(its))) return true;
  }
  return false;
}

function stems(word) {
  const found = [word];
  for (let size = 1; size <= Math.min(LONGEST_ENDING, word.length - SHORTEST_STEM); size += 1) {
    if (ANY_ENDING.has(word.slice(-size))) found.push(word.slice(0, -size));
  }
  if (ofTwoLetters(word.slice(0, 2), word)) found.push(word.slice(0, 2));
  return found;
}

function azerbaijaniStems(word) {
  const found = [];
  if (!/^[a-z]+$/.test(word)) return found;
  for (let size = 1; size <= Math.min(8, word.length - SHORTEST_STEM); size += 1) {
    const [stem, suffix] = [word.slice(0, -size), word.slice(-size)];
    if (AZERBAIJANI.has(suffix)) {
      found.push(stem);
      const hard = KNOWN.endings.softened[stem.at(-1)];
      if (hard) found.push(stem.slice(0, -1) + hard);
      if (/m[ae]$/.test(stem) && stem.length - 2 >= SHORTEST_VERB) found.push(stem.slice(0, -2));
    } else if (VERBAL.has(suffix) && stem.length >= SHORTEST_VERB) found.push(stem);
    else if (/^d[iu]r$/.test(suffix)) found.push(stem, ...azerbaijaniStems(stem));
  }
  return found;
}

function related(word, name) {
  if (word.slice(0, SHORTEST_STEM) !== name.slice(0, SHORTEST_STEM)) return false;
  const its = new Set([name, ...azerbaijaniStems(name)]);
  return [word, ...azerbaijaniStems(word)].some((stem) => its.has(stem));
}

// Return whether a folded word is a form of a folded name, in any of the languages.
function alike(word, name) {
  if (word.slice(0, 2) !== name.slice(0, 2)) return false;
  return same(word, name) || (isLatin(word) && isLatin(name) && related(word, name));
}

function adjectiveRoots(word) {
  const ending = KNOWN.endings.adjective.find((one) => word.endsWith(one));
  const stem = ending ? word.slice(0, -ending.length).replace(/ь+$/, "") : "";
  const cut = (link) => (link ? stem.slice(0, -link.length) : stem);
  return KNOWN.endings.between
    .filter((link) => stem.endsWith(link))
    .map(cut)
    .filter((one) => one.length >= SHORTEST_STEM);
}

const INVISIBLE = /[\xad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]/g;
const ALIKE = ["aceopxyəëABCEHIKMOPTXYƏË", "асеорхуәёАВСЕНІКМОРТХУӘЁ"];

// Return a word of mixed Latin and Cyrillic letters in a single alphabet, if possible; else unchanged.
function inOneAlphabet(word) {
  if (!/\p{Script=Latin}/u.test(word) || !/\p{Script=Cyrillic}/u.test(word)) return word;
  for (const [from, to, other] of [
    [0, 1, /\p{Script=Latin}/u],
    [1, 0, /\p{Script=Cyrillic}/u],
  ]) {
    const told = [...word].map((letter) => ALIKE[to][ALIKE[from].indexOf(letter)] || letter).join("");
    if (!other.test(told)) return told;
  }
  return word;
}

const AFTER_A_NUMBER = new Set(KNOWN.language.after_a_number);
const MOST_WORDS = 64;

// Return whether an ending is joined to an acronym: BMT-də, АЗАЛ-ом.
function isAcronym(typed, [word, end]) {
  const [head, last] = [typed.slice(0, word.length), typed.at(-1)];
  return (
    head === head.toUpperCase() &&
    head !== head.toLowerCase() &&
    last !== last.toUpperCase() &&
    (AZERBAIJANI.has(end) || ANY_ENDING.has(end))
  );
}

// Return a word without the Azerbaijani question particle: edibmi becomes edib.
function asserted(word) {
  const verb = word.slice(0, -2);
  return /m[iu]$/.test(word) &&
    word !== KNOWN.language.round &&
    !Object.hasOwn(KNOWN.language.tens, word) &&
    KNOWN.language.asked.some((end) => verb.endsWith(end)) &&
    isLatin(word)
    ? verb
    : word;
}

// Azerbaijani verbs for dying that fold to those of being.
const DIED = new Set(["ölüb", "öldü", "ölmüş", "ölüblər", "öldülər"]);

// Return the words of a line, folded and as typed: {text, typed, part, ends, initial, barred, tells}.
function tokens(line) {
  const found = [];
  const parts = line
    .replace(INVISIBLE, "")
    .replace(/[\p{L}]+/gu, inOneAlphabet)
    .replace(/[—–−]/g, "-")
    .split(/\s+/);
  parts.filter(Boolean).forEach((part, number) => {
    let typed = part.slice(0, 80).replace(/^[-.,;:!?…"'«»“”„‟()[\]]+|[-.,;:!?…"'«»“”„‟()[\]]+$/g, "");
    if (/^\d{4}\.\.$/.test(part) || /^\.\.\d{4}/.test(part)) typed = part;
    let its = DIED.has(typed.toLowerCase()) ? ["olum"] : wordsOf(typed).map(asserted);
    if (its.length === 2 && (/^\d+$/.test(its[0]) ? AFTER_A_NUMBER.has(its[1]) : isAcronym(typed, its)))
      its = its.slice(0, 1);
    if (its.length === 1 && /^\p{L}+$/u.test(its[0]) && !/^\p{L}+$/u.test(typed)) typed = typed.slice(0, its[0].length);
    const ends = part === "-" || /[,;]$/.test(part);
    if (!its.length && found.length && ends) found.at(-1).ends = true;
    const initial = part.includes(".") && its.every((word) => word.length <= 2 && /^\p{L}+$/u.test(word));
    const tells = part.endsWith(":");
    const barred = /^-(?=\p{L})/u.test(part);
    its.forEach((text, at) =>
      found.push({
        text,
        typed,
        part: number,
        ends: ends && at === its.length - 1,
        initial,
        barred,
        tells: tells && at === its.length - 1,
      }),
    );
  });
  return found.slice(0, MOST_WORDS);
}

const meet = (some, others) => some.filter((one) => others.includes(one));
const unique = (some) => [...new Set(some)];

// Group `some` by a key, in the order in which the keys first occur.
function grouped(some, keyOf) {
  const groups = new Map();
  for (const one of some) {
    if (groups.has(keyOf(one))) groups.get(keyOf(one)).push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
