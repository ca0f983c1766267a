"""Names of those who wrote letters are masked in data, and nothing else is."""

from __future__ import annotations

import time

import pytest
from patience import PATIENCE

from crawler.reading.named_values import mask_named


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('{"writer":"张三"}', '{"writer":"张**"}'),
        ("{writer : '欧阳思虹'}", "{writer : '欧**'}"),
        ('{"LETTER_WRITER_NAME": "李小明"}', '{"LETTER_WRITER_NAME": "李**"}'),
        ('{"userName":"李小明","unit":"张家港市"}', '{"userName":"李**","unit":"张家港市"}'),
        ('{"xjrxm":"王伟","xm":"王伟"}', '{"xjrxm":"王**","xm":"王**"}'),
        ('{"来信人":"王伟"}', '{"来信人":"王**"}'),
        (r'{"sender":"\u5f20\u4e09"}', r'{"sender":"\u5f20**"}'),
        (r'"{\"linkMan\":\"\\u5f20三\"}"', r'"{\"linkMan\":\"\\u5f20**\"}"'),
        (r'{"\u6765\u4fe1\u4eba": "\u5f20\u4e09"}', r'{"\u6765\u4fe1\u4eba": "\u5f20**"}'),
        ("var lxr = '张三';", "var lxr = '张**';"),
        (
            '{"title":"路灯","name":"张三","replyContent":"已修"}',
            '{"title":"路灯","name":"张**","replyContent":"已修"}',
        ),
        ("{name: '张三', phone: '1', content: '路灯'}", "{name: '张**', phone: '1', content: '路灯'}"),
        (
            '[{"reply":{"name":"李小明","time":"9"},"question":"路灯","name":"张三"},{"name":"王伟"}]',
            '[{"reply":{"name":"李小明","time":"9"},"question":"路灯","name":"张**"},{"name":"王伟"}]',
        ),
        (
            r'"[{\"name\":\"\u5f20三\",\"内容\":\"路灯\",\"答复内容\":\"\"}]"',
            r'"[{\"name\":\"\u5f20**\",\"内容\":\"路灯\",\"答复内容\":\"\"}]"',
        ),
        (
            r'{"name":"\u5f20\u4e09","\u5185\u5bb9":"路灯","\u56de\u590d":""}',
            r'{"name":"\u5f20**","\u5185\u5bb9":"路灯","\u56de\u590d":""}',
        ),
        (
            "data='{&quot;name&quot;:&quot;张三 &quot;,&quot;nr&quot;:&quot;路灯&quot;,&quot;hf_nr&quot;:&quot;&quot;}'",
            "data='{&quot;name&quot;:&quot;张** &quot;,&quot;nr&quot;:&quot;路灯&quot;,&quot;hf_nr&quot;:&quot;&quot;}'",
        ),
        # To whom it is written, what it is about and who answers hold posts, too; an answer may be far away.
        *(
            (f'{{"name":"张三",{rest},"reply":""}}', f'{{"name":"张**",{rest},"reply":""}}')
            for rest in (
                '"title":"红灯时间太长"',
                '"title":"感谢李局长"',
                '"content":"路灯","leader":"李县长","to":"市长"',
                '"content":"路灯","to":{"name":"李小明","post":"副县长"}',
                '"content":"路灯","job":"农民","position":"人民路口"',
                f'"content":"{"路灯不亮，" * 300}"',
            )
        ),
    ],
)
def test_a_name_behind_a_key_that_means_a_person_is_masked(source: str, shown: str) -> None:
    assert mask_named(source) == shown
    assert mask_named(shown) == shown


