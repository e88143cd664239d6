package weft.api.submodel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import weft.api.balance.reading.BalanceReading.Gathered;
import weft.api.balance.reading.BalanceReading.Question;
import weft.api.reading.Ids;
import weft.balance.BalanceRow;
import weft.balance.Grain;
import weft.party.Side;
import weft.projections.balance.Balances;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.PartBalance;

/**
 * {@code io.catenax.days_of_supply:2.0.0}: how long the provider's stock lasts according to its
 * supply balance with this partner, for today and four weeks ahead. Only the provider's own data is
 * used.
 */
final class DaysOfSupply implements Aspect {
  private static final int HORIZON = 182;
  private static final int SHOWN = 28;

  record Value(
      List<Allocated> allocatedDaysOfSupply, String materialGlobalAssetId, String direction) {}

  record Allocated(
      List<Days> amountOfAllocatedDaysOfSupply,
      String stockLocationBPNS,
      String stockLocationBPNA,
      String lastUpdatedOnDateTime) {}

  record Days(String date, Numeral daysOfSupply) {}

  @Override
  public String name() {
    return "DaysOfSupply";
  }

  @Override
  public Object of(PartnerPair partners, Asked asked) {
    Side provider = partners.provider(asked, List.of(Side.BUYER, Side.SUPPLIER));
    if (provider != partners.asker()) throw Ids.notFound();
    PartTwin twin = PartTwin.of(partners, asked);
    String part = twin.partOf(provider);
    Gathered gathered =
        partners
            .balances()
            .gather(partners.reading(), new Question(part, null, partners.partner().value()));
    twin.requireKnown(!gathered.counted().isEmpty());
    List<Allocated> all = new ArrayList<>();
    for (String site : sites(gathered)) {
      partners
          .leftOut()
          .orSay(() -> at(partners, gathered, part, site))
          .filter(it -> !it.amountOfAllocatedDaysOfSupply().isEmpty())
          .ifPresent(all::add);
    }
    return new Value(all, twin.globalAssetId(), ItemStock.direction(provider));
  }

  private static Set<String> sites(Gathered gathered) {
    Set<String> sites = new TreeSet<>();
    for (CountedQuantity it : gathered.counted()) if (it.site() != null) sites.add(it.site());
    return sites;
  }

  private static Allocated at(PartnerPair partners, Gathered gathered, String part, String site) {
    SubmodelSite place = partners.site(partners.asker(), site);
    LocalDate today = place.dateOf(gathered.now());
    var asked =
        new Balances.Asked(
            part,
            site,
            partners.partner().value(),
            today,
            gathered.now(),
            today,
            today.plusDays(HORIZON - 1L),
            Grain.DAY);
    List<CountedQuantity> here =
        gathered.counted().stream()
            .filter(it -> it.site() == null || it.site().equals(site))
            .toList();
    PartBalance balance = gathered.balances().of(asked, here);
    List<Instant> said = balance.inputs().stream().map(PartBalance.Input::asOf).toList();
    return new Allocated(
        days(place, balance), place.bpns(), place.bpna(), place.at(SubmodelSite.latest(said)));
  }

  /**
   * Omits days whose cover is known only as a minimum, because the model's number would look exact.
   */
  private static List<Days> days(SubmodelSite place, PartBalance balance) {
    List<Days> days = new ArrayList<>();
    for (BalanceRow row : balance.rows().subList(0, Math.min(SHOWN, balance.rows().size())))
      if (row.cover() != null)
        days.add(new Days(place.endOf(row.until()), Numeral.of(row.cover())));
    return days;
  }
}
