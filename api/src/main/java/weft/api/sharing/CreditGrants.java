package weft.api.sharing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.credit.CreditIndicator;
import weft.language.Text;
import weft.party.PartyCode;
import weft.sharing.Grant;

/** Reads a grant of credit: it names its purpose, its figures and its last day. */
final class CreditGrants {
  private static final int LONGEST_PURPOSE = 200;

  private CreditGrants() {}

  /**
   * Reads the rest of the body.
   *
   * @param read has read the receiver already
   */
  static Grant grant(Grants.Given body, BodyParts read, BodyParts.Part<PartyCode> to) {
    var purpose = read.read(() -> Body.text(body.purpose(), "/purpose", LONGEST_PURPOSE));
    var indicators = read.read(() -> indicators(body.indicators()));
    var until = read.read(() -> Body.day(body.until(), "/until"));
    var _ = read.read(() -> Grants.none(body.parts(), "/parts"));
    var _ = read.read(() -> Grants.none(body.grain(), "/grain"));
    var _ = read.read(() -> Grants.none(body.past(), "/past"));
    var _ = read.read(() -> Grants.none(body.contexts(), "/contexts"));
    var _ = read.read(() -> Grants.none(body.from(), "/from"));
    read.end();
    List<String> codes = indicators.get().stream().distinct().toList();
    return Grant.credit(to.get(), purpose.get(), codes, until.get());
  }

  private static List<String> indicators(@Nullable List<@Nullable String> named) {
    if (named != null && named.isEmpty())
      throw Body.faulty(
          "value-missing", "/indicators", new Text("Name at least one indicator.", "请至少选择一项指标。"));
    return Body.list(Body.required(named, "/indicators"), "/indicators", CreditGrants::indicator);
  }

  private static String indicator(String named, String pointer) {
    if (CreditIndicator.of(named).isPresent()) return named;
    String known = String.join(", ", CreditIndicator.codes());
    throw Body.faulty(
        "indicator-unknown",
        pointer,
        new Text("%s is no indicator. There are %s.", "没有指标 %s。可选：%s。").with(named, known));
  }
}
