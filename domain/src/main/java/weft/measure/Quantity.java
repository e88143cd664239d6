package weft.measure;

import java.math.BigDecimal;

/**
 * An amount in the unit of its line, never in floating point. Equal amounts are equal whatever
 * their scale. The constructor throws IllegalArgumentException if the amount has too many digits to
 * be written out.
 */
public record Quantity(BigDecimal amount) implements Comparable<Quantity> {
  public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

  public Quantity {
    if (!PlainNumber.isBounded(amount)) throw new IllegalArgumentException("too many digits");
    amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    if (amount.scale() < 0) amount = amount.setScale(0);
  }

  public static Quantity of(String amount) {
    return new Quantity(PlainNumber.of(amount));
  }

  public static Quantity of(long amount) {
    return new Quantity(BigDecimal.valueOf(amount));
  }

  public Quantity plus(Quantity other) {
    return new Quantity(amount.add(other.amount));
  }

  public Quantity minus(Quantity other) {
    return new Quantity(amount.subtract(other.amount));
  }

  public boolean exceeds(Quantity other) {
    return amount.compareTo(other.amount) > 0;
  }

  public boolean isPositive() {
    return amount.signum() > 0;
  }

  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }

  @Override
  public String toString() {
    return amount.toPlainString();
  }
}
