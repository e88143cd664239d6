package weft.projections.energy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.energy.Tariff;
import weft.energy.TariffEvent;
import weft.energy.TariffEvent.TariffStated;
import weft.energy.cost.DemandCharge;
import weft.energy.cost.TariffKind;
import weft.energy.cost.TariffTerms;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.projections.rows.Board;

/**
 * The tariff of a site: the latest statement, and the earlier ones that still hold on some day.
 * Only its party sees it.
 *
 * @param validUntil the last day of the latest statement
 */
public record TariffRow(
    @JsonIgnore String stream,
    String owner,
    String site,
    TariffKind kind,
    String currency,
    LocalDate validFrom,
    LocalDate validUntil,
    List<SiteTariff.SitePrice> prices,
    @Nullable DemandCharge demand,
    @Nullable Quantity powerFactor,
    List<SiteTariff> earlier,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<TariffRow> {
  public static final Board<TariffRow> BOARD =
      Board.ofOneRow(
          "tariffs",
          Tariff.TYPE,
          TariffRow.class,
          Board.Seen.BY_OWNER,
          TariffEvent.class,
          TariffRow::after);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  /** The prices of every day. */
  @JsonIgnore
  public Tariff tariff() {
    List<TariffTerms> before = earlier.stream().map(SiteTariff::terms).toList();
    var latest =
        new SiteTariff(
            kind,
            currency,
            validFrom,
            validUntil,
            prices,
            demand,
            powerFactor == null ? null : powerFactor.amount());
    return new Tariff(new Tariff(before).with(latest.terms()));
  }

  private static @Nullable TariffRow after(@Nullable TariffRow before, Recorded recorded) {
    return switch ((TariffEvent) recorded.payload()) {
      case TariffStated it -> stated(before, it, recorded);
    };
  }

  private static TariffRow stated(@Nullable TariffRow before, TariffStated it, Recorded recorded) {
    Tariff tariff = before == null ? Tariff.NEW : before.tariff();
    List<TariffTerms> all = tariff.with(it.terms());
    SiteTariff latest = SiteTariff.of(it.terms());
    return new TariffRow(
        recorded.stream(),
        it.party().value(),
        it.site(),
        latest.kind(),
        latest.currency(),
        latest.validFrom(),
        latest.validUntil(),
        latest.prices(),
        latest.demand(),
        latest.powerFactor() == null ? null : new Quantity(latest.powerFactor()),
        all.subList(0, all.size() - 1).stream().map(SiteTariff::of).toList(),
        recorded.sequence() + 1,
        recorded.position());
  }
}
