package weft.document;

import static java.util.Objects.requireNonNullElse;

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
 * @param currency of all its amounts, as ISO 4217 has it
 * @param payable null where it says nothing of what is to be paid
 * @param shipTo the one site the goods go to: our code, else the partner's
 * @param shipped when the goods left, or are to leave
 * @param arrives when they are expected
 * @param codes in which its measurements and nonconformances are told; null where it has none
 * @param function what it does to an earlier one of its number; original where nothing was kept of
 *     it
 * @param places where in its message numbers stand that have a segment of their own; null in what
 *     was kept before they were
 * @param received when goods were received, as a receipt advice says it
 * @param shipFrom the one site the goods of a despatch advice left: our code, else the partner's
 * @param grossWeight of all goods of a despatch advice with their packages, in kilograms
 */
public record BusinessDocument(
    Kind kind,
    String number,
    @Nullable LocalDate issued,
    Partnership partnership,
    List<Reference> references,
    List<Line> lines,
    int lineCount,
    @Nullable String currency,
    @Nullable Payable payable,
    @Nullable String shipTo,
    @Nullable LocalDate shipped,
    @Nullable LocalDate arrives,
    @Nullable Codes codes,
    Function function,
    @Nullable List<Place> places,
    @Nullable LocalDate received,
    @Nullable String shipFrom,
    @Nullable Quantity grossWeight) {
  /** Beyond it the lines are read in the message itself. */
  public static final int MOST_LINES = 10_000;

  /** Of all lines together; beyond it they are read in the message itself. */
  public static final int MOST_MEASUREMENTS = 10_000;

  /** What was kept before functions were read has none, and counted as original. */
  public BusinessDocument {
    function = requireNonNullElse(function, Function.ORIGINAL);
  }

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
    return new BusinessDocument(
        kind,
        number,
        issued,
        partnership,
        references,
        nowhere,
        lineCount,
        currency,
        payable,
        shipTo,
        shipped,
        arrives,
        codes,
        function,
        null,
        received,
        shipFrom,
        grossWeight);
  }

  /**
   * What a document does to an earlier one of its kind, sender and number: EDIFACT 1225 = 9, 5, 1,
   * 7; X12 353 = 00, 05, 01, 07.
   */
  public enum Function {
    ORIGINAL,
    REPLACEMENT,
    CANCELLATION,
    COPY
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
    SELF_BILLED_INVOICE,
    /** What was invoiced is given back: INVOIC 381, an 810 with BIG07 = CR. */
    CREDIT_NOTE,
    /** The buyer's, in the supplier's name: INVOIC 261. */
    SELF_BILLED_CREDIT_NOTE,
    /** Charges its receiver, whichever of the two that is: INVOIC 383, an 810 with BIG07 = DR. */
    DEBIT_NOTE,
    /** A bill of no kind of these, such as a proforma (325): it counts for nothing. */
    OTHER_INVOICE;

    /** Whether suppliers send it where the message does not say who is who. */
    public boolean isOfSupplier() {
      return switch (this) {
        case ORDER_RESPONSE, DESPATCH_ADVICE, TEST_RESULTS -> true;
        case INVOICE, CREDIT_NOTE, DEBIT_NOTE, OTHER_INVOICE -> true;
        case CALL_OFF, RECEIPT_ADVICE, STOCK_REPORT, NONCONFORMANCE -> false;
        case SELF_BILLED_INVOICE, SELF_BILLED_CREDIT_NOTE -> false;
      };
    }
  }

  /**
   * Where a number stands.
   *
   * @param line its place among the lines from 0; null where it is of the whole
   * @param at its place among those of its kind, from 0: among the taxes, the stocks or packages of
   *     the line; its measurements, which those of its nonconformances follow
   * @param segment counted in the interchange from its first = 1
   */
  public record Place(What number, @Nullable Integer line, int at, int segment) {
    public enum What {
      TOTAL,
      TAX,
      /** The line's own, where another segment states it. */
      QUANTITY,
      PRICE,
      AMOUNT,
      /** One of a stock report's. */
      STOCK,
      /** Of one kind that a line is in. */
      PACKAGES,
      MEASUREMENT,
      NONCONFORMANCE
    }
  }

  /** Whose code lists are meant. */
  public enum Codes {
    EDIFACT,
    X12
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
   * What an invoice asks for, as it states it: nothing is added up.
   *
   * @param total with taxes and all else
   * @param due where it names one day alone
   */
  public record Payable(List<Tax> taxes, @Nullable BigDecimal total, @Nullable LocalDate due) {}

  /**
   * A tax on the whole.
   *
   * @param type as EDIFACT 5153 has it, such as VAT; null for all taxes together
   * @param rate in per cent
   */
  public record Tax(
      @Nullable String type, @Nullable BigDecimal rate, @Nullable BigDecimal amount) {}

  /**
   * What is charged for so many.
   *
   * @param unit of {@code per}; null where it is the line's
   * @param gross before allowances and charges
   */
  public record Price(BigDecimal amount, Quantity per, @Nullable String unit, boolean gross) {}

  /**
   * One line of it.
   *
   * @param part the buyer's number; the supplier's where only that is given
   * @param quantity the kind's own: despatched, received, invoiced, in stock …; of several of its
   *     own meaning none, as nothing is added up
   * @param order the order it belongs to; the document's where the line names none
   * @param despatchAdvice what brought the goods; the document's where the line names none
   * @param amount of money, in the document's currency
   * @param segment counted in the interchange from its first = 1
   * @param batch the only one it names, or melt
   * @param measurements of test results and nonconformances; null where it states none
   * @param nonconformances null where it states none
   * @param stocks of a stock report, each quantity in its order; null where it is the line's alone
   * @param packages that a despatch advice says it is in; null where it says none
   * @param received of a receipt advice; null where its quantity says it all
   * @param agreement that a line of a despatch advice serves, where it serves no order
   * @param unloadingPoint of the site that a line of a despatch advice goes to
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
      int segment,
      @Nullable Price price,
      @Nullable String batch,
      @Nullable List<Measurement> measurements,
      @Nullable List<Nonconformance> nonconformances,
      @Nullable List<Stock> stocks,
      @Nullable List<Packages> packages,
      @Nullable ReceivedQuantities received,
      @Nullable String agreement,
      @Nullable String unloadingPoint) {
    private Line placeless() {
      return new Line(
          line,
          part,
          supplierPart,
          quantity,
          unit,
          order,
          orderLine,
          despatchAdvice,
          amount,
          0,
          price,
          batch,
          measurements,
          nonconformances,
          stocks,
          packages,
          received,
          agreement,
          unloadingPoint);
    }
  }
}
