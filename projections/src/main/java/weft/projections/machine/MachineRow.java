package weft.projections.machine;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.language.Text;
import weft.machine.MachineEvent;
import weft.machine.MachineEvent.MachineRegistered;
import weft.machine.MachineId;
import weft.machine.MachineKind;
import weft.machine.MachineState;
import weft.machine.MachineTerms;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.projections.rows.Board;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;

/**
 * A machine, as its owner sees it. Others see it by a grant of machines, without its part, meter,
 * ideal time, faults and maintenance.
 *
 * @param site the owner's; to others as {@code PARTY/SITE}
 * @param state null before the first reading
 * @param stop the number of the stop that lasts; null while there is none
 * @param closedUntil the last day whose figures are final; null before the first
 * @param version the number of its events; most of them change the state
 */
public record MachineRow(
    @JsonIgnore String stream,
    String owner,
    String site,
    String code,
    @Nullable Text names,
    MachineKind kind,
    @Nullable Quantity idealSecondsPerPart,
    @Nullable String part,
    @Nullable String meter,
    @JsonIgnore int reportEverySeconds,
    @JsonIgnore int stopAfterSeconds,
    @Nullable MachineState state,
    @Nullable Instant since,
    @Nullable Integer stop,
    @Nullable List<MachineFault> faults,
    @Nullable List<MachineMaintenance> maintenance,
    @Nullable LocalDate closedUntil,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<MachineRow> {
  public static final Board<MachineRow> BOARD =
      Board.ofOneRow(
              "machines",
              MachineId.TYPE,
              MachineRow.class,
              Board.Seen.BY_OWNER,
              MachineEvent.class,
              MachineRow::after)
          .sharedAs(What.MACHINES, "jsonb_build_array(t.part)", null, MachineRow::granted);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  /** How often it reports, such as {@code PT10S}. */
  @JsonProperty
  public String reportEvery() {
    return Duration.ofSeconds(reportEverySeconds).toString();
  }

  /** A longer time down, idle or unknown is a stop, such as {@code PT5M}. */
  @JsonProperty
  public String stopAfter() {
    return Duration.ofSeconds(stopAfterSeconds).toString();
  }

  private static @Nullable MachineRow after(@Nullable MachineRow before, Recorded recorded) {
    var event = (MachineEvent) recorded.payload();
    if (event instanceof MachineRegistered it)
      return of(it.machine(), it.terms(), MachineChange.NONE, recorded);
    return before == null ? null : MachineChange.after(before, event, recorded);
  }

  static MachineRow of(
      MachineId machine, MachineTerms terms, MachineChange told, Recorded recorded) {
    BigDecimal ideal = terms.idealSecondsPerPart();
    return new MachineRow(
        recorded.stream(),
        machine.owner().value(),
        machine.site(),
        machine.code(),
        terms.names(),
        terms.kind(),
        ideal == null ? null : new Quantity(ideal),
        terms.part(),
        terms.meter(),
        terms.reportEverySeconds(),
        terms.stopAfterSeconds(),
        told.state(),
        told.since(),
        told.stop(),
        told.faults(),
        told.maintenance(),
        told.closedUntil(),
        recorded.sequence() + 1,
        recorded.position());
  }

  /** The terms that its owner last stated. */
  @JsonIgnore
  public MachineTerms terms() {
    return new MachineTerms(
        names,
        kind,
        idealSecondsPerPart == null ? null : idealSecondsPerPart.amount(),
        part,
        meter,
        reportEverySeconds,
        stopAfterSeconds);
  }

  /** The machine's key, with the owner's own code of the site. */
  @JsonIgnore
  public MachineId machine() {
    return MachineId.of(stream);
  }

  private MachineRow granted(PartyCode party, Grain grain) {
    return new MachineRow(
        stream,
        owner,
        owner + "/" + site,
        code,
        names,
        kind,
        null,
        null,
        null,
        reportEverySeconds,
        stopAfterSeconds,
        state,
        since,
        null,
        null,
        null,
        closedUntil,
        version,
        fromPosition);
  }
}
