package weft.edi.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;
import weft.measure.PlainNumber;
import weft.party.EdiRules;
import weft.party.SummedTotal;

/** Compares control totals (CNT 1, 7) whose summed values the partners have agreed on. */
final class AgreedTotals {
  private static final String ELEMENT = "C270.6066";

  private AgreedTotals() {}

  /** The message, with a fault for each wrong total. */
  static ReadMessage compared(ReadMessage message, EdiRules rules) {
    List<SummedTotal> agreed = rules.totals();
    if (agreed == null || !message.acceptable()) return message;
    List<Fault> wrong = new ArrayList<>();
    for (SummedTotal it : agreed)
      if (it.message().equals(message.type())) wrong.addAll(wrong(message, it));
    return wrong.isEmpty()
        ? message
        : message.withFaults(Stream.concat(message.faults().stream(), wrong.stream()).toList());
  }

  private static List<Fault> wrong(ReadMessage message, SummedTotal agreed) {
    BigDecimal sum =
        message.segments().stream()
            .map(it -> summed(it, agreed.sums()))
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return message.segments().stream()
        .filter(it -> it.tag().equals("CNT") && it.value(0, 0).equals(agreed.control()))
        .filter(it -> !isSaid(number(it.value(0, 1)), sum))
        .map(it -> fault(it, agreed, sum))
        .toList();
  }

  private static boolean isSaid(@Nullable BigDecimal said, BigDecimal sum) {
    return said != null && said.compareTo(sum) == 0;
  }

  /** The value to sum; null if the segment does not count. */
  private static @Nullable BigDecimal summed(Segment it, String sums) {
    String tag = sums.substring(0, 3);
    String qualifier = sums.substring(4);
    if (!it.tag().equals(tag)) return null;
    return switch (tag) {
      case "QTY" -> it.value(0, 0).equals(qualifier) ? number(it.value(0, 1)) : null;
      case "MEA" -> it.value(1, 0).equals(qualifier) ? number(it.value(2, 1)) : null;
      default -> null;
    };
  }

  private static @Nullable BigDecimal number(String sent) {
    return PlainNumber.read(sent.replace(',', '.'));
  }

  private static Fault fault(Segment at, SummedTotal agreed, BigDecimal sum) {
    return new Fault(
        at.number(),
        at.tag(),
        ELEMENT,
        FaultCode.CONTROL_TOTAL,
        Severity.ERROR,
        at.offsetOf(ELEMENT),
        new Text(
                "CNT %1$s is %2$s, but the message's %3$s, which it was agreed to sum, are %4$s.",
                "CNT %1$s 为 %2$s，而约定汇总的 %3$s 合计为 %4$s。")
            .with(agreed.control(), at.value(0, 1), agreed.sums(), sum.toPlainString()));
  }
}
