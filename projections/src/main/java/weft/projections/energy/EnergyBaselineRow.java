package weft.projections.energy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.energy.EnergyBaselineEvent;
import weft.energy.EnergyBaselineEvent.BaselinePlanned;
import weft.energy.EnergyBaselineId;
import weft.energy.cost.BaselineTerms;
import weft.energy.cost.Saving;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.projections.rows.Board;

/**
 * A baseline, by which savings are measured. Only its party sees it.
 *
 * @param machine null for the whole site
 * @param beginning the first day of the past on which it rests; {@code until} is the last
 * @param kWh of the past as stated; null where the hub measured it
 * @param cost of the past as stated
 * @param plannedOn the day at the site; savings of earlier days cannot be measured by it
 */
public record EnergyBaselineRow(
    @JsonIgnore String stream,
    String owner,
    String site,
    String number,
    @Nullable String machine,
    @JsonProperty("from") LocalDate beginning,
    LocalDate until,
    Quantity fixedKWh,
    Quantity kWhPerTonne,
    Quantity nonRoutineKWh,
    @Nullable String nonRoutine,
    Quantity uncertainty,
    @Nullable Quantity kWh,
    @Nullable Quantity cost,
    LocalDate plannedOn,
    Instant plannedAt,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<EnergyBaselineRow> {
  public static final Board<EnergyBaselineRow> BOARD =
      Board.ofOneRow(
          "energy-baselines",
          EnergyBaselineId.TYPE,
          EnergyBaselineRow.class,
          Board.Seen.BY_OWNER,
          EnergyBaselineEvent.class,
          EnergyBaselineRow::after);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  /** The terms as they were planned. */
  @JsonIgnore
  public BaselineTerms terms() {
    return new BaselineTerms(
        machine,
        beginning,
        until,
        fixedKWh.amount(),
        kWhPerTonne.amount(),
        nonRoutineKWh.amount(),
        nonRoutine,
        uncertainty.amount(),
        kWh == null || cost == null ? null : new Saving.Used(kWh.amount(), cost.amount()));
  }

  private static EnergyBaselineRow after(@Nullable EnergyBaselineRow before, Recorded recorded) {
    return switch ((EnergyBaselineEvent) recorded.payload()) {
      case BaselinePlanned it -> planned(it, recorded);
    };
  }

  private static EnergyBaselineRow planned(BaselinePlanned it, Recorded recorded) {
    BaselineTerms terms = it.terms();
    Saving.Used stated = terms.stated();
    return new EnergyBaselineRow(
        recorded.stream(),
        it.baseline().party().value(),
        it.baseline().site(),
        it.baseline().number(),
        terms.machine(),
        terms.from(),
        terms.until(),
        new Quantity(terms.fixedKWh()),
        new Quantity(terms.kWhPerTonne()),
        new Quantity(terms.nonRoutineKWh()),
        terms.nonRoutine(),
        new Quantity(terms.uncertainty()),
        stated == null ? null : new Quantity(stated.kWh()),
        stated == null ? null : new Quantity(stated.cost()),
        it.on(),
        recorded.recordedAt(),
        recorded.sequence() + 1,
        recorded.position());
  }
}
