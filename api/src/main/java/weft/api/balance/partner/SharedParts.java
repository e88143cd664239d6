package weft.api.balance.partner;

import java.util.List;
import weft.api.balance.partner.PartnersBalance.Known;
import weft.projections.balance.Balances;
import weft.projections.balance.Balances.Asked;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.PartBalance;

/**
 * What a partner's balance is put together from, as far as it is shared.
 *
 * @param part as its holder calls it
 * @param stock how much is known of the partner's stock
 * @param plan how much of what it plans: a supplier's output, a buyer's demand
 * @param calendars of the two, by which days are counted
 */
public record SharedParts(
    PartnersPart part,
    Known stock,
    Known plan,
    Balances balances,
    Balances.Calendars calendars,
    List<CountedQuantity> counted) {

  /** How the horizon is chosen, once today at the site is known. */
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
