package weft.projections.energy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.energy.EnergyAdvice.State;
import weft.energy.EnergyAdviceEvent;
import weft.energy.EnergyAdviceEvent.AdviceGiven;
import weft.energy.EnergyAdviceEvent.AdviceMeasured;
import weft.energy.EnergyAdviceEvent.AdviceRefused;
import weft.energy.EnergyAdviceEvent.AdviceTaken;
import weft.energy.EnergyAdviceId;
import weft.energy.cost.GivenAdvice;
import weft.energy.cost.LoadShift;
import weft.energy.cost.MeasuredAdvice;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.projections.rows.Board;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;

/**
 * A piece of advice with the numbers it rests on. A grant of energy shows others what was taken,
 * without money.
 *
 * @param site the owner's; to others as {@code PARTY/SITE}
 * @param beginning the first day that was looked at; {@code until} is the last
 * @param reason why it is not advised: {@code demand-costs-more} or {@code nothing-saved}
 * @param answer the party's words
 * @param measuredKWhPerDay less at the higher price; null before it was measured
 */
public record EnergyAdviceRow(
    @JsonIgnore String stream,
    String owner,
    String site,
    String number,
    String machine,
    State state,
    @JsonProperty("from") LocalDate beginning,
    LocalDate until,
    Quantity kWhPerDay,
    int days,
    @Nullable String fromBand,
    @Nullable String toBand,
    @Nullable String currency,
    @Nullable Quantity fromPrice,
    @Nullable Quantity toPrice,
    @Nullable Quantity kWhAtFromPrice,
    @Nullable Quantity saving,
    Quantity demandKW,
    @Nullable Quantity demandCost,
    @Nullable Quantity net,
    boolean advised,
    @Nullable String reason,
    @Nullable String answer,
    Instant givenAt,
    @Nullable Instant answeredAt,
    @Nullable Integer measuredDays,
    @Nullable Quantity measuredKWhPerDay,
    @Nullable Quantity measuredSaving,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<EnergyAdviceRow> {
  public static final Board<EnergyAdviceRow> BOARD =
      Board.ofOneRow(
              "energy-advice",
              EnergyAdviceId.TYPE,
              EnergyAdviceRow.class,
              Board.Seen.BY_OWNER,
              EnergyAdviceEvent.class,
              EnergyAdviceRow::after)
          .sharedOnlyTo(
              "t.state in ('taken', 'measured')",
              What.ENERGY,
              "'[]'::jsonb",
              EnergyAdviceRow::granted);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  /** The advice as it was given; only of the owner's own rows. */
  @JsonIgnore
  public GivenAdvice given() {
    LoadShift shift =
        new LoadShift(
            kWhPerDay.amount(),
            days,
            amount(fromPrice),
            amount(toPrice),
            amount(saving),
            demandKW.amount(),
            amount(demandCost),
            amount(net),
            reason);
    return new GivenAdvice(
        machine,
        beginning,
        until,
        fromBand,
        toBand,
        currency == null ? "" : currency,
        amount(kWhAtFromPrice),
        shift);
  }

  private static java.math.BigDecimal amount(@Nullable Quantity it) {
    if (it == null) throw new IllegalStateException("another party's advice");
    return it.amount();
  }

  private static @Nullable EnergyAdviceRow after(
      @Nullable EnergyAdviceRow before, Recorded recorded) {
    var event = (EnergyAdviceEvent) recorded.payload();
    if (event instanceof AdviceGiven it) return given(it, recorded);
    if (before == null) return null;
    return switch (event) {
      case AdviceGiven _ -> before;
      case AdviceTaken it -> before.answered(State.TAKEN, it.reason(), recorded);
      case AdviceRefused it -> before.answered(State.REFUSED, it.reason(), recorded);
      case AdviceMeasured it -> before.measured(it.measured(), recorded);
    };
  }

  private static EnergyAdviceRow given(AdviceGiven event, Recorded recorded) {
    GivenAdvice it = event.given();
    LoadShift shift = it.shift();
    return new EnergyAdviceRow(
        recorded.stream(),
        event.advice().party().value(),
        event.advice().site(),
        event.advice().number(),
        it.machine(),
        State.GIVEN,
        it.from(),
        it.until(),
        new Quantity(shift.kWhPerDay()),
        shift.days(),
        it.fromBand(),
        it.toBand(),
        it.currency(),
        new Quantity(shift.fromPrice()),
        new Quantity(shift.toPrice()),
        new Quantity(it.kWhAtFromPrice()),
        new Quantity(shift.saving()),
        new Quantity(shift.demandKW()),
        new Quantity(shift.demandCost()),
        new Quantity(shift.net()),
        shift.advised(),
        shift.reason(),
        null,
        recorded.recordedAt(),
        null,
        null,
        null,
        null,
        recorded.sequence() + 1,
        recorded.position());
  }

  private EnergyAdviceRow answered(State next, @Nullable String words, Recorded recorded) {
    return new EnergyAdviceRow(
        stream,
        owner,
        site,
        number,
        machine,
        next,
        beginning,
        until,
        kWhPerDay,
        days,
        fromBand,
        toBand,
        currency,
        fromPrice,
        toPrice,
        kWhAtFromPrice,
        saving,
        demandKW,
        demandCost,
        net,
        advised,
        reason,
        words,
        givenAt,
        recorded.recordedAt(),
        null,
        null,
        null,
        recorded.sequence() + 1,
        recorded.position());
  }

  private EnergyAdviceRow measured(MeasuredAdvice it, Recorded recorded) {
    return new EnergyAdviceRow(
        stream,
        owner,
        site,
        number,
        machine,
        State.MEASURED,
        beginning,
        until,
        kWhPerDay,
        days,
        fromBand,
        toBand,
        currency,
        fromPrice,
        toPrice,
        kWhAtFromPrice,
        saving,
        demandKW,
        demandCost,
        net,
        advised,
        reason,
        answer,
        givenAt,
        answeredAt,
        it.days(),
        new Quantity(it.kWhPerDay()),
        new Quantity(it.saving()),
        recorded.sequence() + 1,
        recorded.position());
  }

  private EnergyAdviceRow granted(PartyCode party, Grain grain) {
    return new EnergyAdviceRow(
        stream,
        owner,
        owner + "/" + site,
        number,
        machine,
        state,
        beginning,
        until,
        kWhPerDay,
        days,
        fromBand,
        toBand,
        null,
        null,
        null,
        null,
        null,
        demandKW,
        null,
        null,
        advised,
        null,
        null,
        givenAt,
        answeredAt,
        measuredDays,
        measuredKWhPerDay,
        null,
        version,
        fromPosition);
  }
}
