// Figures as bars, one row per year: a chart per statistical basis, with conflicts and missing years.
function bars(figures, most) {
  const rows = [];
  let before = null;
  for (const [period, some] of grouped(figures, (one) => one.period)) {
    const year = /^\d{4}$/.test(period ?? "") ? Number(period) : null;
    if (year && before && year - before > 1) {
      const silent = year - before === 2 ? `${before + 1}` : `${before + 1}–${year - 1}`;
      rows.push(el("li", {}, el("span", { class: "year" }, silent), el("span", { class: "silent" }, say("no_figure"))));
    }
    before = year ?? before;
    const drawn = some.map((one) => bar(one, most));
    rows.push(el("li", {}, el("span", { class: "year" }, dayInWords(period)), el("span", {}, drawn)));
  }
  return el("ol", { class: "chart" }, rows);
}

function bar(record, most) {
  const length = el("i", { "aria-hidden": "true" });
  length.style.width = `${(100 * Math.abs(record.value ?? 0)) / most}%`;
  const [amount, growth] = DATA.amounts[record.id].map((both) => both[LANGUAGES.indexOf(lang)]);
  const about = dotted(
    record.status !== "reported" && statusOf(record),
    growth && say("growth", growth),
    record.attribution.map(named).join(", ") || inWords(recordOf(record.sources[0]?.source)?.publisher?.name),
  );
  const clash = record.conflicts
    .filter((id) => recordOf(id))
    .slice(0, 1)
    .map((id) => [" ", el("a", { href: `#${id}`, "aria-label": `≠ ${named(recordOf(id))}` }, "≠")]);
  return el(
    "span",
    { class: record.status === "reported" ? "row" : "row open" },
    record.value === null ? null : length,
    el("span", {}, el("span", {}, el("a", { href: `#${record.id}` }, amount), clash), " ", el("small", {}, about)),
  );
}

// Return the panels of the chart with only the figures given, if there are at least two.
function panels(records) {
  const mine = new Set(records.map((record) => record.id));
  return DATA.panels
    .map((panel) => ({ ...panel, figures: panel.figures.filter((id) => mine.has(id)).map(recordOf) }))
    .filter((panel) => panel.figures.length > 1);
}

function panelOf(panel, level) {
  const at = LANGUAGES.indexOf(lang);
  const most = Math.max(...panel.figures.map((one) => Math.abs(one.value ?? 0)), 1e-9);
  const byBasis = grouped(panel.figures, (one) => one.basis?.id ?? "");
  const apart = [...byBasis].sort(([, one], [, other]) => other.length - one.length);
  return el(
    "section",
    {},
    el(`h${level}`, {}, panel.heading[at]),
    apart.map(([basis, figures]) => [
      byBasis.size > 1 || basis
        ? el("p", { class: "told" }, basis ? say("basis_of", named(figures[0].basis)) : say("basis_unsaid"))
        : null,
      bars(figures, most),
    ]),
  );
}

function charts(records) {
  const own = scopeOf("trade").topics ?? [];
  const all = panels(records);
  const first =
    all.find((panel) => panel.shape === "years" && panel.figures.some((one) => meet(one.topics, own).length)) ?? all[0];
  if (!first) return [];
  const marked = first.figures.some((one) => one.status !== "reported" || one.conflicts.length || one.basis);
  const clashes = unique(first.figures.flatMap((one) => one.conflicts))
    .map(recordOf)
    .filter(Boolean);
  const beside = all.filter((panel) => panel !== first).map((panel) => panelOf(panel, 3));
  const folded = (name, content, count) =>
    count ? el("details", {}, el("summary", {}, `${name} (${count})`), content) : null;
  return [
    panelOf(first, 2),
    marked ? words("told", say("chart_means")) : null,
    folded(`≠ ${say("conflicts")}`, bullets(clashes.map(linkOf)), clashes.length),
    folded(say("all_series"), beside, beside.length),
  ];
}
