package weft.edi.meaning.schedule;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.Dates;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.scheduling.release.Received;

/**
 * The past quantities that a DELFOR or DELJIT states for an item: QTY 70 is the cumulative
 * received, 79 the previous cumulative, 48 and 194 the last receipt. QTY 70 is received quantity
 * even if a partner places it below an SCC.
 */
final class EdifactAnchors {
  private static final Set<String> QUALIFIERS = Set.of("70", "79", "48", "194");

  private Received received = Received.UNKNOWN;
  private @Nullable Quantity previous;

  static boolean isOne(Segment qty) {
    return QUALIFIERS.contains(qty.value(0));
  }

  /** Returns whether the quantity is a cumulative instead of a single receipt. */
  static boolean isCumulative(Segment qty) {
    return qty.value(0).equals("70") || qty.value(0).equals("79");
  }

  /** Returns the received quantities; unknown if none are stated. */
  Received received() {
    return received;
  }

  /** Returns the cumulative to count from if the received one is unknown. */
  @Nullable Quantity previous() {
    return previous;
  }

  void take(Group group, Quantity quantity, MeaningFindings findings) {
    Segment qty = group.segments().getFirst();
    if (qty.value(0).equals("70") && isOther(quantity)) {
      findings.error(
          qty,
          "C186.6060",
          FaultCode.ITEM_REPEATED,
          "What was received of the item is stated twice, as %s and as %s."
              .formatted(received.cumulative(), quantity),
          "该项的累计收货量出现两次：%s 和 %s。".formatted(received.cumulative(), quantity));
      return;
    }
    switch (qty.value(0)) {
      case "70" ->
          received =
              new Received(
                  quantity,
                  Dates.day(group, "52", "171", "50"),
                  received.lastQuantity(),
                  received.lastDate(),
                  received.lastReference(),
                  qty.number(),
                  received.lastSegment(),
                  Dates.day(group, "51"));
      case "48", "194" -> {
        String reference = reference(group);
        received =
            new Received(
                received.cumulative(),
                received.asOf(),
                quantity,
                Dates.day(group, "50", "171", "11"),
                reference.isEmpty() ? null : reference,
                received.cumulativeSegment(),
                qty.number(),
                received.since());
      }
      default -> previous = quantity;
    }
  }

  private boolean isOther(Quantity cumulative) {
    return received.cumulative() != null && !received.cumulative().equals(cumulative);
  }

  private static String reference(Group group) {
    for (Group below : group.groupsAt("RFF")) return below.segments().getFirst().value(0, 1);
    return "";
  }
}
