package weft.edi.reader.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.Sentences;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.language.Text;
import weft.measure.PlainNumber;

/**
 * Compares a message with its control totals: EDIFACT CNT 2 (lines of the message) and, in an
 * invoice, MOA 79 (the sum of the lines' MOA 203); X12 CTT01 and CTT02; and in both the {@link
 * InvoiceTotals total of an invoice}. CNT 1 and 7 are not compared, because only the partners know
 * which values they sum.
 */
public final class ControlTotals {
  /** Data element 347 has 10 digits; of a longer sum, its last 10 digits are sent. */
  private static final int HASH_DIGITS = 10;

  /** The messages in which CNT 2 counts LIN. */
  private static final List<String> LINES =
      List.of(
          "ORDERS", "ORDCHG", "ORDRSP", "DELFOR", "DELJIT", "DESADV", "RECADV", "INVRPT", "INVOIC");

  /**
   * The segments that CTT01 counts in a set, and the element whose hash is CTT02.
   *
   * @param counted CTT01 counts one of these tags: for an 856 the standard counts HL, but many
   *     senders count LIN
   * @param summed the segment whose element CTT02 sums
   * @param element the element's index, from 0
   */
  private record Totals(List<String> counted, String summed, int element) {}

  private static final Map<String, Totals> SETS =
      Map.of(
          "850", new Totals(List.of("PO1"), "PO1", 1),
          "855", new Totals(List.of("PO1"), "PO1", 1),
          "860", new Totals(List.of("POC"), "POC", 2),
          "865", new Totals(List.of("POC"), "POC", 2),
          "830", new Totals(List.of("LIN"), "FST", 0),
          "862", new Totals(List.of("LIN"), "FST", 0),
          "856", new Totals(List.of("HL", "LIN"), "SN1", 1),
          "861", new Totals(List.of("RCD"), "RCD", 1),
          "846", new Totals(List.of("LIN"), "QTY", 1),
          "810", new Totals(List.of("IT1"), "IT1", 1));

  private final List<Segment> segments;
  private final FaultLog log;
  private final Set<Integer> faulty;
  private final Set<String> missing;

  private ControlTotals(List<Segment> segments, FaultLog log) {
    this.segments = segments;
    this.log = log;
    this.faulty = log.faults().stream().map(Fault::segment).collect(Collectors.toSet());
    this.missing =
        log.faults().stream()
            .filter(it -> it.code() == FaultCode.GROUP_MISSING)
            .map(Fault::tag)
            .collect(Collectors.toSet());
  }

  /** Reports the wrong totals of a message. */
  public static void check(String type, List<Segment> segments, FaultLog log) {
    Totals set = SETS.get(type);
    var totals = new ControlTotals(segments, log);
    if (set != null) totals.x12(set);
    else if (LINES.contains(type)) totals.edifact(type);
    if (type.equals("810")) totals.payable(InvoiceTotals.x810(segments));
  }

  private void edifact(String type) {
    for (Segment it : segments)
      if (it.tag().equals("CNT") && it.value(0, 0).equals("2"))
        count(it, "C270.6066", it.value(0, 1), List.of("LIN"));
    if (!type.equals("INVOIC")) return;
    amounts();
    payable(InvoiceTotals.invoic(segments));
  }

  private void x12(Totals set) {
    for (Segment it : segments) {
      if (!it.tag().equals("CTT")) continue;
      count(it, "CTT01", it.value(0), set.counted());
      hash(it, set);
    }
  }

  private void count(Segment at, String element, String sent, List<String> tags) {
    if (tags.stream().anyMatch(missing::contains)) return; // the missing group is reported already
    BigDecimal said = number(sent);
    if (said == null) return; // an invalid or missing number is reported already
    List<Long> counted = tags.stream().map(this::count).toList();
    if (counted.stream().anyMatch(it -> said.compareTo(BigDecimal.valueOf(it)) == 0)) return;
    error(
        at,
        element,
        new Text("says there are %s lines, but the message has %s.", "称有 %s 行，实际为 %s 行。")
            .with(Sentences.printable(sent), counted.getFirst()));
  }

  private long count(String tag) {
    return segments.stream().filter(it -> it.tag().equals(tag)).count();
  }

  private void hash(Segment at, Totals set) {
    BigDecimal said = number(at.value(1));
    if (said == null) return;
    if (segments.stream().anyMatch(it -> it.tag().equals(set.summed()) && isFaulty(it))) return;
    BigInteger sum = BigInteger.ZERO;
    for (Segment it : segments)
      if (it.tag().equals(set.summed())) sum = sum.add(digits(it.value(set.element())));
    BigInteger hash = sum.mod(BigInteger.TEN.pow(HASH_DIGITS));
    if (digits(at.value(1)).equals(hash)) return;
    error(
        at,
        "CTT02",
        new Text("has the hash total %s, but that of the message is %s.", "的校验和为 %s，报文实际为 %s。")
            .with(Sentences.printable(at.value(1)), hash));
  }

  /**
   * The digits without decimal point and sign, so 1.8 counts as 18; zero if there are no digits.
   */
  private static BigInteger digits(String number) {
    if (number.length() > PlainNumber.LONGEST) return BigInteger.ZERO;
    String digits = number.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
  }

  /**
   * Compares MOA 79 with the sum of the lines; allows a difference of 0.01 per line for rounding.
   */
  private void amounts() {
    List<BigDecimal> lines = new ArrayList<>();
    List<Segment> totals = new ArrayList<>();
    for (Segment it : segments) {
      if (!it.tag().equals("MOA")) continue;
      if (it.value(0, 0).equals("79")) totals.add(it);
      BigDecimal amount = number(it.value(0, 1));
      if (it.value(0, 0).equals("203") && amount != null) lines.add(amount);
    }
    if (totals.size() != 1 || lines.isEmpty() || lines.size() != count("LIN")) return;
    Segment total = totals.getFirst();
    BigDecimal said = number(total.value(0, 1));
    BigDecimal sum = lines.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal allowed = BigDecimal.valueOf(1, 2).multiply(BigDecimal.valueOf(lines.size()));
    if (said == null || said.subtract(sum).abs().compareTo(allowed) <= 0) return;
    error(
        total,
        "C516.5004",
        new Text("gives %s as the sum of the lines, but they add up to %s.", "称各行合计为 %s，实际为 %s。")
            .with(Sentences.printable(total.value(0, 1)), sum.toPlainString()));
  }

  private void payable(InvoiceTotals.@Nullable Wrong it) {
    if (it == null) return;
    error(
        it.at(),
        it.element(),
        new Text("gives %s as the total, but it comes to %s.", "称总额为 %s，实际为 %s。")
            .with(Sentences.printable(it.sent()), it.sum().toPlainString()));
  }

  private void error(Segment at, String element, Text text) {
    if (isFaulty(at)) return; // another fault of the segment is reported already
    log.error(
        at, element, FaultCode.CONTROL_TOTAL, at.offsetOf(element), Sentences.about(at, text));
  }

  /**
   * Whether the segment has another fault, which is reported already and may explain the
   * difference.
   */
  private boolean isFaulty(Segment it) {
    return faulty.contains(it.number());
  }

  /** The number; null if the text is none, which the element's own check reports. */
  public static @Nullable BigDecimal number(String sent) {
    return PlainNumber.read(sent.replace(',', '.'));
  }
}
