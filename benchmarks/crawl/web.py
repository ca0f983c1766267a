"""The web of the benchmark: sites in the manner of county portals, the same ones at every run.

Site number i has the address 127.T.S.1 (no names to look up) and shows template T, so that a few templates in
memory serve thousands of sites. A template has a home page, columns of lists and articles, some forty kilobytes
of HTML a page, nine files that pages load, and links to twelve pages that do not exist. Every fifth template is
in GBK and says gb2312; no header names a charset.
"""

from __future__ import annotations

import gzip
import random
from dataclasses import dataclass, field

TEMPLATES = 10
COLUMNS = (
    "本县要闻", "通知公告", "部门动态", "政策文件", "政策解读", "财政资金", "人事信息", "规划计划", "统计信息",
    "办事指南", "意见征集", "在线访谈",
)  # fmt: skip
BROKEN = 12
PICTURES = 5
_TEXT = """
全县 人民 政府 工作 会议 召开 部署 推进 落实 加快 建设 项目 农业 农村 教育
医疗 卫生 交通 住房 就业 社会 保障 环境 治理 安全 生产 检查 服务 企业 市场
监管 财政 预算 公开 信息 群众 办理 事项 流程 材料 申请 受理 审批 许可 督查
调研 座谈 培训 宣传 活动 开展 组织 实施 方案 意见 通知 公告 公示 名单 结果
报告 总结 计划 规划 目标 任务 责任 制度 机制 和 的 在 对 为 与 了 将 等 各
本 新 大 一批 重点 全面 进一步 切实 积极 有关 部门 单位 乡镇 街道 社区
"""
_WORDS = _TEXT.split()


@dataclass
class Template:
    """The files of one site: path -> type and bytes."""

    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    pages: frozenset[str] = frozenset()  # the paths that are HTML


def host(site: int) -> str:
    """The address of a site."""
    return f"127.{site % TEMPLATES + 1}.{site // TEMPLATES % 256}.{site // TEMPLATES // 256 + 1}"


def template_of(address: str) -> int:
    """The number of the template that an address shows, from 0."""
    return (int(address.split(".")[1]) - 1) % TEMPLATES


def sites_csv(count: int, port: int) -> str:
    """The list of the first sites."""
    lines = ["id,name,url,level,site_type"]
    lines += [
        f"b{site:05},基准{site}县人民政府,http://{host(site)}:{port}/,县级,门户" for site in range(count)
    ]
    return "\n".join(lines) + "\n"


def template(number: int, pages: int) -> Template:
    """One template with so many pages."""
    return _Maker(number, pages).made()


def packed(made: Template) -> dict[str, bytes]:
    """The pages of a template, compressed."""
    return {path: gzip.compress(made.files[path][1], 6, mtime=0) for path in made.pages}


