package weft.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.party.Partnership;

/**
 * A message in business words: a despatch advice, a receipt advice, an invoice … as its sender
 * stated it, for both partners to see and for others to be matched with. It changes no order and no
 * schedule.
 *
 * @param number as its sender numbers it; "" where it does not
 * @param references what it speaks of as a whole
 * @param lines at most {@value #MOST_LINES}, in the message's order
 * @param lineCount how many lines the message has
 */
public record BusinessDocument(
    Kind kind,
    String number,
    @Nullable LocalDate issued,
    Partnership partnership,
    List<Reference> references,
    List<Line> lines,
    int lineCount) {
  /** Beyond it the lines are read in the message itself. */
  public static final int MOST_LINES = 10_000;

  /** Whether it says the same as another, wherever in its message. */
  public boolean saysTheSameAs(BusinessDocument other) {
    return placeless().equals(other.placeless());
  }

  /** Whether it would take the place of the other at their receiver's. */
  public boolean isOtherVersionOf(BusinessDocument other) {
    return kind == other.kind
        && number.equals(other.number)
        && partnership.equals(other.partnership);
  }

  private BusinessDocument placeless() {
    List<Line> nowhere = lines.stream().map(Line::placeless).toList();
    return new BusinessDocument(kind, number, issued, partnership, references, nowhere, lineCount);
  }

  public enum Kind {
    /** ORDRSP, 855, 865. */
    ORDER_RESPONSE,
    /** DELJIT, 862, VDA 4915. */
    CALL_OFF,
    /** DESADV, 856, VDA 4913. */
    DESPATCH_ADVICE,
    /** RECADV, 861. */
    RECEIPT_ADVICE,
    /** INVRPT, 846. */
    STOCK_REPORT,
    /** QALITY, 863. */
    TEST_RESULTS,
    /** 842. */
    NONCONFORMANCE,
    /** INVOIC, 810, VDA 4906. */
    INVOICE,
    /** The buyer's, in the supplier's name: INVOIC 389, VDA 4908. */
    SELF_BILLED_INVOICE;

    /** Whether suppliers send it where the message does not say who is who. */
    public boolean isOfSupplier() {
      return switch (this) {
        case ORDER_RESPONSE, DESPATCH_ADVICE, TEST_RESULTS, INVOICE -> true;
        case CALL_OFF, RECEIPT_ADVICE, STOCK_REPORT, NONCONFORMANCE, SELF_BILLED_INVOICE -> false;
      };
    }
  }

  /** Another document that is spoken of, by its number. */
  public record Reference(To to, String number) {
    public enum To {
      ORDER,
      AGREEMENT,
      RELEASE,
      DESPATCH_ADVICE,
      RECEIPT_ADVICE,
      INVOICE
    }
  }

  /**
   * One line of it.
   *
   * @param part the buyer's number; the supplier's where only that is given
   * @param quantity the kind's own: despatched, received, invoiced, in stock …
   * @param order the order it belongs to; the document's where the line names none
   * @param despatchAdvice what brought the goods; the document's where the line names none
   * @param amount of money, in the document's currency
   * @param segment counted in the interchange from its first = 1
   */
  public record Line(
      String line,
      @Nullable String part,
      @Nullable String supplierPart,
      @Nullable Quantity quantity,
      @Nullable String unit,
      @Nullable String order,
      @Nullable String orderLine,
      @Nullable String despatchAdvice,
      @Nullable BigDecimal amount,
      int segment) {

    private Line placeless() {
      return new Line(
          line, part, supplierPart, quantity, unit, order, orderLine, despatchAdvice, amount, 0);
    }
  }
}
