package weft.beforeafter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The usable stock of a site at a moment, with the prices and shipments by which it is valued.
 *
 * @param held empty where no stock was ever reported
 * @param prices agreed ones
 * @param shipped quantities that left the site in the days before
 * @param days the number of these days
 */
public record SiteStock(
    List<Held> held,
    Map<PartUnit, AgreedPrice> prices,
    Map<PartUnit, BigDecimal> shipped,
    int days) {
  /** The days of shipments by which stock is divided. */
  public static final int DAYS = 28;

  private static final int LEAST_DAYS = 14;

  /** A part by the company's own number, in a unit (UN/ECE Rec 20). */
  public record PartUnit(String part, String unit) {}

  /**
   * Usable stock of a part.
   *
   * @param finished the finished goods of {@code all}
   */
  public record Held(PartUnit part, BigDecimal finished, BigDecimal all) {}

  /** The price of one unit of a part. */
  public record AgreedPrice(BigDecimal price, String currency) {}

  /** The money bound in stock whose price is known. */
  public Measured value() {
    if (held.isEmpty()) return Measured.unknown(Measured.Unknown.NO_STOCK);
    List<Held> some = held.stream().filter(it -> it.all.signum() > 0).toList();
    List<Held> priced = some.stream().filter(it -> prices.containsKey(it.part)).toList();
    if (some.isEmpty()) return empty();
    BigDecimal coverage = Measured.percent(priced.size(), some.size());
    if (priced.isEmpty()) return Measured.unknown(Measured.Unknown.NO_PRICE, coverage, some.size());
    Set<String> currencies = new TreeSet<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (Held it : priced) {
      AgreedPrice price = price(it.part);
      currencies.add(price.currency);
      sum = sum.add(price.price.multiply(it.all));
    }
    if (currencies.size() > 1)
      return Measured.unknown(Measured.Unknown.SEVERAL_CURRENCIES, coverage, some.size());
    return new Measured(
        sum.setScale(2, RoundingMode.HALF_UP),
        currencies.iterator().next(),
        null,
        coverage,
        some.size());
  }

  /** The value of an empty stock: zero, if the parts' prices name one currency. */
  private Measured empty() {
    Set<String> currencies = new TreeSet<>();
    for (Held it : held) if (prices.containsKey(it.part)) currencies.add(price(it.part).currency);
    return currencies.size() == 1
        ? new Measured(BigDecimal.ZERO, currencies.iterator().next(), null, null, 0)
        : Measured.unknown(Measured.Unknown.NO_PRICE);
  }

  /** For how many days the finished goods last, at the rate of the shipments before. */
  public Measured daysOfStock() {
    if (held.isEmpty()) return Measured.unknown(Measured.Unknown.NO_STOCK);
    if (days < LEAST_DAYS) return Measured.unknown(Measured.Unknown.TOO_EARLY);
    Set<PartUnit> parts = new HashSet<>(shipped.keySet());
    for (Held it : held) if (it.finished.signum() > 0) parts.add(it.part);
    if (parts.isEmpty()) return Measured.unknown(Measured.Unknown.NOTHING_SHIPPED);
    List<PartUnit> priced = parts.stream().filter(prices::containsKey).toList();
    BigDecimal coverage = Measured.percent(priced.size(), parts.size());
    if (priced.isEmpty())
      return Measured.unknown(Measured.Unknown.NO_PRICE, coverage, parts.size());
    if (priced.stream().map(it -> price(it).currency).distinct().count() > 1)
      return Measured.unknown(Measured.Unknown.SEVERAL_CURRENCIES, coverage, parts.size());
    BigDecimal stock = BigDecimal.ZERO;
    BigDecimal gone = BigDecimal.ZERO;
    for (Held it : held)
      if (it.finished.signum() > 0 && prices.containsKey(it.part))
        stock = stock.add(it.finished.multiply(price(it.part).price));
    for (PartUnit it : priced)
      gone = gone.add(shipped.getOrDefault(it, BigDecimal.ZERO).multiply(price(it).price));
    if (gone.signum() <= 0)
      return Measured.unknown(Measured.Unknown.NOTHING_SHIPPED, coverage, parts.size());
    BigDecimal lasts = Measured.divided(stock.multiply(BigDecimal.valueOf(days)), gone, 1);
    return Measured.days(lasts, coverage, parts.size());
  }

  private AgreedPrice price(PartUnit part) {
    @Nullable AgreedPrice price = prices.get(part);
    if (price == null) throw new IllegalStateException("no price");
    return price;
  }

  /** The mean of measurements at several days. */
  public static Measured mean(List<Measured> all) {
    return Measured.mean(all);
  }
}
