package weft.scheduling.release;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.party.EdiRules.CallOffPrecedence;

/**
 * What one call-off (DELJIT, 862, VDA 4915) says of one part: every delivery of the days it speaks
 * of. Its numbers are its own, not those of the releases.
 *
 * @param release the call-off's number and when it was issued
 * @param from the first day it speaks of
 * @param until the last one
 * @param lines by due date, ordinals counted
 * @param precedence how it stands to the forecast, as the partnership had agreed when it came
 * @param unloadingPoint as of a forecast
 * @param particulars likewise
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

  /** One that names no unloading point. */
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

  /** Its lines as they stand in the ledger, marked with its number. */
  public List<ScheduleLine> calledOff() {
    return lines.stream().map(it -> it.calledOffBy(release.number())).toList();
  }

  /** Together with what a change of call-offs leaves as it stands. */
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
