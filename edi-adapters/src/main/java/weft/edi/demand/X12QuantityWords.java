package weft.edi.demand;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.onward.X12Writing;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.ScheduleLine;

/**
 * Writes the quantities of an 830 or 862 (FST). In an 830, a cumulative that the reader cannot
 * count from the received quantity follows its FST as QTY 02.
 *
 * @param cumulative whether the quantities are cumulative
 * @param told used if no day of issue is known
 */
record X12QuantityWords(X12Writing out, boolean cumulative, LocalDate told) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  /**
   * Writes FST, each with its cumulative quantity if {@code stated}.
   *
   * @param stated whether the reader would otherwise count a different cumulative quantity
   */
  void write(ScheduledPart it, List<ScheduleLine> lines, boolean stated) {
    // A stopped part gets one quantity of zero.
    if (lines.isEmpty()) {
      String nothing = cumulative ? it.anchor().toString() : "0";
      out.segment("FST", nothing, "C", "D", out.day(it.begins(told)));
    }
    for (ScheduleLine line : lines) {
      List<String> fst = new ArrayList<>();
      fst.add(String.valueOf(cumulative ? line.cumulative() : line.quantity()));
      fst.add(status(line.firmness()));
      fst.add(timing(line.bucket()));
      fst.add(out.day(line.due()));
      LocalTime time = line.time();
      if (time != null)
        fst.addAll(
            List.of("", line.dateKind() == DateKind.SHIP ? "010" : "002", TIME.format(time)));
      out.segment("FST", fst.toArray(String[]::new));
      Quantity reached = line.cumulative();
      if (stated && reached != null) out.segment("QTY", "02", reached.toString());
    }
  }

  /** The key by which a reader finds the quantity of a cumulative. */
  private record Dated(LocalDate due, @Nullable LocalTime time, String status) {}

  /**
   * Whether a reader can match each cumulative to its quantity: no two lines share date, time and
   * status, and the cumulatives never fall.
   */
  static boolean areSayable(List<ScheduleLine> lines) {
    Set<Dated> dates = new HashSet<>();
    Quantity reached = Quantity.ZERO;
    for (ScheduleLine it : lines) {
      Quantity said = it.cumulative();
      if (!dates.add(new Dated(it.due(), it.time(), status(it.firmness())))) return false;
      if (said == null) continue;
      if (reached.exceeds(said)) return false;
      reached = said;
    }
    return true;
  }

  /** DE 680. ATH tells the reader what a planned quantity (D) authorises. */
  private static String status(Firmness it) {
    return switch (it) {
      case FIRM -> "C";
      case IMMEDIATE, BACKLOG -> "A";
      case PRODUCTION, MATERIAL, FORECAST -> "D";
    };
  }

  /** DE 681. */
  private static String timing(Bucket it) {
    return switch (it) {
      case DAY -> "D";
      case WEEK -> "W";
      case MONTH -> "M";
      case FLEXIBLE -> "F";
    };
  }
}
