package weft.scheduling.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The content of one release for one part; it replaces the part's whole horizon.
 *
 * @param horizonStart first day that the release covers; null if the partner does not state it
 * @param unit the buyer's unit code (UN/ECE Rec 20 or the release's own code list, such as PCE)
 * @param lines by due date, with ordinals; empty if the demand for the part stopped
 * @param unloadingPoint place at the site that needs the goods, whether or not it has its own
 *     releases; null if the partner does not state it
 * @param particulars null if there are none
 * @param authorised the highest authorised cumulative that the release states; null if it states
 *     none
 */
public record Forecast(
    Release release,
    @Nullable LocalDate horizonStart,
    @Nullable LocalDate horizonEnd,
    String unit,
    @Nullable String description,
    Received received,
    List<ScheduleLine> lines,
    @Nullable String unloadingPoint,
    @Nullable ItemDetails particulars,
    @Nullable HighWater authorised)
    implements NumberedDemand {

  /** Creates a forecast without an authorised cumulative. */
  public Forecast(
      Release release,
      @Nullable LocalDate horizonStart,
      @Nullable LocalDate horizonEnd,
      String unit,
      @Nullable String description,
      Received received,
      List<ScheduleLine> lines,
      @Nullable String unloadingPoint,
      @Nullable ItemDetails particulars) {
    this(
        release,
        horizonStart,
        horizonEnd,
        unit,
        description,
        received,
        lines,
        unloadingPoint,
        particulars,
        null);
  }

  /** Creates a forecast without particulars. */
  public Forecast(
      Release release,
      @Nullable LocalDate horizonStart,
      @Nullable LocalDate horizonEnd,
      String unit,
      @Nullable String description,
      Received received,
      List<ScheduleLine> lines,
      @Nullable String unloadingPoint) {
    this(
        release,
        horizonStart,
        horizonEnd,
        unit,
        description,
        received,
        lines,
        unloadingPoint,
        null);
  }

  /** Creates a forecast without an unloading point. */
  public Forecast(
      Release release,
      @Nullable LocalDate horizonStart,
      @Nullable LocalDate horizonEnd,
      String unit,
      @Nullable String description,
      Received received,
      List<ScheduleLine> lines) {
    this(release, horizonStart, horizonEnd, unit, description, received, lines, null);
  }

  /** Returns this forecast with other particulars. */
  public Forecast with(@Nullable ItemDetails beside) {
    return Objects.equals(beside, particulars) ? this : with(lines, beside, authorised);
  }

  /** Returns this forecast with another authorised cumulative. */
  public Forecast authorising(@Nullable HighWater most) {
    return with(lines, particulars, most);
  }

  /** Returns this forecast with its planned lines authorised up to a mark of an earlier release. */
  public Forecast under(@Nullable HighWater kept) {
    return kept == null ? this : with(kept.over(lines), particulars, authorised);
  }

  /** Returns this forecast without its places in the message. */
  public Forecast unplaced() {
    return new Forecast(
        release,
        horizonStart,
        horizonEnd,
        unit,
        description,
        received.unplaced(),
        lines.stream().map(ScheduleLine::withoutSegment).toList(),
        unloadingPoint,
        particulars,
        authorised);
  }

  /** Returns this forecast without demand, for a schedule that another one continues. */
  public Forecast ended() {
    return with(List.of(), particulars, authorised);
  }

  private Forecast with(
      List<ScheduleLine> its, @Nullable ItemDetails beside, @Nullable HighWater most) {
    return new Forecast(
        release,
        horizonStart,
        horizonEnd,
        unit,
        description,
        received,
        its,
        unloadingPoint,
        beside,
        most);
  }

  public static final Comparator<ScheduleLine> WITHIN_DATE =
      Comparator.comparing(ScheduleLine::due)
          .thenComparing(ScheduleLine::time, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(ScheduleLine::firmness)
          .thenComparing(ScheduleLine::bucket)
          .thenComparing(ScheduleLine::dateKind)
          .thenComparing(ScheduleLine::callOff, Comparator.nullsFirst(Comparator.naturalOrder()));

  /**
   * Sorts the lines, adds up lines of the same date, time, firmness and span, and sets ordinals.
   * Drops zero lines. The quantities of a day and of a week that begin together stay two lines.
   */
  public Forecast {
    lines = counted(lines);
  }

  /** Merges the lines of two items of one schedule. */
  public static List<ScheduleLine> together(List<ScheduleLine> a, List<ScheduleLine> b) {
    return counted(Stream.concat(a.stream(), b.stream()).toList());
  }

  static List<ScheduleLine> counted(List<ScheduleLine> lines) {
    List<ScheduleLine> counted = new ArrayList<>(lines.size());
    for (ScheduleLine line : lines.stream().sorted(WITHIN_DATE).toList()) {
      if (!line.quantity().isPositive()) continue;
      ScheduleLine last = counted.isEmpty() ? null : counted.getLast();
      boolean sameDate = last != null && last.due().equals(line.due());
      if (last != null && sameDate && WITHIN_DATE.compare(last, line) == 0) {
        counted.removeLast();
        counted.add(line.with(last.ordinal(), last.quantity().plus(line.quantity())));
      } else {
        counted.add(line.with(last != null && sameDate ? last.ordinal() + 1 : 0, line.quantity()));
      }
    }
    return List.copyOf(counted);
  }

  /**
   * Returns the forecast for a schedule in which only a call-off permits shipping: its firm demand
   * may be produced but not shipped. Backlog stays, because it was called off earlier.
   */
  public Forecast asPreview() {
    return with(lines.stream().map(ScheduleLine::asPreview).toList(), particulars, authorised);
  }

  @Override
  public String digest() {
    return ForecastDigest.of(this);
  }

  /** Returns the last day of the firm horizon, including the bucket; null if nothing is firm. */
  public @Nullable LocalDate firmUntil() {
    return lines.stream()
        .filter(it -> it.firmness().isFirm())
        .map(ScheduleLine::lastDay)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * Returns the first day of the horizon: its stated start, or the issue day; null if neither is
   * known.
   */
  public @Nullable LocalDate horizonBegins() {
    if (horizonStart != null) return horizonStart;
    return release.issued() == null ? null : release.issued().toLocalDate();
  }

  /**
   * Returns the last day of the horizon: the later of its stated end and the last line's; null if
   * neither is known.
   */
  public @Nullable LocalDate knownUntil() {
    return Stream.concat(Stream.ofNullable(horizonEnd), lines.stream().map(ScheduleLine::lastDay))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  public Quantity total() {
    return lines.stream().map(ScheduleLine::quantity).reduce(Quantity.ZERO, Quantity::plus);
  }
}
