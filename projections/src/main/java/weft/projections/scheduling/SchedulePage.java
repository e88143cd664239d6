package weft.projections.scheduling;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.language.Text;
import weft.measure.Quantity;
import weft.projections.rows.Origin;
import weft.projections.rows.StoredJson;
import weft.scheduling.release.ItemDetails;

/**
 * One schedule as a screen shows it. This record is the JSON; the header's components stand beside
 * the others.
 *
 * @param firmCut how much was firm in the previous release and is firm no longer, by day: pieces
 *     that were received, are past or moved to another day are not among it, nor is what was no
 *     more than planned; the note that the buyer gets counts the same
 */
public record SchedulePage(
    @JsonUnwrapped Header header,
    @Nullable Release previousRelease,
    List<Release> releases,
    Map<String, Integer> summary,
    List<CallOffLine> lines,
    List<Gone> gone,
    List<FirmCutDay> firmCut,
    List<Contradiction> contradictions,
    List<Beside> beside) {

  /** Another schedule in force for the same part, partners and site. */
  public record Beside(
      String schedule, @Nullable String agreement, @Nullable String unloadingPoint) {}

  /**
   * The values common to all lines.
   *
   * @param particulars of the release for people, in addition to its quantities, including stated
   *     quantities of zero; null if there are none
   * @param successor the schedule that continues this one under another name, or replaced it; null
   *     while it is in force
   * @param replaced true if the successor is a new schedule, so that this one's cumulatives ended
   *     with it
   */
  public record Header(
      String schedule,
      String buyer,
      String supplier,
      String site,
      String part,
      @Nullable String description,
      @Nullable String agreement,
      @Nullable String unloadingPoint,
      String unit,
      long version,
      Release release,
      Anchors received,
      @Nullable LocalDate firmUntil,
      @Nullable ItemDetails particulars,
      @Nullable String successor,
      boolean replaced) {}

  /**
   * A release that came into force.
   *
   * @param kind {@code forecast} or {@code call-off}; {@code continued} if the schedule began as
   *     the continuation of another, {@code ended} if another continues it
   * @param silentUntil when silence becomes acceptance; null if no such time was agreed
   */
  public record Release(
      String number,
      @Nullable LocalDateTime issued,
      Instant receivedAt,
      long position,
      @Nullable String interchange,
      String kind,
      @Nullable Instant silentUntil) {

    /**
     * The name in requests: a forecast's number; for other kinds, kind and number, such as {@code
     * call-off/12}, because each kind has its own numbers.
     */
    public String handle() {
      return kind.equals("forecast") ? number : kind + "/" + number;
    }
  }

  /**
   * The quantities that the buyer states as received; null is unknown, not zero.
   *
   * @param cumulativeOrigin where the cumulative is stated, possibly in an earlier message; null if
   *     no message states it
   * @param lastOrigin where the last receipt is stated
   * @param since the day from which the cumulative counts, as the buyer states it
   */
  public record Anchors(
      @Nullable BigDecimal cumulative,
      @Nullable LocalDate asOf,
      @Nullable BigDecimal lastQuantity,
      @Nullable LocalDate lastDate,
      @Nullable String lastReference,
      @Nullable StoredJson<Origin> cumulativeOrigin,
      @Nullable StoredJson<Origin> lastOrigin,
      @Nullable LocalDate since) {}

  /**
   * A line of the release before that was removed.
   *
   * @param previousQuantity its quantity; for a cut line, its open part
   * @param received how much of it was received in between; null for none
   */
  public record Gone(
      LocalDate due,
      int ordinal,
      @Nullable Quantity previousQuantity,
      String change,
      @Nullable LocalDate movedTo,
      boolean withinFirmHorizon,
      @Nullable Quantity received) {}

  /** How much of what was firm on a day is firm no longer. */
  public record FirmCutDay(LocalDate due, Quantity quantity) {}

  public record Contradiction(Instant recordedAt, String release, String code, Text text) {}
}
