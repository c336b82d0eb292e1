// The family of a word: the words of the texts that begin with its root and continue with a suffix of the family.
const KIN = Object.fromEntries(["derived", "following", "of_names"].map((name) => [name, new Set(KNOWN.kin[name])]));
const LONGEST_DERIVED = Math.max(...[...KIN.derived].map((one) => one.length));
const [ROOT, SHORT_ROOT] = [5, 4];
const shorter = (one, other) => (other.length < one.length ? other : one);

// Return a word in its British and American spellings, and an irregular English past tense in the present.
function across(word) {
  const found = [word];
  if (KNOWN.kin.irregular[word]) found.push(KNOWN.kin.irregular[word]);
  for (const [one, other] of isLatin(word) ? KNOWN.kin.across : []) {
    if (word.includes(one)) found.push(word.replaceAll(one, other));
    if (word.includes(other)) found.push(word.replaceAll(other, one));
  }
  return found;
}

// Return a word in these spellings, and with a fleeting vowel removed or inserted: рынок, рынка.
function variants(word) {
  const { fleeting, after } = KNOWN.kin;
  const found = across(word);
  if (
    word.length > SHORTEST_STEM &&
    fleeting.includes(word.at(-2)) &&
    after.includes(word.at(-1)) &&
    !VOWELS.has(word.at(-3))
  )
    found.push(word.slice(0, -2) + word.at(-1));
  for (const stem of stems(word).slice(1)) {
    if (after.includes(stem.at(-1)) && !VOWELS.has(stem.at(-2)))
      for (const vowel of fleeting) found.push(stem.slice(0, -1) + vowel + stem.at(-1));
  }
  return found;
}

function rootOf(typed) {
  const whole = /с[яь]$/.test(typed) && typed.length > ROOT ? typed.slice(0, -2) : typed;
  const qualities = whole.length > ROOT + SHORT_ROOT ? KNOWN.kin.qualities : {};
  const end = Object.keys(qualities).find((one) => whole.endsWith(one)); // popularity belongs to popular
  const word = end ? whole.slice(0, -end.length) + qualities[end] : whole;
  const cut = stems(word).slice(1);
  const [long, short] = [ROOT, SHORT_ROOT].map((size) => cut.filter((stem) => stem.length >= size));
  let stem = long.length ? long.reduce(shorter) : short.length ? short.reduce(shorter) : word;
  if (isLatin(word) && !long.length) stem = word;
  if (word === stem && word.endsWith("ин") && !KNOWN.kin.citizens.some((one) => word.endsWith(one))) return word;
  const rest = word.startsWith(stem) ? word.slice(stem.length) : word;
  const fits = (end) => KIN.derived.has(end) && !(["ов", "ев"].includes(rest) && KIN.of_names.has(end));
  for (let size = Math.min(LONGEST_DERIVED, stem.length - SHORT_ROOT); size > 0; size -= 1) {
    if (fits(stem.slice(-size))) {
      stem = stem.slice(0, -size);
      break;
    }
  }
  return KNOWN.kin.believers.some((one) => stem.endsWith(one)) && stem.length > ROOT ? stem.slice(0, -2) : stem;
}

// Return a root, and its variants by the Russian alternation of its last consonant: встретиться, встреча.
function alternates(root) {
  const found = [root];
  for (const pair of root.length >= ROOT ? KNOWN.kin.alternate : []) {
    for (const [end, instead] of [pair, [...pair].reverse()])
      if (root.endsWith(end)) found.push(root.slice(0, -end.length) + instead);
  }
  return found;
}

function isKin(root, term) {
  const other = rootOf(term);
  const rest = other.startsWith(root) ? other.slice(root.length) : other;
  if (root.length > ROOT && term.length - root.length <= 4) return true;
  const linked = rest.startsWith("о") || (rest.startsWith("е") && root.length >= ROOT);
  return (
    root.startsWith(other) ||
    KIN.derived.has(rest) ||
    KIN.following.has(rest) ||
    ANY_ENDING.has(rest) ||
    (linked && rest.length > LONGEST_ENDING)
  );
}

function familyOf(word) {
  const roots = unique(across(word).flatMap((spelt) => alternates(rootOf(spelt)))).filter(
    (root) => root.length >= SHORT_ROOT && /^\p{L}+$/u.test(root),
  );
  return unique(roots.flatMap((root) => starting(root).filter((term) => !STOP.has(term) && isKin(root, term))));
}

const namesPerson = (word) => (withKeys(formsOf(word).filter((key) => key.length > 1)).actor ?? []).some(isPerson);

// Return the family of a word without its own forms; the name of a person has no family.
function kinOf(word, forms) {
  const kin = familyOf(word).filter((term) => !forms.includes(term));
  if (word.length > 7 || !kin.length) return kin;
  return namesPerson(word) ? [] : kin.filter((term) => !namesPerson(term));
}
