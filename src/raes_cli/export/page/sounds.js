// How a word of a name sounds: a key shared by all its transliterations, as in the index of the program.
const SOUND = KNOWN.sounds;
const LETTERS = new Map(Object.entries(SOUND.letters));
const HEARD = new Map(Object.entries(SOUND.sounds));
const SHORTEST = 3;

const replaced = (text, habit) => habit.reduce((told, [old, other]) => told.replaceAll(old, other), text);
const translated = (text, table) => [...text].map((letter) => table.get(letter) ?? letter).join("");
const bareLetter = (letter) => SOUND.whole[letter] ?? [...letter.normalize("NFKD")][0];
const single = (text, letters) => {
  let before = "";
  return [...text]
    .filter((letter) => {
      const kept = letter !== before || !letters.includes(letter);
      before = letter;
      return kept;
    })
    .join("");
};
const sound = (word) => single(replaced(translated(word, HEARD), SOUND.merged), SOUND.doubled);

function soundsBy(word, habits) {
  const schwa = word.slice(0, 80).replaceAll("ә", "ə");
  const plain = [...schwa].map((letter) => (LETTERS.has(letter) ? letter : bareLetter(letter))).join("");
  let read = [plain];
  for (let left = Math.min(plain.split("ə").length - 1, 4); left > 0; left -= 1) {
    read = unique(read.flatMap((one) => ["a", "e"].map((vowel) => one.replace("ə", vowel))));
  }
  return unique(read.flatMap((one) => habits.map((habit) => sound(translated(replaced(one, habit), LETTERS)))));
}

function bareKeys(word) {
  const bare = [...word.replaceAll("ı", "i")].map(bareLetter).join("");
  return isLatin(bare.replaceAll("ə", "")) ? soundsBy(bare, [SOUND.english]).map((one) => `~${one}`) : [];
}

function keysOf(word) {
  const found = soundsBy(word, SOUND.query_habits);
  return isLatin(word.replaceAll("ə", "")) ? unique([...found, ...bareKeys(word)]) : found;
}

function nominatives(word) {
  const found = [];
  for (const [nominative, endings] of Object.entries(SOUND.declensions)) {
    for (const ending of endings) {
      const stem = word.endsWith(ending) ? word.slice(0, -ending.length) : word;
      const shortest = SHORTEST + ({ й: 1, и: 2 }[nominative] || 0);
      const vowel = (nominative === "" || nominative === "и") && SOUND.vowels.includes(stem.at(-1));
      if (stem !== word && stem.length >= shortest && !vowel) found.push(stem + nominative);
    }
  }
  return found;
}

function bareOf(word) {
  const plain = word.replaceAll("ı", "i");
  const latin = ["a", "e"].map((vowel) => [...plain.replaceAll("ə", vowel)].map(bareLetter).join("")).filter(isLatin);
  return [word, word.replaceAll("э", "е"), ...latin];
}

function acronymsOf(word) {
  const found = bareOf(word);
  if (isLatin(word)) {
    found.push(...soundsBy(word, [SOUND.english]), translated(replaced(word, SOUND.english), LETTERS));
  } else {
    for (const ending of SOUND.declensions[""]) {
      const stem = word.endsWith(ending) ? word.slice(0, -ending.length) : word;
      if (stem.length >= SHORTEST) found.push(stem);
    }
  }
  return found.map((one) => `=${one}`);
}

const formsHeard = new Map();

// Return the keys of a word, and of every Russian nominative of which it may be a case.
function formsOf(word) {
  if (!formsHeard.has(word)) {
    formsHeard.set(word, unique([...keysOf(word), ...nominatives(word).map(sound), ...acronymsOf(word)]));
  }
  return formsHeard.get(word);
}

function initialsOf(word) {
  if (word.length > 1) return keysOf(word).filter((key) => key.length === 1);
  const first = { ə: "a", ı: "i" }[word] || word;
  const latin = bareLetter(first);
  if (/^[a-z]$/.test(latin)) return [`~${latin}`, ...(SOUND.initials[latin] ? [SOUND.initials[latin]] : [])];
  return word === "й" ? [word] : keysOf(word).filter((key) => key.length === 1);
}
