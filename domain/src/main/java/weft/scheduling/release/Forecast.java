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
 * What one release says of one part: it replaces that part's whole horizon.
 *
 * @param horizonStart before it the release says nothing; null where the partner does not say
 * @param unit the buyer's unit code (UN/ECE Rec 20 or the release's own code list, such as PCE)
 * @param lines by due date, ordinals counted; a part whose demand stopped has none
 * @param unloadingPoint where its goods are wanted at the site, be it released separately or not;
 *     null where the partner does not say
 * @param particulars null where it has none
 * @param authorised the most that was ever authorised, as the release states it; null where it does
 *     not
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

  /** One that states no most that was ever authorised. */
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

  /** One without particulars. */
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

  /** One that names no unloading point. */
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

  /** The same with what its item says beside. */
  public Forecast with(@Nullable ItemDetails beside) {
    return Objects.equals(beside, particulars) ? this : with(lines, beside, authorised);
  }

  /** The same with the most that was ever authorised. */
  public Forecast authorising(@Nullable HighWater most) {
    return with(lines, particulars, most);
  }

  /** The same, of which what is planned may be made or bought for as far as it ever was. */
  public Forecast under(@Nullable HighWater kept) {
    return kept == null ? this : with(kept.over(lines), particulars, authorised);
  }

  /** The same, without where its message said so. */
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

  /** Of a schedule that another goes on with: nothing of it is to be delivered. */
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
   * Sorts the lines, adds up what is said twice of one date, time, firmness and span, and counts
   * ordinals. Zero lines fall away. A day's and a week's quantity that begin together stay two
   * lines.
   */
  public Forecast {
    lines = counted(lines);
  }

  /** The lines of two items of one schedule. */
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
   * The release as it stands where nothing is to be delivered without a call-off: what it has as
   * firm may be made, and is not to be sent. Backlog was called off before.
   */
  public Forecast asPreview() {
    return with(lines.stream().map(ScheduleLine::asPreview).toList(), particulars, authorised);
  }

  @Override
  public String digest() {
    return ForecastDigest.of(this);
  }

  /** The last day that lies within the firm horizon, bucket included; null when nothing is firm. */
  public @Nullable LocalDate firmUntil() {
    return lines.stream()
        .filter(it -> it.firmness().isFirm())
        .map(ScheduleLine::lastDay)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * Where the release begins to speak: its stated start, or the day it was issued; null where
   * neither is known.
   */
  public @Nullable LocalDate horizonBegins() {
    if (horizonStart != null) return horizonStart;
    return release.issued() == null ? null : release.issued().toLocalDate();
  }

  /**
   * The last day of which the release speaks: its stated end, or that of its last line; null where
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
