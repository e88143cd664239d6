package weft.deploy.demo;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import weft.party.Department;
import weft.party.PartyCode;
import weft.party.PersonCode;

/**
 * A fictional person of a demo company. The demo's history names it by code.
 *
 * @param post as in the login {@code post@company}; not every post has a login
 * @param name in Chinese and Latin letters
 */
public record DemoPerson(
    PartyCode party, PersonCode code, String post, String name, Department department) {
  public static final List<DemoPerson> ALL =
      List.of(
          of("HENGYUE", "P-0001", "buyer", "李娜 Li Na"),
          of("HENGYUE", "P-0002", "edi", "王磊 Wang Lei"),
          of("HENGYUE", "P-0003", "planner", "陈敏 Chen Min"),
          of("HENGYUE", "P-0004", "quality", "赵静 Zhao Jing"),
          of("HENGYUE", "P-0005", "warehouse", "孙强 Sun Qiang"),
          of("HENGYUE", "P-0008", "inspector", "钱芳 Qian Fang"),
          of("LINGYUN", "P-0001", "buyer", "周涛 Zhou Tao"),
          of("LINGYUN", "P-0003", "planner", "吴霞 Wu Xia"),
          of("LINGYUN", "P-0005", "warehouse", "郑伟 Zheng Wei"),
          of("LINGYUN", "P-0008", "inspector", "冯丽 Feng Li"),
          of("JIAXIN", "P-0001", "sales", "刘洋 Liu Yang"),
          of("JIAXIN", "P-0002", "edi", "黄凯 Huang Kai"),
          of("JIAXIN", "P-0003", "planner", "何燕 He Yan"),
          of("JIAXIN", "P-0004", "warehouse", "高峰 Gao Feng"),
          of("JIAXIN", "P-0005", "quality", "林娟 Lin Juan"),
          of("JIAXIN", "P-0006", "foreman", "罗勇 Luo Yong"),
          of("JIAXIN", "P-0007", "caster", "谢军 Xie Jun"),
          of("JIAXIN", "P-0008", "inspector", "唐慧 Tang Hui"),
          of("JIAXIN", "P-0009", "director", "邓涛 Deng Tao"),
          of("HONGZHU", "P-0001", "sales", "韩梅 Han Mei"),
          of("HONGZHU", "P-0002", "quality", "曹斌 Cao Bin"),
          of("HONGZHU", "P-0003", "planner", "彭丽 Peng Li"),
          of("HONGZHU", "P-0004", "warehouse", "曾辉 Zeng Hui"),
          of("HONGZHU", "P-0007", "caster", "萧阳 Xiao Yang"),
          of("HONGZHU", "P-0008", "inspector", "田英 Tian Ying"),
          of("HONGZHU", "P-0009", "director", "汪强 Wang Qiang"),
          of("DINGCHENG", "P-0001", "sales", "董洁 Dong Jie"),
          of("DINGCHENG", "P-0002", "quality", "蒋明 Jiang Ming"),
          of("DINGCHENG", "P-0003", "planner", "袁浩 Yuan Hao"),
          of("DINGCHENG", "P-0004", "warehouse", "潘琴 Pan Qin"),
          of("DINGCHENG", "P-0007", "welder", "蔡刚 Cai Gang"),
          of("DINGCHENG", "P-0008", "inspector", "余敏 Yu Min"),
          of("SHENJI", "P-0001", "auditor", "杜文 Du Wen"),
          of("XIANGYIN", "P-0001", "bank", "叶红 Ye Hong"),
          of("JIAHE", "P-0001", "park", "贺敏 He Min"),
          of("WEFT", "P-0001", "operator", "魏东 Wei Dong"));

  private static final Map<String, DemoPerson> BY_LOGIN =
      ALL.stream().collect(Collectors.toMap(DemoPerson::login, Function.identity()));

  /** The login of the person's post, such as {@code buyer@hengyue}. */
  public String login() {
    return post + "@" + party.value().toLowerCase(Locale.ROOT);
  }

  /** The person behind a login. */
  public static DemoPerson with(String login) {
    return requireNonNull(BY_LOGIN.get(login), login);
  }

  private static DemoPerson of(String party, String code, String post, String name) {
    return new DemoPerson(new PartyCode(party), new PersonCode(code), post, name, department(post));
  }

  private static Department department(String post) {
    return switch (post) {
      case "quality", "inspector" -> Department.QUALITY;
      case "foreman", "caster", "welder" -> Department.PRODUCTION;
      case "sales" -> Department.SALES;
      default -> Department.OTHER;
    };
  }
}
