package weft.document;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.party.Partnership;

/**
 * The content of a message in business terms (despatch advice, receipt advice, invoice and so on)
 * as its sender stated it. Both partners can read it, and other documents are matched with it. It
 * changes no order and no schedule.
 *
 * @param number the sender's number; "" where there is none
 * @param references the documents to which the document as a whole refers
 * @param lines at most {@value #MOST_LINES}, in the message's order
 * @param lineCount how many lines the message has
 * @param currency of all its amounts, ISO 4217
 * @param payable null where it states no amount to pay
 * @param shipTo the single destination: the hub's code, otherwise the partner's
 * @param shipped when the goods left, or are to leave
 * @param arrives when they are expected
 * @param codes the code lists of its measurements and nonconformances; null where it has none
 * @param function its effect on an earlier document of its number; original where none was kept
 * @param places the positions of numbers that have a segment of their own; null where none has
 * @param received when the goods were received, as a receipt advice states it
 * @param shipFrom the single origin of a despatch advice: the hub's code, otherwise the partner's
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
  /** Further lines can be read only in the message itself. */
  public static final int MOST_LINES = 10_000;

  /** For all lines together; further measurements can be read only in the message itself. */
  public static final int MOST_MEASUREMENTS = 10_000;

  /** Stored documents from before functions were read have none; they count as original. */
  public BusinessDocument {
    function = requireNonNullElse(function, Function.ORIGINAL);
  }

  /** Whether the content is equal, ignoring the positions in the message. */
  public boolean saysTheSameAs(BusinessDocument other) {
    return placeless().equals(other.placeless());
  }

  /** Whether the receiver would replace one of the two by the other. */
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
   * The effect of a document on an earlier one of its kind, sender and number: EDIFACT 1225 = 9, 5,
   * 1, 7; X12 353 = 00, 05, 01, 07.
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
    /** Issued by the buyer in the supplier's name: INVOIC 389, VDA 4908. */
    SELF_BILLED_INVOICE,
    /** Takes back an invoiced amount: INVOIC 381, an 810 with BIG07 = CR. */
    CREDIT_NOTE,
    /** Issued by the buyer in the supplier's name: INVOIC 261. */
    SELF_BILLED_CREDIT_NOTE,
    /** Charges its receiver, whether buyer or supplier: INVOIC 383, an 810 with BIG07 = DR. */
    DEBIT_NOTE,
    /** Any other bill, such as a proforma invoice (325); it counts for nothing. */
    OTHER_INVOICE;

    /**
     * Whether the supplier is the usual sender; used where the message does not state the roles.
     */
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
   * The position of a number in the message.
   *
   * @param line index of the line, from 0; null for a number of the whole document
   * @param at index among the numbers of its kind, from 0: among the taxes of the document, or the
   *     stocks, packages or measurements of the line. Measurements of nonconformances follow the
   *     line's own
   * @param segment counted in the interchange from its first = 1
   */
  public record Place(What number, @Nullable Integer line, int at, int segment) {
    public enum What {
      TOTAL,
      TAX,
      /** The line's own quantity, where a segment other than the line's states it. */
      QUANTITY,
      PRICE,
      AMOUNT,
      /** A quantity of a stock report. */
      STOCK,
      /** A number of packages of one kind that contain the line. */
      PACKAGES,
      MEASUREMENT,
      NONCONFORMANCE
    }
  }

  /** The standard whose code lists are used. */
  public enum Codes {
    EDIFACT,
    X12
  }

  /** A reference to another document by its number. */
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
   * The amounts that an invoice asks for, as it states them; the hub adds nothing up.
   *
   * @param total with taxes and all charges
   * @param due null unless the invoice names exactly one day
   */
  public record Payable(List<Tax> taxes, @Nullable BigDecimal total, @Nullable LocalDate due) {}

  /**
   * A tax on the whole invoice.
   *
   * @param type EDIFACT 5153, such as VAT; null for all taxes together
   * @param rate in per cent
   */
  public record Tax(
      @Nullable String type, @Nullable BigDecimal rate, @Nullable BigDecimal amount) {}

  /**
   * The price of a quantity.
   *
   * @param unit of {@code per}; null where it is the line's
   * @param gross before allowances and charges
   */
  public record Price(BigDecimal amount, Quantity per, @Nullable String unit, boolean gross) {}

  /**
   * One line of the document.
   *
   * @param part the buyer's number; the supplier's where only that is given
   * @param quantity the quantity that the kind of document is about: despatched, received,
   *     invoiced, in stock and so on; null where the line states several of them, because the hub
   *     adds nothing up
   * @param order the order it belongs to; the document's where the line names none
   * @param despatchAdvice the despatch advice of the goods; the document's where the line names
   *     none
   * @param amount of money, in the document's currency
   * @param segment counted in the interchange from its first = 1
   * @param batch the batch or melt, where the line names exactly one
   * @param measurements of test results and nonconformances; null where it states none
   * @param nonconformances null where it states none
   * @param stocks the quantities of a stock report in order; null where there is only the line's
   *     quantity
   * @param packages the packages that contain the line, in a despatch advice; null where it names
   *     none
   * @param received details of a receipt advice; null where the quantity states everything
   * @param agreement the agreement of a despatch advice's line that belongs to no order
   * @param unloadingPoint the unloading point of the site to which a line of a despatch advice goes
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
