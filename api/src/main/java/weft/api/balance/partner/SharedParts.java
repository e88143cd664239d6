package weft.api.balance.partner;

import java.util.List;
import weft.api.balance.partner.PartnersBalance.Known;
import weft.projections.balance.Balances;
import weft.projections.balance.Balances.Asked;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.PartBalance;

/**
 * The inputs of a partner's balance, as far as they are shared.
 *
 * @param part as its holder names it
 * @param stock how much of the partner's stock is known
 * @param plan how much of its plans is known: a supplier's output, a buyer's demand
 * @param calendars of both partners, for counting days
 */
public record SharedParts(
    PartnersPart part,
    Known stock,
    Known plan,
    Balances balances,
    Balances.Calendars calendars,
    List<CountedQuantity> counted) {

  /** Chooses the horizon, once today's date at the site is known. */
  public interface Horizon {
    Asked of(PartnersPart part, Balances.Calendars calendars);
  }

  public Asked asked(Horizon horizon) {
    return horizon.of(part, calendars);
  }

  PartBalance balance(Horizon horizon) {
    return balances.of(asked(horizon), counted);
  }
}
