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
import weft.scheduling.release.Particulars;

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

  /** Another schedule in force of the same part, between the same two, at the same site. */
  public record Beside(
      String schedule, @Nullable String agreement, @Nullable String unloadingPoint) {}

  /**
   * What holds for all lines.
   *
   * @param particulars what the release says for people beside its quantities, those of zero among
   *     it; null where nothing
   * @param successor the schedule that goes on with this one under another name, or took its place;
   *     null while it is in force
   * @param replaced true where that one took its place, and its cumulatives ended with it
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
      @Nullable Particulars particulars,
      @Nullable String successor,
      boolean replaced) {}

  /**
   * What came into force.
   *
   * @param kind {@code forecast} or {@code call-off}; {@code continued} where the schedule began
   *     with what another was, {@code ended} where another goes on with it
   * @param silentUntil from when on what is not answered counts as accepted; null where no such
   *     time was agreed upon
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
     * How a request names it: by its number, what is no release after its kind, such as {@code
     * call-off/12}, since they count apart.
     */
    public String handle() {
      return kind.equals("forecast") ? number : kind + "/" + number;
    }
  }

  /**
   * What the buyer says it has received; null is unknown, not zero.
   *
   * @param cumulativeOrigin where the cumulative stands, be it in an earlier message; null where
   *     none states it
   * @param lastOrigin where the last receipt stands
   * @param since the day from which the cumulative counts, as the buyer names it
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
   * A line of the release before that is no longer there.
   *
   * @param previousQuantity its quantity; of what was cut, the part that was still open
   * @param received how much of it was received in between; null where nothing was
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
