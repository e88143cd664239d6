package weft.projections.energy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.energy.MeterEvent;
import weft.energy.MeterEvent.MeterChanged;
import weft.energy.MeterEvent.MeterRegistered;
import weft.energy.MeterEvent.MeterReplaced;
import weft.energy.MeterEvent.MeterReplacementCorrected;
import weft.energy.MeterId;
import weft.energy.MeterReplacement;
import weft.energy.MeterTerms;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.language.Text;
import weft.party.PersonCode;
import weft.projections.rows.Board;

/**
 * A meter and its replacements. Only its owner sees it.
 *
 * @param code the name by which machines of the site name it
 * @param serial of the meter that is there now; null where it is not stated
 */
public record MeterRow(
    @JsonIgnore String stream,
    String owner,
    String site,
    String code,
    @Nullable Text names,
    @Nullable String serial,
    List<Replaced> replacements,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<MeterRow> {
  public static final Board<MeterRow> BOARD =
      Board.ofOneRow(
          "meters",
          MeterId.TYPE,
          MeterRow.class,
          Board.Seen.BY_OWNER,
          MeterEvent.class,
          MeterRow::after);

  /**
   * A replacement.
   *
   * @param finalRegister kWh at which the old register ended
   * @param firstRegister kWh at which the new one began
   * @param statedBy the person's code; null for a client that named nobody
   */
  public record Replaced(
      int n,
      Instant at,
      BigDecimal finalRegister,
      BigDecimal firstRegister,
      @Nullable String serial,
      @Nullable String statedBy) {
    static Replaced of(int n, MeterReplacement it, @Nullable PersonCode person) {
      return new Replaced(
          n,
          it.at(),
          it.finalRegister(),
          it.firstRegister(),
          it.serial(),
          person == null ? null : person.value());
    }
  }

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static @Nullable MeterRow after(@Nullable MeterRow before, Recorded recorded) {
    var event = (MeterEvent) recorded.payload();
    if (event instanceof MeterRegistered it) return of(it.meter(), it.terms(), List.of(), recorded);
    if (before == null) return null;
    return switch (event) { // no default: a new event must be thought about here
      case MeterRegistered _ -> before;
      case MeterChanged it -> of(it.meter(), it.terms(), before.replacements, recorded);
      case MeterReplaced it ->
          before.replaced(it.meter(), Replaced.of(it.n(), it.replacement(), it.person()), recorded);
      case MeterReplacementCorrected it ->
          before.replaced(it.meter(), Replaced.of(it.n(), it.replacement(), it.person()), recorded);
    };
  }

  private MeterRow replaced(MeterId meter, Replaced next, Recorded recorded) {
    List<Replaced> all = new ArrayList<>(replacements);
    all.removeIf(it -> it.n() == next.n());
    all.add(next);
    var terms = new MeterTerms(names, next.serial());
    return of(meter, terms, List.copyOf(all), recorded);
  }

  private static MeterRow of(
      MeterId meter, MeterTerms terms, List<Replaced> replacements, Recorded recorded) {
    return new MeterRow(
        recorded.stream(),
        meter.owner().value(),
        meter.site(),
        meter.code(),
        terms.names(),
        terms.serial(),
        replacements,
        recorded.sequence() + 1,
        recorded.position());
  }
}
