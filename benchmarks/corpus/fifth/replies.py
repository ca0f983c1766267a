"""Replies: answers that say nothing, as offices word them, and plain or dry ones that do answer."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case, number, pick
from benchmarks.corpus.fifth.citizens import CLOSINGS, MATTERS, OPENINGS

EMPTY = """\
来信已阅，感谢关注。
您好，来件收悉，已转县水利局处理。
已批转，请耐心等候结果。
您好，您反映的情况已收到，我们会认真对待。
已转相关单位，请关注后续答复。
尊敬的市民您好：您的诉求我们已经受理，将尽快转交责任单位办理。
您的留言我们已经看到，谢谢您对我们工作的支持。
网民您好，来信已转市场监管局阅处。
已交办，谢谢。
感谢您提出的宝贵建议，我们将认真研究采纳。
您好！留言收悉，感谢您对本局工作的理解和支持，祝您工作顺利、阖家幸福！
您反映的问题我们会及时处理，请您放心。
已收悉，正在办理中。
你好，已收到，我们会尽快安排人员核实。
该信件已转交至镇人民政府。
您的问题已提交有关领导研究。
你好！您的来信已转到教育局，请等待他们的回复。
已分办。
已转信访部门办理。
您好，该问题正在协调解决中，请耐心等待。
请咨询相关部门。
请向有关部门反映。
您好，请拨打相关部门电话咨询，谢谢。
您好，您的建议非常好，感谢您的参与！
感谢您的监督！
谢谢您的来信！
谢谢！
您好，感谢您对交通工作的关心，欢迎您继续提出宝贵意见。
您好，此件已办结。
此件已转办，结果由承办单位直接答复。
领导已批示，请等待。
我局将高度重视，立即安排有关科室跟进。
您好！情况已知悉，我们将在今后的工作中不断改进。
收到您的来信，我们会尽快与有关部门沟通。
您提的建议很有针对性，我们会在工作中予以考虑。
您好，您的来信已登记，我们会在规定时限内给您答复。
您好！我们已将您的意见转达给相关企业，谢谢。
已转公安局办理，感谢您的支持。
您好，根据有关规定，您的问题已转有关部门处理，请耐心等待。
感谢您的理解。
已联系相关部门处理。
正在办理。
转城管局。
请住建局阅处。
您好，已收悉，将尽快办理并回复您。
尊敬的网友，您好！您的留言已收悉，我们已将您反映的问题转至相关职能部门，由其核实处理，感谢您的留言！
来信人您好！您的来信我们已认真阅读，感谢您对我县发展的关心和支持，欢迎您一如既往地关注我们的工作！
您好！针对您反映的问题，我局高度重视，将督促有关单位抓紧落实，感谢您的监督。
群众利益无小事，我们一定全心全意为人民服务，让群众满意。
您好！我县一直十分重视民生工作，今后将进一步加大力度，切实做好各项工作，不断提升群众的获得感、幸福感。
我局将以此为契机，举一反三，进一步提高认识，强化措施，狠抓落实，推动各项工作再上新台阶。
县委、县政府始终把人民群众的冷暖放在心上，相信在大家的共同努力下，我们的家乡一定会越来越美好。
您好，您的心情我们非常理解，请相信政府，相信组织。
感谢您的建议，我们将在今后的规划中统筹考虑。
您的意见已记录，供领导决策参考。
您好！您所反映的事项正在走流程，请您稍安勿躁。
您好，来信内容已转相关业务科室，科室会尽快与您取得联系。
您的来信已收到并转交相关负责同志。
您反映的问题已列入议事日程，请您耐心等待。
该事项已通过平台派发至承办单位，请等待承办单位回复。
同前。
答复同上。
已经回复过了。
请参阅之前的回复。
您好，您的问题已在办理，办理结果将及时反馈给您，谢谢您的来信与支持！
感谢您对政府网站的支持，您的留言已转交有关部门。
您好！您的来信已由系统自动转交承办单位。
您好，工单已派发，请留意后续回访。
信件已受理。
已核实处理。
您的诉求我们已记录，会积极向上级部门反映。
您好，已将您反映的问题反馈至物业，感谢您的来信。
您好！您于2016年3月5日提交的来信已收悉，现已转交县住建局办理，感谢您的关注。
您好，您的来信（编号：20170418）已转相关部门办理，请耐心等待。
尊敬的网友，您好！您的信件已于5月12日转交人社局办理，请等待答复。
我们已按照信访程序将来信转交有关部门，感谢您的信任。
经研究，您的来信已转有关部门处理。
您的来信已经转给分管领导，分管领导非常重视，已责成有关部门尽快处理。
您好，我们一定会努力做好工作，不辜负群众的期望！
您好！您提出的问题很好，值得我们认真思考和研究。
感谢您的支持与配合，祝您新年快乐、万事如意！
您好，有关情况正在了解之中，请您谅解。
请您放心，我们会处理好的。
您好，感谢您的热心建议，我们会向上级反映。
您的投诉已收到，我们将派人调查，谢谢配合。
""".splitlines()

REAL = """\
可以。
可以代办，带上双方身份证。
不可以，须本人到场。
是的，从八月一日起执行。
免费。
已修好。
路灯已亮。
水压已恢复正常。
昨天下午已清运完毕。
垃圾桶已增设四个。
该路口不具备设红绿灯的条件。
我县没有这项补贴。
下周三开始报名。
每天早上七点半开门。
不需要预约，随到随办。
满六十周岁即可领取。
您的工资已由施工方支付到位。
树木已修剪，不再遮挡信号灯。
学区不变。
驾驶证可以在网上换。
该店已停业，押金已退还。
暂不拆迁。
今年不再招聘协管员。
老年证全省通用。
身份证三十天后领取。
按户籍所在地报名。
工程款纠纷请到法院起诉，我局无权裁决。
残疾人证由户籍地残联核发，居住证持有人也可在居住地申请。
您所说的路段为村道，由村委会负责养护，村里已列入明年计划。
一次性缴纳，分两年返还。
合同签订后一个月内缴纳契税。
外地户籍子女凭居住证入学。
该企业已按环评批复建设，异味来自隔壁饲料厂，已责令其停产整治。
摄像头位于人行道上方，不会拍到住宅内部。
根据规划，您家房屋不在征收红线内。
因阴雨天气，沥青摊铺推迟到月底。
供暖期为十一月十五日至次年三月十五日。
公交卡余额可以转移到新卡。
该商户已取得户外经营许可，经营时间为晚六点至十一点。
三轮车已拖离，通道恢复畅通。
您的举报属实，已罚款两千元。
您的举报不属实，现场未发现违规排放。
经现场检测，夜间噪声为四十八分贝，未超过标准。
井盖已更换为防沉降井盖。
您的申请材料缺少收入证明，补齐后三天内办结。
化粪池已清掏，费用由物业承担。
房产证正在制作，月底前可以领取。
补助款已发放，请查收一卡通。
银行卡号错了，请到村委会更正。
公租房轮候排到第七十六位，预计明年春天配租。
该楼盘五证齐全，可以正常购买。
无须缴纳。
请从南门进出。
已退票款三十五元。
失业登记可以在手机上办理，打开社保小程序选择就业创业即可。
您好！来信收悉。公园夜间不闭园，北门二十四小时开放。感谢您的来信。
已转交城管局。城管局次日组织拆除违建雨棚三处。
您的来信已转供电公司，供电公司回复：变压器增容工程本月二十日送电。
来信收悉，已转交镇政府办理，镇政府已于当天把路上的石头清走。
您好，由于管道位于地铁施工范围，天然气需待地铁完工后接入。
您反映的噪音来自变电站风机，已加装隔音罩。
学校不得强制购买校服，已要求学校退还费用。
校车路线增加张庄、李庄两站。
村民代表会议表决没有通过，所以不建。
孕妇建档到户籍地或居住地社区卫生中心均可。
您好，工伤保险由单位缴纳，个人不缴费。
不属于物业收费范围，可以拒绝支付。
电梯已通过检验，恢复使用。
路权属于高速公路公司，我局已去函要求修补护栏。
文化馆暑期公益班七月五日开课，免费，年龄六至十二岁。
宅基地一户只能有一处，您儿子分户后可以单独申请。
水表检定合格，用水量属实。
漏水点在您家入户管，需自行维修。
现场查看时摊贩已离开，执法队员将每晚蹲守。
该处是应急车道，禁止停车。
体检不合格不能录用。
您好，二手房交易税费由税务机关核定，契税税率百分之一。
已补发，快递单号短信通知。
父母一方为本地户口即可。
请带发票到店退换，商家已同意。
您好，经核实，小区东侧围墙系规划道路，不能停车，现已设置隔离桩。感谢您的监督。
停电原因是台风刮倒电杆，抢修队今晨六点送电。
法律援助不收费，到司法所申请。
失独家庭扶助金每人每月四百五十元。
""".splitlines()

# Parts that real answers without substance are put together of.
GREETED = ("", "您好！", "尊敬的网友，您好！", "市民您好：", "您好，", "来信人：您好！")
RECEIVED = (
    "您的来信收悉。", "您的留言已收到，", "您反映的问题我们已知悉，", "来信收悉，", "", "您提出的建议我们已经收到，", "感谢您的来信，",
)  # fmt: skip
PASSED = (
    "已转{}办理，", "现已转交{}调查处理，", "已批转{}阅处，", "我们已将您的问题反馈给{}，", "已责成{}尽快处理，", "已交由{}跟进，", "将会同{}认真研究，", "已移交{}核实，", "我们会督促{}抓紧办理，",
)  # fmt: skip
OFFICES = (
    "县住建局",
    "城管局",
    "相关部门",
    "镇政府",
    "市交通运输局",
    "有关单位",
    "教育局",
    "责任单位",
    "区卫健局",
    "社区",
)
ENDED = (
    "请耐心等待。", "感谢您的关注与支持！", "请等待处理结果。", "谢谢！", "感谢您对我们工作的监督，祝您生活愉快！", "结果将及时向您反馈。", "请您谅解。", "感谢您的理解与配合。",
)  # fmt: skip
COPIED = (
    "经向业务科室了解，您所关心的事项正按照年度工作安排有序推进，我单位将持续跟踪进展，努力回应群众期盼。",
    "对于您提出的情况，我们组织人员进行了讨论，认为确有必要加以改进，下一阶段将结合实际逐步完善相关工作机制。",
    "您反映的现象在一定范围内客观存在，我们将会同属地开展常态化巡查，发现一起处置一起，维护良好秩序。",
    "经办人员已与您取得联系并作了解释说明，您表示理解，感谢您对工作的支持。",
)
DONE = (
    "该处破损路面已于{}修补完毕", "您反映的路灯已在{}全部更换", "小区二次供水改造将在{}前完工", "公交线路自{}起按新方案运行", "补助资金将在{}前发放到位", "学校操场预计{}前交付使用", "河道垃圾已于{}清理完毕", "人行天桥电梯将于{}恢复运行",
    "停车泊位计划{}前重新施划", "该违建已于{}拆除",
)  # fmt: skip
WHEN = ("3月12日", "6月30日", "5日", "11月20日", "12月15日", "4月1日", "10月8日", "25日")
COMPOSED, DATED = 160, 60


def _composed(index: int) -> str:
    key = ("fifth-replies", index)
    office = pick(OFFICES, "office", *key)
    passed = PASSED[index % len(PASSED)].format(office)
    return pick(GREETED, "greeted", *key) + RECEIVED[index % len(RECEIVED)] + passed + pick(ENDED, "ended", *key)  # fmt: skip


def _dated(index: int) -> str:
    key = ("fifth-replies-real", index)
    done = DONE[index % len(DONE)].format(WHEN[(index // len(DONE)) % len(WHEN)])
    received, end = (
        pick(RECEIVED, "received", *key),
        pick(("。", "，感谢您的来信。", "，请您放心。"), "end", *key),
    )
    return pick(GREETED, "greeted", *key) + received + done + end


def cases() -> Iterator[Case]:
    """Every case of this file; a group of copies is one case with several letters."""
    composed = list(dict.fromkeys(_composed(index) for index in range(COMPOSED)))
    dated = list(dict.fromkeys(_dated(index) for index in range(DATED)))
    wrapped = [
        opening + matter.reply + closing
        for matter, opening, closing in zip(MATTERS, OPENINGS * 7, CLOSINGS[::-1] * 7, strict=False)
    ]
    wrapped += [
        pick(OPENINGS[1:5], "opening", matter.title) + matter.reply + pick(CLOSINGS[1:3], "closing", matter.title)
        for matter in MATTERS
    ]  # fmt: skip
    several = (("empty", True, EMPTY), ("composed", True, composed), ("real", False, REAL), ("dated", False, dated), ("answer", False, list(dict.fromkeys(wrapped))))  # fmt: skip
    for name, perfunctory, replies in several:
        for index, reply in enumerate(replies):
            matter = MATTERS[(index + number(name)) % len(MATTERS)]
            if name == "answer":
                matter = next(one for one in MATTERS if one.reply in reply)
            yield _case(f"{name}-{index}", [(matter.title, reply)], perfunctory)
    for index, reply in enumerate(COPIED):
        for count in (5, 7):
            titles = [MATTERS[(9 * index + n) % len(MATTERS)].title for n in range(count)]
            yield _case(f"copied-{index}-{count}", [(title, reply) for title in titles], True)
    for index, matter in enumerate(MATTERS[:6]):
        yield _case(f"same-title-{index}", [(matter.title, matter.reply)] * (5 + index % 3), False)
        again = [(matter.title, matter.reply), (f"再次反映：{matter.title}", matter.reply)]
        yield _case(f"again-{index}", again, False)
        different = [(one.title, one.reply) for one in MATTERS[5 * index : 5 * index + 6]]
        yield _case(f"different-{index}", different, False)


def _case(name: str, told: list[tuple[str, str]], perfunctory: bool) -> Case:
    letters = [{"title": title, "reply": reply} for title, reply in told]
    return {"id": f"fifth-replies-{name}", "letters": letters, "truth": {"perfunctory": perfunctory}}
