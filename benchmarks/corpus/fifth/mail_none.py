"""Mail none: pages of mailboxes, and pages that look like them, without a letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.fifth import mail_lists
from benchmarks.corpus.fifth.scene import Scene

Page = Callable[[Scene], tuple[str, str]]  # title and main part


def _day(scene: Scene, back: int) -> str:
    return str(scene.today - dt.timedelta(days=back))


def _write(scene: Scene) -> tuple[str, str]:
    fields = "".join(
        f"<tr><td align='right'><font color='red'>*</font>{label}：</td><td><input type='text' name='f{n}'></td></tr>"
        for n, label in enumerate(("姓名", "联系电话", "电子邮箱", "联系地址", "信件主题"))
    )
    return "我要写信", (
        f"<form method='post' action='/mail/save.do'><table><tr><td>受理单位：</td><td><select name='dept'>{''.join(f'<option>{o}</option>' for o in scene.some(scene.words.OFFICES, 6, 'dept'))}</select></td></tr>"
        f"<tr><td>信件类型：</td><td><input type='radio' name='k'>咨询 <input type='radio' name='k'>投诉 <input type='radio' name='k'>建议</td></tr>{fields}"
        "<tr><td>信件内容：</td><td><textarea name='c' rows='8'></textarea></td></tr><tr><td>是否公开：</td><td><input type='radio' name='o'>公开 <input type='radio' name='o'>不公开</td></tr><tr><td>验证码：</td><td><input name='v' size='4'><img src='/vcode.jsp'></td></tr></table><input type='submit' value='提交信件'></form>"
    )  # fmt: skip


def _by_office(scene: Scene) -> tuple[str, str]:
    lines = "".join(
        f"<tr><td>{n}</td><td>{o}</td><td>{90 - 7 * n}</td><td>{88 - 7 * n}</td><td>2</td><td>{98 - n}%</td></tr>"
        for n, o in enumerate(scene.some(scene.words.OFFICES, 9, "rank"), 1)
    )
    return "信件办理统计", f"<h3>{scene.today.year}年{scene.today.month}月信件办理情况统计</h3><table><tr><th>序号</th><th>受理单位</th><th>来信数</th><th>已办结</th><th>办理中</th><th>办结率</th></tr>{lines}</table>"  # fmt: skip


def _by_month(scene: Scene) -> tuple[str, str]:
    lines = "".join(f"<tr><td>{scene.today.year - 1}年{month}月</td><td>{(month * 37) % 80 + 12}</td><td>{(month * 17) % 40}</td><td>{(month * 7) % 20}</td></tr>" for month in range(1, 13))  # fmt: skip
    return (
        "来信统计",
        f"<table class='count'><thead><tr><th>时间</th><th>咨询</th><th>投诉</th><th>建议</th></tr></thead><tbody>{lines}</tbody></table>",
    )


def _rules(scene: Scene) -> tuple[str, str]:
    return "写信须知", (
        f"<h2>{scene.place}领导信箱写信须知</h2><p>一、信箱受理范围：对{scene.place}经济社会发展的意见、建议，对政策的咨询，对行政机关工作人员作风的投诉。</p><p>二、下列来信不予受理：（一）无实质内容的；（二）已进入诉讼程序的；（三）重复件。</p>"
        "<p>三、信件办理时限：咨询类五个工作日，投诉类十五个工作日。</p><p>四、来信人可以凭信件编号和查询码查询办理状态：待受理、办理中、已办结。</p>"
    )  # fmt: skip


def _boxes(scene: Scene) -> tuple[str, str]:
    lines = "".join(f"<tr><td>{o}</td><td>{o[:2]}xx@{scene.pinyin}.example.gov.cn</td><td>0{scene.number('a') % 600 + 310}-{scene.number(o) % 7000000 + 2000000}</td><td><a href='/mail/write?d={n}'>写信</a></td></tr>" for n, o in enumerate(scene.some(scene.words.OFFICES, 8, "boxes")))  # fmt: skip
    return (
        "部门信箱",
        f"<table><tr><th>单位</th><th>电子信箱</th><th>联系电话</th><th>操作</th></tr>{lines}</table>",
    )


def _empty(scene: Scene) -> tuple[str, str]:
    told = scene.pick(("暂无信件", "暂无数据", "没有找到相关记录！", "暂无留言"), "told")
    return "领导信箱", f"<table class='mail'><tr><th>信件编号</th><th>信件标题</th><th>来信时间</th><th>办理单位</th><th>状态</th></tr><tr><td colspan='5' align='center'>{told}</td></tr></table><p>共0条 第1/1页</p>"  # fmt: skip


def _query(scene: Scene) -> tuple[str, str]:
    return (
        "信件查询",
        f"{mail_lists.search(scene)}<p>请输入提交信件时系统给出的信件编号和查询码。编号遗失的，请与{scene.office}联系。</p>",
    )


def _surveys(scene: Scene) -> tuple[str, str]:
    titles = scene.titles(scene.words.NOTICES, 7, "surveys")
    lines = "".join(f"<tr><td><a href='/zjdc/{scene.number(n) % 9000}.html'>{title}</a></td><td>{_day(scene, 30 * n + 20)}</td><td>{_day(scene, 30 * n - 9)}</td><td>{('进行中', '已结束')[n > 0]}</td><td>{scene.office}</td></tr>" for n, title in enumerate(titles))  # fmt: skip
    return (
        "意见征集",
        f"<table><tr><th>征集主题</th><th>开始时间</th><th>结束时间</th><th>状态</th><th>发起单位</th></tr>{lines}</table>",
    )


def _interviews(scene: Scene) -> tuple[str, str]:
    items = "".join(f"<li><a href='/zxft/{n + 40}.html'><img src='/ft/{n}.jpg'></a><h4>{o}负责人谈{topic}</h4><p>访谈时间：{_day(scene, 25 * n + 8)}</p><p>嘉宾：{o}局长</p><p>状态：已结束</p></li>" for n, (o, topic) in enumerate(zip(scene.some(scene.words.OFFICES, 4, "i"), ("秋季招生", "冬季供暖", "防汛抗旱", "医保缴费"), strict=True)))  # fmt: skip
    return "在线访谈", f"<ul class='ft'>{items}</ul>"


def _common(scene: Scene) -> tuple[str, str]:
    several = (("身份证丢失如何补办？", "本人持户口簿到任一派出所户籍窗口申请补领。"), ("婚姻登记需要预约吗？", "可以现场办理，也可以提前在网上预约。"), ("公积金贷款最高额度是多少？", "单人缴存最高四十万元，双人缴存最高六十万元。"), ("如何查询社保缴费记录？", "可通过电子社保卡或自助机查询打印。"), ("小型汽车几年检验一次？", "十年以内每两年检验一次。"))  # fmt: skip
    items = "".join(f"<div class='faq'><p class='q'>问：{q}</p><p class='a'>答：{a}</p></div>" for q, a in scene.some(several, 4, "faq"))  # fmt: skip
    return "常见问题解答", f"<h3>常见问题解答</h3>{items}"


def _permits(scene: Scene) -> tuple[str, str]:
    """Applications for permits and how far they are, with the labels of a mailbox."""
    lines = "".join(f"<tr><td>SP{scene.today.year}{scene.number(n) % 90000 + 10000}</td><td>{name}</td><td>{who}</td><td>{_day(scene, 5 * n + 9)}</td><td>{_day(scene, 5 * n + 3)}</td><td>{('办结', '受理', '准予许可')[n % 3]}</td></tr>" for n, (name, who) in enumerate((("食品经营许可证新办", "**小吃店"), ("公共场所卫生许可延续", "**美容院"), ("道路运输经营许可", "**物流公司"), ("户外广告设置审批", "**广告公司"), ("占用城市道路审批", "**燃气公司"), ("取水许可", "**矿业公司"))))  # fmt: skip
    return (
        "办件公示",
        f"<h3>行政审批办件公示</h3><table class='bj'><tr><th>办件编号</th><th>事项名称</th><th>申请单位</th><th>受理时间</th><th>办结时间</th><th>办理状态</th></tr>{lines}</table>",
    )


def _guide(scene: Scene) -> tuple[str, str]:
    pairs = (("事项名称", "残疾人证换领"), ("事项类型", "公共服务"), ("办件类型", "承诺件"), ("受理单位", scene.office), ("办理时间", "周一至周五 8:30-12:00"), ("办理地点", "政务服务中心二楼"), ("承诺时限", "5个工作日"), ("收费标准", "不收费"), ("咨询电话", "12345"), ("办理流程", "申请、受理、审核、发证"))  # fmt: skip
    return "办事指南", "<table>" + "".join(
        f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in pairs
    ) + "</table>"


def _article(scene: Scene) -> tuple[str, str]:
    return f"{scene.place}12345热线上半年办理群众诉求情况通报", f"<h1>{scene.place}12345热线上半年办理群众诉求情况通报</h1><p>发布时间：{_day(scene, 12)}　来源：{scene.office}</p><div class='TRS_Editor'><p>上半年，共受理群众诉求8146件，其中咨询类3120件、投诉类2876件、建议类402件，已办结8003件，办结率98.2%，满意率95.6%。</p><p>对未按期答复的单位，将予以通报批评。</p></div>"  # fmt: skip


def _news(scene: Scene) -> tuple[str, str]:
    titles = scene.titles(scene.words.NEWS, 9, "news")
    return "信访动态", "<ul class='list'>" + "".join(f"<li><a href='/xfdt/t{scene.number(n) % 90000}.html'>{title}</a><span>{_day(scene, 6 * n + 2)}</span></li>" for n, title in enumerate(titles)) + "</ul>"  # fmt: skip


def _proposals(scene: Scene) -> tuple[str, str]:
    lines = "".join(f"<li><a href='/jyta/{scene.number(n) % 9000}.html'>关于{scene.place}第{n + 3}届人民代表大会第{n + 1}次会议第{17 * n + 12}号建议的答复函</a><span>{_day(scene, 19 * n + 30)}</span></li>" for n in range(7))  # fmt: skip
    return "建议提案办理", f"<ul>{lines}</ul>"


def _comments(scene: Scene) -> tuple[str, str]:
    title = scene.fill(scene.pick(scene.words.NEWS, "t"))
    items = "".join(f"<li><b>{who}</b><span>{_day(scene, 3 + n)} 20:1{n}</span><p>{said}</p></li>" for n, (who, said) in enumerate((("山城过客", "支持！"), ("网友7731", "希望早日建成。"), ("匿名", "点赞家乡。"))))  # fmt: skip
    return title, f"<h1>{title}</h1><p class='info'>来源：{scene.source()}　发布时间：{_day(scene, 6)}</p><div class='article'>{''.join(f'<p>{p}</p>' for p in scene.text(3))}</div><div class='pl'><h4>网友评论</h4><ul>{items}</ul></div>"  # fmt: skip


def _disclosure(scene: Scene) -> tuple[str, str]:
    lines = "".join(f"<tr><td>{year}年</td><td>{year % 37 + 11}</td><td>{year % 29 + 9}</td><td>{year % 3}</td></tr>" for year in range(scene.today.year - 5, scene.today.year))  # fmt: skip
    return (
        "依申请公开",
        f"<h3>依申请公开受理情况</h3><table><tr><td>年度</td><td>受理</td><td>答复</td><td>不予公开</td></tr>{lines}</table><a href='/ysqgk/form.doc'>申请表下载</a>",
    )


def _login(_: Scene) -> tuple[str, str]:
    return "我的信件", "<div class='login'><h3>用户登录</h3><form><p>用户名：<input name='u'></p><p>密码：<input type='password' name='p'></p><p>验证码：<input name='c'></p><button>登录</button></form><p>登录后可查看我的信件、信件状态和回复内容。</p></div>"  # fmt: skip


def _leaders(_: Scene) -> tuple[str, str]:
    duties = ("主持全面工作", "负责常务工作", "分管教育、卫生", "分管农业、水利", "分管城建、交通")
    items = "".join(f"<dl><dt><img src='/ld/{n}.jpg'></dt><dd>职务：{('县长', '常务副县长', '副县长')[min(n, 2)]}</dd><dd>分工：{duty}</dd><dd><a href='/write?to={n}'>给他写信</a></dd></dl>" for n, duty in enumerate(duties))  # fmt: skip
    return "县长信箱", f"<h3>请选择收信人</h3>{items}"


def _sent(_: Scene) -> tuple[str, str]:
    return "提交成功", "<div class='ok'><h3>信件提交须知</h3><p>信件提交后系统自动生成信件编号和查询码，请妥善保存。</p><p>受理部门：请在下拉框中选择；信件状态：在“信件查询”中查看；办理时间：自受理之日起十五个工作日。</p></div>"  # fmt: skip


def _orders(scene: Scene) -> tuple[str, str]:
    """A tender list with numbers, offices, days and states."""
    lines = "".join(f"<tr><td>CG{scene.today.year}-{n + 101}</td><td><a href='/cg/{n}.html'>{title}</a></td><td>{_day(scene, 8 * n + 4)}</td><td>{('报名中', '已开标', '已成交')[n % 3]}</td><td>{scene.office}</td></tr>" for n, title in enumerate(("校服采购项目", "垃圾清运服务", "办公楼维修工程", "信息系统运维", "绿化养护服务")))  # fmt: skip
    return (
        "采购公告",
        f"<table><tr><th>项目编号</th><th>项目名称</th><th>发布时间</th><th>状态</th><th>采购单位</th></tr>{lines}</table>",
    )


PAGES: dict[str, Page] = {
    "write": _write, "by-office": _by_office, "by-month": _by_month, "rules": _rules, "boxes": _boxes, "empty": _empty, "query": _query, "surveys": _surveys, "interviews": _interviews, "common": _common, "permits": _permits,
    "guide": _guide, "article": _article, "news": _news, "proposals": _proposals, "comments": _comments, "disclosure": _disclosure, "login": _login, "leaders": _leaders, "sent": _sent, "orders": _orders,
}  # fmt: skip


def cases(count: int) -> Iterator[Case]:
    """Every page, some with a box that stands beside letters elsewhere."""
    for name, page in PAGES.items():
        for variant in range(count):
            scene = Scene(f"fifth-letters-none-{name}", variant)
            title, main = page(scene)
            box = scene.pick(mail_lists.BESIDE, "box")(scene) if variant % 2 else ""
            html = scene.page(
                title, main + box, crumb=("首页", "互动交流", title), traps=scene.some(("clock", "latest", "updated", "weather", "visitors"), 2, "traps")
            )  # fmt: skip
            yield scene.case(f"/hdjl/{name.replace('-', '')}/{scene.number('path') % 900}.html", html, {"letters": []})  # fmt: skip
