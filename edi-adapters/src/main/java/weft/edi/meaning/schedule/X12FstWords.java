package weft.edi.meaning.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.X12Dates;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;

/**
 * Reads the codes of an FST. FST02 is its status (C firm, D planning, A immediate; immediate demand
 * for a day before the issue day is backlog). FST03 is its timing (C daily, D discrete, W weekly, M
 * monthly): the same letters with other meanings. FST06 and FST07 are a time of delivery (002) or
 * of shipment (010).
 *
 * @param dates the kind of its days, unless the FST states another
 */
record X12FstWords(DateKind dates, @Nullable LocalDate issued, MeaningFindings findings) {
  Demands.Demand demand(
      Segment fst, LocalDate due, @Nullable LocalTime time, Quantity quantity, Segment source) {
    return new Demands.Demand(
        due, time, kind(fst), bucket(fst, due, quantity), firmness(fst, due), quantity, source);
  }

  static @Nullable LocalTime time(Segment fst) {
    return Set.of("002", "010").contains(fst.value(5)) ? X12Dates.time(fst.value(6)) : null;
  }

  private DateKind kind(Segment fst) {
    return switch (fst.value(5)) {
      case "002" -> DateKind.DELIVERY;
      case "010" -> DateKind.SHIP;
      default -> dates;
    };
  }

  private Firmness firmness(Segment fst, LocalDate due) {
    return switch (fst.value(1)) {
      case "C" -> Firmness.FIRM;
      case "A" -> issued != null && due.isBefore(issued) ? Firmness.BACKLOG : Firmness.IMMEDIATE;
      case "D" -> Firmness.FORECAST;
      default -> {
        findings.note(
            fst,
            "FST02",
            FaultCode.MEANING_UNKNOWN,
            "Status " + fst.value(1) + " is read as forecast.",
            "状态 " + fst.value(1) + " 按预测处理。");
        yield Firmness.FORECAST;
      }
    };
  }

  private Bucket bucket(Segment fst, LocalDate due, Quantity quantity) {
    String timing = fst.value(2);
    if (LongPeriods.isOne(timing) && quantity.isPositive())
      LongPeriods.refuse(fst, "FST03", timing, findings);
    return switch (timing) {
      case "W" -> Bucket.WEEK;
      case "M" -> Bucket.MONTH;
      case "C", "D" -> Bucket.DAY;
      case "F" -> Bucket.FLEXIBLE;
      default -> spanned(due, X12Dates.day(fst.value(4)));
    };
  }

  private static Bucket spanned(LocalDate from, @Nullable LocalDate until) {
    long days = until == null ? 0 : ChronoUnit.DAYS.between(from, until) + 1;
    return days >= 28 ? Bucket.MONTH : days >= 5 ? Bucket.WEEK : Bucket.DAY;
  }
}
