package weft.edi.reception;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.mapping.Translated;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.Severity;
import weft.language.Text;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderCommand;
import weft.party.EdiRules;
import weft.party.Partnership;
import weft.party.PartyDirectory;
import weft.party.Profile;

/**
 * The outcome of a message before its commands are decided.
 *
 * @param holds whether the message waits if it names a new part
 */
record MessageJudgement(Outcome outcome, List<Fault> faults, boolean holds) {
  private static final Text TEST =
      new Text(
          "This is a test interchange, and the partnership is in production.",
          "这是测试 EDI 文件，而双方的 EDI 伙伴协议已用于正式业务。");
  private static final Text PRODUCTION =
      new Text(
          "This is no test interchange, and the partnership is being tested.",
          "这不是测试 EDI 文件，而双方的 EDI 伙伴协议仅用于测试。");

  private static final Text TOO_MANY_LINES =
      new Text(
              "An order has at most %s lines here; send the rest as an order of its own.",
              "本平台单个订单最多 %s 行；其余请另开订单发送。")
          .with(Order.MOST_LINES);

  /**
   * Judges a message.
   *
   * @param sound whether its envelope is sound
   * @param test whether its envelope states that it is a test
   * @param served whether the hub can interpret its type
   */
  static MessageJudgement of(
      Translated it, boolean sound, boolean test, boolean served, PartyDirectory known) {
    Partnership partnership = it.meaning().partnership();
    Profile profile = partnership == null ? null : known.profile(partnership).orElse(null);
    boolean holds =
        partnership != null
            && (profile == null || profile.unknownPart() == Profile.UnknownPart.HOLD);
    if (!sound || !it.isApplicable())
      return new MessageJudgement(
          sound && onlyPartnersAreUnknown(it.faults()) ? Outcome.HELD : Outcome.REJECTED,
          it.faults(),
          holds);
    Fault tooLong = tooLong(it);
    if (tooLong != null)
      return new MessageJudgement(
          Outcome.REJECTED,
          Stream.concat(it.faults().stream(), Stream.of(tooLong)).toList(),
          holds);
    if (profile != null && isOutOfPlace(test, profile.rules().environment()))
      return new MessageJudgement(
          Outcome.REJECTED, plus(it, FaultCode.TEST_INTERCHANGE, test ? TEST : PRODUCTION), holds);
    if (partnership != null && profile == null)
      return new MessageJudgement(
          Outcome.HELD, plus(it, FaultCode.UNKNOWN_PARTNER, unknown(partnership)), holds);
    boolean keptOnly = it.meaning().document() != null && it.meaning().commands().isEmpty();
    Outcome outcome = served && !keptOnly ? Outcome.APPLIED : Outcome.KEPT;
    return new MessageJudgement(outcome, it.faults(), holds);
  }

  /**
   * Returns a fault if an order exceeds the bound on its lines, because all of them become one
   * event that is read as a whole.
   */
  private static @Nullable Fault tooLong(Translated it) {
    return it.meaning().commands().stream()
        .filter(PurchaseOrderCommand.class::isInstance)
        .map(command -> ((PurchaseOrderCommand) command).parts())
        .filter(parts -> parts.size() > Order.MOST_LINES)
        .map(parts -> parts.get(Order.MOST_LINES).at())
        .map(at -> at.fault(FaultCode.TOO_MANY_LINES, Severity.ERROR, TOO_MANY_LINES))
        .findFirst()
        .orElse(null);
  }

  /** Returns whether the hub keeps the content for both partners, whether or not it was applied. */
  boolean keeps() {
    if (outcome == Outcome.APPLIED || outcome == Outcome.KEPT) return true;
    return outcome == Outcome.HELD
        && faults.stream().noneMatch(it -> it.code() == FaultCode.UNKNOWN_PARTNER);
  }

  /**
   * Returns whether unknown partners are the only errors. Such a message waits, because the
   * partners may be added later.
   */
  private static boolean onlyPartnersAreUnknown(List<Fault> faults) {
    return faults.stream()
        .filter(Fault::forbids)
        .allMatch(it -> it.code() == FaultCode.UNKNOWN_PARTNER);
  }

  private static Text unknown(Partnership it) {
    return new Text(
        "There is no partnership between "
            + it.buyer()
            + " and "
            + it.supplier()
            + " yet; the message is held.",
        it.buyer() + " 与 " + it.supplier() + " 之间尚无 EDI 伙伴协议，报文已挂起。");
  }

  private static List<Fault> plus(Translated it, FaultCode code, Text text) {
    var header = it.message().header();
    var fault =
        new Fault(header.number(), header.tag(), null, code, Severity.ERROR, header.offset(), text);
    return Stream.concat(it.faults().stream(), Stream.of(fault)).toList();
  }

  private static boolean isOutOfPlace(boolean test, EdiRules.@Nullable Environment agreed) {
    if (agreed == null) return false;
    return switch (agreed) {
      case TEST -> !test;
      case PRODUCTION -> test;
    };
  }
}
