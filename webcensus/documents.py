"""Documents: which report goes where in a round's folder. Keeps what the overview and the terminal show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from checks.base import Check
from reports import folder as report_folder
from reports.document import SiteReport, site_report
from reports.overview import Overview, OverviewRow, overview_row
from reports.rubric import Rubric
from reports.scorecard import Verdict
from webcensus.judgement import Judged
from webcensus.settings import Settings
from webcensus.store import AUDIT, Store
from webcensus.version import VERSION
from webcensus.whole import lacking

if TYPE_CHECKING:
    from rich.console import Console

ALL_BELOW = 200  # a round of at most so many sites gets a full report for each without being asked


class Documents:
    """Writes the documents of a judgement.

    An audit's report lies in its folder itself; a round's overview in `reports/`, with one folder a site.
    `wanted` limits full reports to some sites (by id), `failing` to those that fail.
    """

    def __init__(
        self,
        store: Store,
        rubric: Rubric,
        checks: Mapping[str, Check],
        settings: Settings,
        *,
        wanted: frozenset[str] | None = None,
        failing: bool = False,
    ) -> None:
        self._store, self._rubric, self._checks = store, rubric, checks
        self._language = settings.lang or rubric.language
        sites = store.open().sites
        self._single = store.folder.name == AUDIT and sites == 1
        self._wanted, self._failing = wanted, failing
        self._many = sites > ALL_BELOW
        self._overview = Overview(self._language)
        self.folder = store.folder.parent if self._single else store.folder / "reports"
        self._last: SiteReport | None = None

    def add(self, judged: Judged) -> None:
        """The documents of one site, if it gets any; its line of the overview in any case."""
        self.join(self.written(judged))

    def join(self, row: OverviewRow) -> None:
        """The line of a site whose documents are written."""
        self._overview.add(row)

    def written(self, judged: Judged) -> OverviewRow:
        """Write the documents of one site, if it gets any; returns its line of the overview."""
        report = self._report(judged)
        folder = self.folder if self._single else self.folder / report_folder.folder_name(report.site)
        written = self._is_wanted(report)
        if written:
            report_folder.write(report, folder, self._language)
        self._last = report
        return overview_row(report, folder.name if written else "", self._language)

    def close(self) -> None:
        """The overview, where there are several sites."""
        if not self._single:
            self._overview.write(self.folder, self._particulars(), VERSION)

    def tell(self, console: Console) -> None:
        """The summary for the terminal: of the one site, or of all."""
        from reports import terminal  # with what draws on one

        if self._single and self._last:
            terminal.tell(self._last, console, self.folder, self._language)
            return
        self._overview.tell(console, self.folder)

    def _particulars(self) -> list[tuple[str, str]]:
        zh = self._language == "zh"
        title = self._rubric.title.get(self._language, self._rubric.id)
        lack = lacking(self._store, self._language)
        told = [("评分表" if zh else "Rubric", title)]
        return [*told, ("注意" if zh else "Mind", lack)] if lack else told

    def _is_wanted(self, report: SiteReport) -> bool:
        if self._wanted is not None:
            return report.site.id in self._wanted
        if self._failing:
            return report.scorecard.verdict is Verdict.FAIL
        return self._single or not self._many

    def _report(self, judged: Judged) -> SiteReport:
        return site_report(
            judged.archived.facts,
            judged.scorecard,
            self._rubric,
            judged.findings,
            judged.unassessed,
            None,
            self._checks,
            outcomes=judged.archived.outcomes,
            rulings=judged.rulings,
            language=self._language,
            version=VERSION,
        )
