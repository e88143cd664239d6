package weft.energy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weft.energy.TariffCommand.StateTariff;
import weft.energy.TariffEvent.TariffStated;
import weft.energy.TariffRefusal.TooManyTariffs;
import weft.energy.cost.PricesByDay;
import weft.energy.cost.TariffTerms;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * The rules of a site's tariff, {@code Tariff:<party>:<site>}. The latest statement for a day
 * decides its prices.
 *
 * @param stated in the order in which they were stated, without those that later ones cover whole
 */
public record Tariff(List<TariffTerms> stated)
    implements KeptRules<TariffCommand, TariffEvent, Tariff>, PricesByDay {
  public static final String TYPE = "Tariff";
  public static final Tariff NEW = new Tariff(List.of());

  /** Raise this whenever {@link #evolve} changes; states that an older version made are ignored. */
  static final int VERSION = 1;

  static final int MOST = 60;

  public static String stream(PartyCode party, String site) {
    return StreamId.of(TYPE, party.value(), site);
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public List<TariffEvent> decide(TariffCommand command) {
    return switch (command) {
      case StateTariff it -> {
        TariffCheck.check(it.terms());
        if (!stated.isEmpty() && stated.getLast().equals(it.terms())) yield List.of();
        if (with(it.terms()).size() > MOST) throw new Refused(new TooManyTariffs(MOST));
        yield List.of(new TariffStated(it.party(), it.site(), it.terms()));
      }
    };
  }

  @Override
  public Tariff evolve(TariffEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case TariffStated it -> new Tariff(with(it.terms()));
    };
  }

  /** The statements that hold once this one is added. */
  public List<TariffTerms> with(TariffTerms next) {
    List<TariffTerms> all = new ArrayList<>();
    for (TariffTerms it : stated)
      if (!(next.holdsOn(it.validFrom()) && next.holdsOn(it.validUntil()))) all.add(it);
    all.add(next);
    return List.copyOf(all);
  }

  @Override
  public Optional<TariffTerms> on(LocalDate day) {
    for (TariffTerms it : stated.reversed()) if (it.holdsOn(day)) return Optional.of(it);
    return Optional.empty();
  }
}
