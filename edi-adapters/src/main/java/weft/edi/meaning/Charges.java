package weft.edi.meaning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Tax;
import weft.measure.Quantity;

/** What a document asks for as a whole, while its message is gone through. */
final class Charges {
  private static final int MOST_TAXES = 100;

  String currency = "";

  private final List<Tax> taxes = new ArrayList<>();
  private @Nullable BigDecimal allTaxes;
  private @Nullable BigDecimal total;
  private int totalRank = Integer.MAX_VALUE;
  private final Set<LocalDate> due = new LinkedHashSet<>();

  /** Equal amounts are equal whatever their scale. */
  static BigDecimal plain(BigDecimal amount) {
    return new Quantity(amount).amount();
  }

  /** Whether an amount that names its currency is in the document's. */
  boolean isOurs(String other) {
    if (currency.isEmpty()) currency = other;
    return other.isEmpty() || other.equals(currency);
  }

  /**
   * @param rank where several amounts are called a total, the lowest holds
   */
  void total(BigDecimal amount, int rank) {
    if (rank >= totalRank) return;
    total = plain(amount);
    totalRank = rank;
  }

  void due(@Nullable LocalDate day) {
    if (day != null) due.add(day);
  }

  /** The same tax may be named above the lines and have its amount below them. */
  void tax(@Nullable String type, @Nullable BigDecimal rate, @Nullable BigDecimal amount) {
    if (rate == null && amount == null) return;
    var it =
        new Tax(type, rate == null ? null : plain(rate), amount == null ? null : plain(amount));
    taxes.remove(new Tax(it.type(), it.rate(), null));
    if (taxes.size() < MOST_TAXES && (amount != null || !isNamed(it))) taxes.add(it);
  }

  private boolean isNamed(Tax tax) {
    return taxes.stream().anyMatch(it -> new Tax(it.type(), it.rate(), null).equals(tax));
  }

  /** The sum of them; it holds where not each says its own. */
  void allTaxes(BigDecimal amount) {
    if (allTaxes == null) allTaxes = plain(amount);
  }

  private List<Tax> taxes() {
    var all = allTaxes;
    if (all == null || taxes.stream().anyMatch(it -> it.amount() != null))
      return List.copyOf(taxes);
    if (taxes.size() == 1)
      return List.of(new Tax(taxes.getFirst().type(), taxes.getFirst().rate(), all));
    List<Tax> together = new ArrayList<>(taxes);
    together.add(new Tax(null, null, all));
    return List.copyOf(together);
  }

  /** Null where nothing is said of it. */
  @Nullable Payable payable() {
    List<Tax> stated = taxes();
    LocalDate day = due.size() == 1 ? due.iterator().next() : null;
    return stated.isEmpty() && total == null && day == null
        ? null
        : new Payable(stated, total, day);
  }
}
