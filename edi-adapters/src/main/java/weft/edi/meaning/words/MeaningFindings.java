package weft.edi.meaning.words;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.Sentences;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.measure.PlainNumber;
import weft.measure.Quantity;

/** Collects the faults in a message's meaning, each with its segment. */
public final class MeaningFindings {
  private final List<Fault> faults = new ArrayList<>();

  public void error(Segment at, @Nullable String element, FaultCode code, String en, String zh) {
    faults.add(
        new Fault(
            at.number(),
            at.tag(),
            element,
            code,
            Severity.ERROR,
            byteOf(at, element),
            new Text(en, zh)));
  }

  /** Adds an error at the segment that names the party, or at the start if no segment does. */
  public void error(
      @Nullable NamedParty named, Segment start, FaultCode code, String en, String zh) {
    if (named == null) error(start, (String) null, code, en, zh);
    else error(named.at(), named.element(), code, en, zh);
  }

  /** Adds an error at a stated place. */
  public void error(StatedAt at, FaultCode code, Text text) {
    faults.add(at.fault(code, Severity.ERROR, text));
  }

  public void note(Segment at, @Nullable String element, FaultCode code, String en, String zh) {
    faults.add(
        new Fault(
            at.number(),
            at.tag(),
            element,
            code,
            Severity.NOTE,
            byteOf(at, element),
            new Text(en, zh)));
  }

  private static long byteOf(Segment at, @Nullable String element) {
    return element == null ? at.offset() : at.offsetOf(element);
  }

  /**
   * Reads a number in the partner's notation; the sign may follow it, as in SAP. Empty, with a
   * fault, if it is no {@link PlainNumber}.
   */
  public Optional<BigDecimal> number(Segment at, int element, int component, String name) {
    String value = at.value(element, component).replace(',', '.');
    boolean behind = value.endsWith("-") && !value.startsWith("-");
    BigDecimal number =
        PlainNumber.read(behind ? "-" + value.substring(0, value.length() - 1) : value);
    if (number != null) return Optional.of(number);
    String shown = Sentences.printable(value);
    error(
        at,
        name,
        FaultCode.ELEMENT_NOT_NUMERIC,
        "\"" + shown + "\" is not a number.",
        "“" + shown + "”不是数字。");
    return Optional.empty();
  }

  /** The quantity of a QTY segment. */
  public Optional<Quantity> quantity(Segment qty) {
    return number(qty, 0, 1, "C186.6060").map(Quantity::new);
  }

  /** Null, with a fault, if the quantity is negative: a return is no demand. */
  public @Nullable Quantity wanted(@Nullable Quantity quantity, Segment at, String element) {
    if (quantity == null || quantity.amount().signum() >= 0) return quantity;
    error(
        at,
        element,
        FaultCode.QUANTITY_NEGATIVE,
        "A required quantity cannot be negative: %s.".formatted(quantity),
        "需求数量为负数：%s。".formatted(quantity));
    return null;
  }

  /**
   * Returns null, with a fault, for a negative quantity, because a cumulative cannot be negative.
   */
  public @Nullable Quantity counted(@Nullable Quantity quantity, Segment at, String element) {
    if (quantity == null || quantity.amount().signum() >= 0) return quantity;
    error(
        at,
        element,
        FaultCode.QUANTITY_NEGATIVE,
        "A cumulative cannot be below zero: %s.".formatted(quantity),
        "累计数不能为负数：%s。".formatted(quantity));
    return null;
  }

  /** Whether one of them forbids to apply the message. */
  public boolean forbid() {
    return faults.stream().anyMatch(Fault::forbids);
  }

  /** The number of faults so far. */
  public int size() {
    return faults.size();
  }

  /** Whether a fault after the first {@code after} ones prevents the message from being applied. */
  public boolean errors(int after) {
    return faults.stream().skip(after).anyMatch(Fault::forbids);
  }

  public List<Fault> all() {
    return List.copyOf(faults);
  }
}
