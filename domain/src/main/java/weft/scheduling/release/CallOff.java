package weft.scheduling.release;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.party.EdiRules.CallOffPrecedence;

/**
 * The content of one call-off (DELJIT, 862, VDA 4915) for one part: every delivery of the days it
 * covers. Call-offs are numbered separately from releases.
 *
 * @param release the call-off's number and issue date
 * @param from the first day covered
 * @param until the last day covered
 * @param lines by due date, with ordinals
 * @param precedence its relation to the forecast, as the partners had agreed when it came
 * @param unloadingPoint as in a {@link Forecast}
 * @param particulars as in a {@link Forecast}
 */
public record CallOff(
    Release release,
    LocalDate from,
    LocalDate until,
    String unit,
    @Nullable String description,
    Received received,
    List<ScheduleLine> lines,
    CallOffPrecedence precedence,
    @Nullable String unloadingPoint,
    @Nullable ItemDetails particulars)
    implements NumberedDemand {

  /** Creates a call-off without an unloading point. */
  public CallOff(
      Release release,
      LocalDate from,
      LocalDate until,
      String unit,
      @Nullable String description,
      Received received,
      List<ScheduleLine> lines,
      CallOffPrecedence precedence) {
    this(release, from, until, unit, description, received, lines, precedence, null, null);
  }

  public CallOff {
    lines = Forecast.counted(lines);
  }

  /** Returns its lines for the ledger, marked with its number. */
  public List<ScheduleLine> calledOff() {
    return lines.stream().map(it -> it.calledOffBy(release.number())).toList();
  }

  /** Returns this call-off with the lines that a change leaves as they are. */
  public CallOff with(List<ScheduleLine> kept) {
    return new CallOff(
        release,
        from,
        until,
        unit,
        description,
        received,
        Stream.concat(lines.stream(), kept.stream()).toList(),
        precedence,
        unloadingPoint,
        particulars);
  }

  public DateRange window() {
    return new DateRange(from, until);
  }

  @Override
  public String digest() {
    return ForecastDigest.of(this);
  }
}