class _Maker:
    def __init__(self, number: int, pages: int) -> None:
        self.chance = random.Random(20260700 + number)
        self.charset = "gb2312" if number % 5 == 4 else "utf-8"
        self.codec = "gb18030" if number % 5 == 4 else "utf-8"
        lists = 3 if pages >= 100 else 1
        columns = COLUMNS if pages >= 40 else COLUMNS[:3]
        self.lists = [(column, page) for column in range(len(columns)) for page in range(lists)]
        self.columns, self.per_column = columns, lists
        self.articles = [self._article_of(one) for one in range(pages - 1 - len(self.lists))]
        self.missing = [f"/c{one % len(columns)}/gone_{one}.html" for one in range(BROKEN)]

    def made(self) -> Template:
        texts = {"/": self._home()}
        for column, page in self.lists:
            texts[self._list_path(column, page)] = self._list(column, page)
        for number, (column, day, path, title) in enumerate(self.articles):
            texts[path] = self._article(number, column, day, title)
        files = {path: ("text/html", text.encode(self.codec)) for path, text in texts.items()}
        files |= self._loaded()
        return Template(files, frozenset(texts))

    def _words(self, low: int, high: int) -> str:
        return "".join(self.chance.choices(_WORDS, k=self.chance.randint(low, high)))

    def _article_of(self, number: int) -> tuple[int, str, str, str]:
        column = number % len(self.columns)
        day = f"{self.chance.randint(2024, 2026)}-{self.chance.randint(1, 6):02}-{self.chance.randint(1, 28):02}"
        path = f"/c{column}/{day[:7].replace('-', '')}/t{day.replace('-', '')}_{3000 + number}.html"
        return column, day, path, self._words(5, 11)

    @staticmethod
    def _list_path(column: int, page: int) -> str:
        return f"/c{column}/" + (f"index_{page}.html" if page else "")

    def _row(self, article: tuple[int, str, str, str]) -> str:
        _, day, path, title = article
        return f'<li><a href="{path}" title="{title}" target="_blank">{title}</a><span>{day}</span></li>\n'

    def _frame(self, title: str, body: str, head: str = "") -> str:
        menu = "".join(
            f'<li class="m{one}"><a href="/c{one}/">{name}</a></li>' for one, name in enumerate(self.columns)
        )
        style = "".join(
            f".k{one}{{margin:{one}px 0;padding:2px;font-size:{12 + one % 4}px}}" for one in range(60)
        )
        script = "".join(f'var d{one}={{"id":{one},"t":"{self._words(2, 3)}"}};' for one in range(130))
        return (
            f'<!DOCTYPE html><html lang="zh"><head><meta charset="{self.charset}"><title>{title}</title>{head}'
            '<link rel="stylesheet" href="/css/site.css"><script src="/js/site.js"></script>'
            f'<style>{style}</style></head><body><div id="top"><img src="/img/logo.png" alt="徽标">'
            f'<ul class="nav"><li><a href="/">首页</a></li>{menu}</ul></div><div class="body">{body}</div>'
            f'<div class="aside"><h3>热点</h3><ul>{self._some(self.chance.randint(20, 45))}</ul></div>'
            f'<script>{script}</script><div id="foot"><p>主办：基准县人民政府办公室　网站标识码：9900000001　'
            'ICP备26000001号</p><p><a href="/c0/">关于本站</a> <a href="javascript:void(0)">收藏</a></p></div></body></html>'
        )

    def _some(self, count: int) -> str:
        return "".join(self._row(self.chance.choice(self.articles)) for _ in range(count))

    def _home(self) -> str:
        blocks = ""
        for number, name in enumerate(self.columns):
            own = [article for article in self.articles if article[0] == number][:8]
            rows = "".join(map(self._row, own))
            blocks += f'<div class="k{number}"><h2><a href="/c{number}/">{name}</a></h2><ul>{rows}</ul></div>'
        gone = "".join(f'<li><a href="{path}">{self._words(4, 6)}</a></li>' for path in self.missing)
        pictures = "".join(f'<img src="/img/p{one}.jpg" alt="图">' for one in range(PICTURES))
        return self._frame("基准县人民政府", f"{blocks}<ul>{gone}</ul>{pictures}")

    def _list(self, column: int, page: int) -> str:
        own = [article for article in self.articles if article[0] == column]
        chunk = own[page * 6 : (page + 1) * 6] if page < self.per_column - 1 else own[page * 6 :]
        pager = "".join(
            f'<a href="{self._list_path(column, one)}">{one + 1}</a> ' for one in range(self.per_column)
        )
        rows = "".join(map(self._row, chunk)) + self._some(24)
        name = self.columns[column]
        body = (
            f'<p class="path">当前位置：<a href="/">首页</a>&gt;{name}</p><ul class="list">{rows}</ul>{pager}'
        )
        return self._frame(f"{name}-基准县人民政府", body)

    def _article(self, number: int, column: int, day: str, title: str) -> str:
        paragraphs = "".join(
            f'<p class="k{one}" style="text-indent:2em"><span style="font-size:16px">{self._words(90, 260)}。</span></p>\n'
            for one in range(self.chance.randint(12, 36))
        )
        before = self.articles[number - 1]
        head = f'<meta name="ColumnName" content="{self.columns[column]}"><meta name="PubDate" content="{day} 09:00">'
        return self._frame(
            f"{title}-基准县人民政府",
            f'<p class="path">当前位置：<a href="/">首页</a>&gt;<a href="/c{column}/">{self.columns[column]}</a></p>'
            f'<h1>{title}</h1><div class="info">发布时间：{day}　来源：县政府办</div><div id="zoom">{paragraphs}'
            f'<img src="/img/p{number % PICTURES}.jpg" alt="图"></div><p>上一篇：<a href="{before[2]}">{before[3]}</a></p>',
            head if number % 2 else "",
        )

    def _loaded(self) -> dict[str, tuple[str, bytes]]:
        """The files that pages load."""
        png = b"\x89PNG\r\n\x1a\n" + self.chance.randbytes(9_000)
        jpg = {
            f"/img/p{one}.jpg": ("image/jpeg", b"\xff\xd8\xff\xe0" + self.chance.randbytes(12_000))
            for one in range(PICTURES)
        }
        return {
            "/css/site.css": ("text/css", b"body{margin:0}\n" * 400),
            "/js/site.js": ("application/javascript", b"function f(){return 1}\n" * 400),
            "/img/logo.png": ("image/png", png),
            "/robots.txt": ("text/plain", b"User-agent: *\nDisallow: /private/\n"),
            **jpg,
        }
