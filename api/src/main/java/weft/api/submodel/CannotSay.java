package weft.api.submodel;

import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import weft.api.problem.Problem;
import weft.api.problem.ProblemException;
import weft.language.Text;
import weft.party.PartyCode;

/**
 * The 422 answers for data that the standard cannot express; the hub never expresses it wrongly.
 */
final class CannotSay {
  /** Codes that concern one row or one site and leave the other rows valid. */
  static final Set<String> ONE_ROW = Set.of("bpn-missing", "place-missing", "date-missing");

  private CannotSay() {}

  static ProblemException unit(String code) {
    return problem(
        "unit-not-sayable",
        new Text(
            "Catena-X has no unit for " + code + ". Agree on a base unit of the part that it has.",
            "Catena-X 没有与 " + code + " 对应的计量单位，请在零件协议中约定其支持的基本单位。"),
        Map.of("unit", code));
  }

  static ProblemException conversion(String from, String to) {
    return problem(
        "unit-not-convertible",
        new Text(
            "Some of it is in "
                + from
                + " and some in "
                + to
                + "; state the conversion in the part agreement.",
            "部分数量以 " + from + " 计，部分以 " + to + " 计；请在零件协议中填写换算关系。"),
        Map.of("unit", from, "baseUnit", to));
  }

  /**
   * Names the operator, because only the operator registers organizations, sites and their numbers.
   */
  static ProblemException bpn(String kind, PartyCode party, String site) {
    String en = site.isEmpty() ? party.value() : "The site " + site + " of " + party;
    String zh = site.isEmpty() ? party.value() : party + " 的工厂 " + site;
    return problem(
        "bpn-missing",
        new Text(
            en + " has no " + kind + " yet: " + party + " has the hub's operator register it.",
            zh + " 尚未登记 " + kind + "：请由 " + party + " 联系平台运营方登记。"),
        Map.of("kind", kind, "party", party.value(), "site", site));
  }

  static ProblemException place(String shipment, boolean origin) {
    return problem(
        "place-missing",
        new Text(
            "Shipment "
                + shipment
                + " does not say "
                + (origin ? "from which site it comes." : "to which site it goes."),
            "发货单 " + shipment + (origin ? " 没有发货工厂。" : " 没有收货工厂。")),
        Map.of("shipment", shipment));
  }

  static ProblemException dates(String shipment) {
    return problem(
        "date-missing",
        new Text(
            "Shipment " + shipment + " says neither when it left nor when it arrives.",
            "发货单 " + shipment + " 既无发货日期也无预计到货日期。"),
        Map.of("shipment", shipment));
  }

  static ProblemException ambiguous(String part) {
    return problem(
        "part-ambiguous",
        new Text(
            "The partner has several parts for your " + part + ": ask by the partner's number.",
            "伙伴有多个零件对应贵公司的 " + part + "，请改用对方的零件号查询。"),
        Map.of("part", part));
  }

  private static ProblemException problem(String code, Text text, Map<String, Object> params) {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, text).params(params).exception();
  }
}