@pytest.mark.parametrize(
    "source",
    [
        '{"title":"张三"}',
        '{"unit":"商务局","replyUnit":"林业局","dept":"信访局"}',
        '{"writer":"市民","sender":"匿名","userName":"网友"}',
        '{"writer":"商务局办公室","author":"信访局"}',
        '{"msg":"成功","message":"成功","state":"未读"}',
        '{"leaderName":"李小明","name":"张三","mayor":"王伟"}',
        '{"proxm2":"高新区","link":"张三"}',
        '{"writer":"李**"}',
        '{"name":"张三","title":"某县召开会议","content":"责任编辑：李四"}',
        '{"name":"张三","title":"副县长","content":"简历","phone":"1","reply":""}',
        '{"name":"张三","post":"","content":"分管城建","tel":"1"}',
        '{"name":"张三","title":"党委书记、局长","content":"简历","reply":""}',
        '{"name":"张三","position":"主任","content":"分管城建","tel":"1"}',
        r'{"name":"\u5f20\u4e09","title":"\u526f\u53bf\u957f","content":"\u7b80","tel":"1"}',
        '{"name":"张三","title":"值班","tel":"0571-87654321"}',
        '{"name":"张三","letterCount":3,"replyCount":2,"title":"张三的信箱"}',
        '{"list":[{"content":"路灯","reply":"已修"}],"leader":{"name":"张三"}}',
        '{"name":"林业局","content":"路灯","reply":"已修"}',
        '{"writer":"关于路灯","writerTime":"2026-01-05"}',
    ],
)
def test_what_is_no_writers_name_stays(source: str) -> None:
    assert mask_named(source) == source


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('{"name":"张三","content":"路灯","reply":""}', '{"name":"张**","content":"路灯","reply":""}'),
        (
            '{"writer":"张三","question":"路灯","answer":""}',
            '{"writer":"张**","question":"路灯","answer":""}',
        ),
        ('{"author":"张三","title":"某县召开会议","content":"x"}', ""),
        ('{"name":"张三","content":"分管城建","tel":"1"}', ""),
        ('{"name":"张三","title":"副县长","content":"简历","reply":""}', ""),
        ('var writer = \'张三\'; <meta name="author" content="张三">', ""),
    ],
)
def test_where_no_letters_are_known_a_record_must_say_what_was_answered(source: str, shown: str) -> None:
    assert mask_named(source, letters=False) == (shown or source)


HEAD = "<table><tr><th>标题</th><th class=a> 来信人：</th><th>时间</th></tr>"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (f"{HEAD}<tr><td>路灯</td><td>张三</td>", f"{HEAD}<tr><td>路灯</td><td>张**</td>"),
        (
            f"{HEAD}<tr><td>路灯<td> <span>&nbsp;欧阳思虹</span> <td>王伟</table>",
            f"{HEAD}<tr><td>路灯<td> <span>&nbsp;欧**</span> <td>王伟</table>",
        ),
        (
            "<TR><TD colspan=2>标题</TD><TD>姓名</TD></TR><TR><TD>1</TD><TD>张三</TD><TD>李四</TD></TR>",
            "<TR><TD colspan=2>标题</TD><TD>姓名</TD></TR><TR><TD>1</TD><TD>张三</TD><TD>李**</TD></TR>",
        ),
        *(
            (source, source)
            for source in (
                f"{HEAD}<tr><td>张三</td><td>某县教育局</td><td>何时</td></tr>",
                f"{HEAD}</table><table><tr><td>1</td><td>张三</td></tr></table>",
                "<tr><th>来信人</th><td>张三</td></tr><tr><th>满意度</th><td>高</td></tr>",
            )
        ),
    ],
)
def test_a_name_in_a_column_of_those_who_wrote_is_masked(source: str, shown: str) -> None:
    assert mask_named(source) == shown
    assert mask_named(shown) == shown
    assert mask_named(source, letters=False) == source


@pytest.mark.parametrize(
    "piece",
    [
        "=",
        '="',
        "='张三",
        ':"\\\\u5f20',
        "xm:",
        '"writer" : ',
        '{"name":"张三",',
        '"name":"张三",',
        "}",
        '"nr":"市长",',
        "<td>来信人",
        "<td>&nbsp;&nbsp",
        "<td ",
    ],
)
def test_a_hostile_source_is_read_in_one_pass(piece: str) -> None:
    source = '{"name":"张三",' + piece * (1_000_000 // len(piece))
    started = time.process_time()
    assert len(mask_named(source)) <= len(source)
    assert time.process_time() - started < PATIENCE
