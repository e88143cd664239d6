package weft.energy.cost;

import java.time.LocalDate;
import java.util.Optional;

/** The prices of a site by its local day. */
@FunctionalInterface
public interface PricesByDay {
  /** The prices of a day; empty where the site stated none for it. */
  Optional<TariffTerms> on(LocalDate day);
}
