"""Replies: answers of offices that say nothing (敷衍), and short or dry ones that do say something."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.citizens import MATTERS

EMPTY = """\
您好，我们会尽快为您处理的。
来信收悉，已转到县住建局办理，请等待结果。
已转相关部门。
感谢您的关注！
同上
已转阅
您好！您的来信收悉，已转交县住建局调查处理，感谢您对我县工作的关注与支持！
您提交的来信已转送县教育局办理，请等待结果。
青屏建设是有规划的、有布局的，请相信青屏明天一定会更美好。
已收悉，谢谢。
您的留言已收到，我们将认真研究。
您好，您反映的问题我们已经知悉，将尽快核实处理。
尊敬的网友：您好！您的建议我们已收到，感谢您的支持。
已转办，请耐心等待。
已交由城管局处理。
您的来信已收悉，我们会及时向领导汇报，谢谢您的理解和支持！
已回复
已办结
已处理，谢谢！
您反映的情况已转有关单位核实，感谢您的监督。
你好，来信已阅，已批转相关部门办理。
请等待处理结果。
您好！您的诉求已受理，我们会尽快给您答复。
收到，谢谢您的宝贵意见！
感谢来信，欢迎继续关注我们的工作。
网友您好，您的问题已反馈给交通运输局，请您耐心等候。
已知悉，我们将积极协调相关部门解决。
您好，信件已转交相关科室办理。
我们会认真对待您的来信，感谢您的关心。
已上报领导。
您的来信我们已登记，相关部门正在办理中。
谢谢您的建议，我们将在今后的工作中认真考虑。
您好，您的咨询已转送人社局，由人社局给您回复。
此信已转水利局办理。
您反映的问题我们高度重视，将进一步加大工作力度，不断提高服务水平。
已阅，谢谢反映。
尊敬的市民：您好，来信收悉。您所反映的问题我局将会同有关部门认真研究解决，感谢您的理解与支持，祝您生活愉快！
您好，请您关注后续处理情况，谢谢。
已督促相关单位尽快办理。
您好！您的来信我们已转有关乡镇处理，请与所在乡镇联系了解情况，感谢支持！
收悉。
特此回复。
此复。
见上条回复。
您的留言已交办，相关单位将尽快与您联系。
您好，我局已收到您的投诉，正在调查核实中，感谢您对我们工作的监督。
感谢您对政府工作的关心和支持，祝您身体健康、工作顺利！
您好，您的意见很好，我们会积极采纳。
来信收到，请放心，我们一定认真处理。
您反映的问题已引起我们的重视，谢谢！
已转至县卫健局阅处。
您的问题正在处理当中，请您稍后关注。
尊敬的来信人：您的来信已转公安局研究办理，感谢您的来信。
我们已将您的问题转达给相关部门，希望您能够理解。
您好，网友！来信收悉，已转信访局督办，请耐心等待处理结果，感谢您的来信！
您的建议已收到，将作为今后工作的参考。
已转供电公司，请等候。
你好，你的问题我们已经安排人员处理，谢谢你的来信。
我县历来高度重视教育工作，今后将继续努力，办好人民满意的教育。
领导已阅。
感谢您的来信，您反映的情况我们会转告有关部门，让他们尽快落实。
您好，此问题已移交相关部门，请您静候佳音。
已安排。
您的来信我们收到了，我们正在积极想办法解决，请您给我们一点时间。
""".splitlines()

# Short or dry, but they say something: a fact, a rule, a way, a refusal with its reason, a day.
REAL = """\
可以绕行。
经研究，不同意。
上午8:30-12:00，下午2:30-5:30。
您好，经核实，该路段将于2015年12月底前完成修复，责任单位为县交通局。
已收悉。根据《社会保险法》第十六条，累计缴费满十五年可按月领取。
请携带身份证和户口簿到户籍所在地派出所办理。
不需要，凭身份证即可。
该项目尚未取得预售许可证，请勿购买。
您反映的路灯已于昨日修复。
不属于我局职责，请向县医保局咨询，办公地点在政务大厅二楼。
每月二十日前发放。
您好，来信收悉。经查，该企业没有排污许可证，已责令停产。感谢您的监督！
可以异地办理，也可以网上申请。
目前没有招聘计划。
需要提供结婚证原件。
报名已于6月30日截止。
您的来信已转公安局，公安局答复：该路口信号灯将在本月内安装完毕。
工期延误的原因是雨季施工受阻，预计九月份通车。
经现场查看，井盖已更换，请您放心通行。
补贴标准为每亩一百二十元。
经与村委会核对，您家人均收入超过低保标准，不符合低保条件。
网上办理地址见县政务服务网“社会保障”栏目。
县人民医院发热门诊二十四小时开放。
自2019年1月1日起取消该项收费。
该小区不在本年度改造范围内。
经查，您的材料缺少体检表，请补齐后重新提交。
已为您办理退费，金额三十六元。
证件已制作完成，请到大厅三号窗口领取。
施工单位已向您赔礼道歉并修复受损围墙。
国家没有规定必须购买该保险，是否购买由您自愿决定。
您好！孩子户口在城区的，按户籍划片就近入学。
因资金未到位，工程暂缓实施。
执法人员已到现场制止，摊主当场清理了占道物品。
产权登记需缴清契税后办理。
三轮车不能在城区主干道载客。
不收费。
周六、周日不办公。
退休年龄为男六十周岁，女工人五十周岁。
房屋维修由产权单位负责，请联系原单位房管科。
经核实，该线路末班车为晚上七点。
因您未留下具体地址，无法核查，请补充路段名称。
该处违章建筑已于上周拆除。
请拨打12393医保服务热线办理挂失。
低保每半年复核一次。
目前该村饮水工程已完工，正在做水质检测，合格后通水。
按照规定，转学须由接收学校同意并出具证明。
您举报的网吧已被处以罚款并停业整顿十五日。
同意您的申请，请到窗口领取批复。
土地征收补偿安置方案已在村公示栏公示三十日。
属于历史遗留问题，档案中未查到当年的分房记录。
没有此项政策。
由县财政全额负担，个人不用交钱。
已恢复供水。
两证不全不能过户。
已更换变压器，电压恢复正常。
您好，您的来信已收悉。我局已约谈物业公司，要求其七日内修好电梯。
考试成绩将在九月中旬公布。
学校食堂已停业整改，更换了供餐企业。
该路段归省公路局管养，我局已发函商请处理。
您好，图书馆每周一闭馆。
户口迁入后满一年方可申请。
经与气象局核实，当日降雨量未达到理赔标准。
村道宽度不足三米五，不具备开通公交的条件。
医保卡丢失可凭身份证直接结算，不影响使用。
""".splitlines()

COPIED = (
    "您好，您所提出的事项我们将结合实际情况统筹安排，做到件件有着落、事事有回音，切实维护好群众利益。",
    "经与相关科室沟通，您反映的事情属于日常管理范畴，今后将加强巡查和管理力度，及时发现和纠正存在的不足。",
)


def cases() -> Iterator[Case]:
    """Every case of this file; a group of copies is one case with several letters."""
    for truth, replies in ((True, EMPTY), (False, REAL)):
        for index, reply in enumerate(replies):
            matter = MATTERS[index % len(MATTERS)]
            name = f"{'empty' if truth else 'real'}-{index}"
            yield {
                "id": f"replies-{name}",
                "letters": [{"title": matter.title, "reply": reply}],
                "truth": {"perfunctory": truth},
            }
    for index, matter in enumerate(MATTERS):
        yield {
            "id": f"replies-answer-{index}",
            "letters": [{"title": matter.title, "reply": matter.reply}],
            "truth": {"perfunctory": False},
        }
    for index, reply in enumerate(COPIED):
        for count in (5, 6):
            letters = [
                {"title": MATTERS[(3 * index + n) % len(MATTERS)].title, "reply": reply} for n in range(count)
            ]
            yield {
                "id": f"replies-copied-{index}-{count}",
                "letters": letters,
                "truth": {"perfunctory": True},
            }
    # One matter written five times may well be answered five times alike.
    alike = [{"title": MATTERS[0].title, "reply": MATTERS[0].reply} for _ in range(5)]
    yield {"id": "replies-same-title", "letters": alike, "truth": {"perfunctory": False}}
    several = [{"title": MATTERS[n].title, "reply": MATTERS[n].reply} for n in range(6)]
    yield {"id": "replies-different", "letters": several, "truth": {"perfunctory": False}}
    four = [{"title": MATTERS[n].title, "reply": MATTERS[7].reply} for n in range(4)]
    yield {"id": "replies-four", "letters": four, "truth": {"perfunctory": False}}
