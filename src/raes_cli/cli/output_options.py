"""The options that say how an answer is written."""

from raes_cli.cli.output import STANDARD
from raes_cli.formats import CHARTS, PICTURES


class Output:
    """Format, file, colours and the like, as asked for."""

    def __init__(
        self,
        *,
        form: str | None,
        target: str | None,
        force: bool,
        bom: bool,
        exit_status: bool,
        verbose: bool = False,
        color: str,
        no_pager: bool,
        columns: str | None = None,
        group: str = "year",
        chart: bool | None = None,
    ) -> None:
        self.form, self.target, self.force, self.bom = form, target, force, bom
        self.columns = None if columns is None else tuple(filter(None, map(str.strip, columns.split(","))))
        self.verbose = verbose
        self.exit_status, self.color, self.no_pager, self.group = exit_status, color, no_pager, group
        drawn = (form or CHARTS.get("." + (target or "").lower().rpartition(".")[2])) in PICTURES
        self.chart = bool(chart) or (chart is not None and drawn)
        """Whether to draw a chart: as asked, or as pictures are always charts; never where the command has none."""

    @property
    def file(self) -> str | None:
        """The file to write to; None for stdout, which can also be given as `-`."""
        return None if self.target == STANDARD else self.target
