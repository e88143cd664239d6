package weft.api.balance.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import weft.parts.BaseUnit;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.CountedQuantity.Kind;
import weft.projections.balance.PartNumbers;
import weft.projections.parts.PartAgreementRow;

/**
 * Decides from which of its sites a supplier ships call-offs and orders. Buyers do not name it, so
 * each quantity counts at one site: the site that the part agreement names, else the site with the
 * most planned output of the part, else the one with the most stock, else the supplier's first
 * site.
 */
public final class ShippingSites {
  /** For a party with one site, which ships everything from there. */
  static final ShippingSites ONLY_ONE = new ShippingSites(PartNumbers.NONE, List.of(), Map.of());

  private final PartNumbers numbers;
  private final List<String> sites;
  private final Map<String, ShippingSite> byPart;

  private ShippingSites(PartNumbers numbers, List<String> sites, Map<String, ShippingSite> byPart) {
    this.numbers = numbers;
    this.sites = sites;
    this.byPart = byPart;
  }

  /** The reason why a quantity counts at a site. */
  public enum Why {
    AGREED,
    MOST_PLANNED,
    MOST_STOCK,
    FIRST_SITE
  }

  /**
   * A site, and the reason for choosing it.
   *
   * @param partner the partner whose call-offs and orders count there; null for all partners whose
   *     agreements name no site
   */
  public record ShippingSite(@Nullable String partner, String site, Why why) {}

  /**
   * Decides for a supplier.
   *
   * @param sites its own, in their order
   * @param own its plans and stock, at all sites
   * @param today plans of earlier weeks are ignored, because they do not show where the part is
   *     made now
   */
  static ShippingSites of(
      PartNumbers numbers,
      List<String> sites,
      Iterable<List<CountedQuantity>> own,
      LocalDate today) {
    if (sites.size() < 2) return ONLY_ONE;
    Map<String, Map<String, BigDecimal>> planned = new HashMap<>();
    Map<String, Map<String, BigDecimal>> stock = new HashMap<>();
    for (List<CountedQuantity> some : own)
      for (CountedQuantity it : some) {
        String site = it.site();
        if (site == null || !sites.contains(site)) continue;
        LocalDate on = it.on();
        if (it.kind() == Kind.OUTPUT && on != null && !it.bucket().lastDay(on).isBefore(today))
          add(planned, numbers, it, site);
        else if (it.isStock()) add(stock, numbers, it, site);
      }
    Map<String, ShippingSite> byPart = new HashMap<>();
    stock.forEach((part, at) -> put(byPart, part, at, sites, Why.MOST_STOCK));
    planned.forEach((part, at) -> put(byPart, part, at, sites, Why.MOST_PLANNED));
    return new ShippingSites(numbers, sites, byPart);
  }

  private static void add(
      Map<String, Map<String, BigDecimal>> sums,
      PartNumbers numbers,
      CountedQuantity it,
      String site) {
    BigDecimal quantity =
        numbers.of(it.part(), null).stream()
            .findFirst()
            .map(row -> row.terms().baseUnit())
            .flatMap((BaseUnit unit) -> unit.convert(it.quantity(), it.unit()))
            .orElse(it.quantity())
            .amount();
    sums.computeIfAbsent(it.part(), _ -> new HashMap<>()).merge(site, quantity, BigDecimal::add);
  }

  private static void put(
      Map<String, ShippingSite> byPart,
      String part,
      Map<String, BigDecimal> sums,
      List<String> sites,
      Why why) {
    sites.stream()
        .filter(it -> sums.getOrDefault(it, BigDecimal.ZERO).signum() > 0)
        .min(Comparator.comparing((String it) -> sums.get(it)).reversed())
        .ifPresent(it -> byPart.put(part, new ShippingSite(null, it, why)));
  }

  /**
   * The site for a quantity that is called off, ordered or promised; null where there is no choice.
   */
  private @Nullable ShippingSite of(CountedQuantity it) {
    if (sites.isEmpty()) return null;
    ShippingSite agreed =
        numbers
            .agreement(it.partner(), it.partnerPart())
            .map(row -> agreed(row, it.partner()))
            .orElse(null);
    return agreed == null ? ofPart(it.part()) : agreed;
  }

  private @Nullable ShippingSite agreed(PartAgreementRow row, @Nullable String partner) {
    String site = row.terms().shipFrom();
    return site == null || !sites.contains(site)
        ? null
        : new ShippingSite(partner, site, Why.AGREED);
  }

  private ShippingSite ofPart(String part) {
    ShippingSite found = byPart.get(part);
    return found == null ? new ShippingSite(null, sites.getFirst(), Why.FIRST_SITE) : found;
  }

  /** The same quantities, with call-offs and orders assigned to their site. */
  List<CountedQuantity> at(List<CountedQuantity> all) {
    if (sites.isEmpty()) return all;
    List<CountedQuantity> placed = new ArrayList<>(all.size());
    for (CountedQuantity it : all) {
      ShippingSite site = isDemand(it) && it.site() == null ? of(it) : null;
      placed.add(site == null ? it : it.at(site.site()));
    }
    return placed;
  }

  /** Matches quantities that leave from this site, or may. */
  public Predicate<CountedQuantity> leavesFrom(String site) {
    return it -> {
      ShippingSite from = of(it);
      return from == null || from.site().equals(site);
    };
  }

  /** The sites where a part's call-offs count; empty where there is no choice. */
  public List<ShippingSite> told(String part, @Nullable String partner) {
    if (sites.isEmpty()) return List.of();
    List<ShippingSite> all = new ArrayList<>();
    boolean others = numbers.of(part, partner).isEmpty();
    for (PartAgreementRow row : numbers.of(part, partner)) {
      ShippingSite agreed = agreed(row, row.buyer());
      if (agreed == null) others = true;
      else all.add(agreed);
    }
    if (others) all.add(ofPart(part));
    return all;
  }

  private static boolean isDemand(CountedQuantity it) {
    return it.kind() == Kind.CALL_OFFS || it.kind() == Kind.ORDERS;
  }
}
