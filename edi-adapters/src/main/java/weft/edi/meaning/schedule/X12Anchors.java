package weft.edi.meaning.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.X12Dates;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.scheduling.release.Received;

/**
 * The past quantities that an 830 states for an item. SHP01 02 is a cumulative, 01 the last
 * quantity; SHP03 050 (or the start of a cumulative, 051) means received, 011 shipped. ATH PQ is
 * the cumulative required before the schedule's first period.
 *
 * @param previous the cumulative to count from if the received one is unknown
 */
record X12Anchors(Received received, @Nullable Quantity previous) {

  static X12Anchors of(Group lin, MeaningFindings findings) {
    Quantity cumulative = null;
    LocalDate asOf = null;
    Quantity last = null;
    LocalDate lastDay = null;
    String reference = null;
    Quantity shipped = null;
    LocalDate since = null;
    Integer cumulativeAt = null;
    Integer lastAt = null;
    for (Group shp : lin.groupsAt("SHP")) {
      Segment it = shp.segments().getFirst();
      if (it.value(1).isEmpty()) continue;
      // A last receipt below zero is a return.
      Quantity quantity =
          it.value(0).equals("02")
              ? counted(it, 1, "SHP02", findings)
              : findings.number(it, 1, 0, "SHP02").map(Quantity::new).orElse(null);
      if (quantity == null) continue;
      boolean isShipped = it.value(2).equals("011");
      if (it.value(0).equals("02") && isShipped) {
        shipped = quantity;
      } else if (it.value(0).equals("02")) {
        cumulative = quantity;
        cumulativeAt = it.number();
        // A cumulative with a start day has its end day in a later element.
        boolean begins = it.value(2).equals("051") || !it.value(5).isEmpty();
        since = begins ? X12Dates.day(it.value(3)) : null;
        asOf = X12Dates.day(it.value(begins ? 5 : 3));
      } else if (it.value(0).equals("01") && !isShipped) {
        last = quantity;
        lastAt = it.number();
        lastDay = X12Dates.day(it.value(3));
        String sent = X12Items.reference(shp, "SI", "BM", "PK");
        reference = sent.isEmpty() ? null : sent;
      }
    }
    Quantity required = required(lin, findings);
    return new X12Anchors(
        new Received(cumulative, asOf, last, lastDay, reference, cumulativeAt, lastAt, since),
        required == null ? shipped : required);
  }

  /**
   * Returns the anchors of each place if these cover several places. Only a total of zero gives the
   * quantity of each place, which is then zero, too.
   */
  X12Anchors ofEach() {
    Quantity cumulative = received.cumulative();
    boolean none = cumulative != null && !cumulative.isPositive();
    Received each =
        none
            ? new Received(
                cumulative,
                received.asOf(),
                null,
                null,
                null,
                received.cumulativeSegment(),
                null,
                received.since())
            : Received.UNKNOWN;
    return new X12Anchors(each, previous == null || previous.isPositive() ? null : previous);
  }

  /** Notes that a received quantity covers several places together. */
  void noteShared(Group lin, MeaningFindings findings) {
    if (received.equals(Received.UNKNOWN) || ofEach().received().cumulative() != null) return;
    Segment shp = lin.groupsAt("SHP").getFirst().segments().getFirst();
    findings.note(
        shp,
        "SHP02",
        FaultCode.MEANING_UNKNOWN,
        "What was received is that of all ship-tos (SDQ) together: of each it is not known.",
        "收货数量为各收货地（SDQ）合计，各地分别收货多少未知。");
  }

  private static @Nullable Quantity required(Group lin, MeaningFindings findings) {
    for (Segment ath : lin.segments("ATH"))
      if (ath.value(0).equals("PQ") && !ath.value(2).isEmpty())
        return counted(ath, 2, "ATH03", findings);
    return null;
  }

  private static @Nullable Quantity counted(
      Segment at, int element, String name, MeaningFindings findings) {
    return findings
        .number(at, element, 0, name)
        .map(Quantity::new)
        .map(it -> findings.counted(it, at, name))
        .orElse(null);
  }
}
