package weft.edi.meaning.document.stated;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Place;
import weft.document.BusinessDocument.Tax;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.reader.text.Segment;

/** Collects a document's total, taxes and due date while the hub reads its message. */
public final class Charges {
  private static final int MOST_TAXES = 100;

  public String currency = "";

  private final List<StatedTax> taxes = new ArrayList<>();
  private @Nullable StatedTax allTaxes;
  private @Nullable BigDecimal total;
  private int totalAt;
  private int totalRank = Integer.MAX_VALUE;
  private final Set<LocalDate> due = new LinkedHashSet<>();

  /** A tax, and the segment that states its amount, or else names it. */
  private record StatedTax(Tax tax, int segment) {}

  /**
   * Whether an amount is in the document's currency. The first stated currency becomes the
   * document's; an amount without a currency counts as being in it.
   */
  public boolean isOurs(String other) {
    if (currency.isEmpty()) currency = other;
    return other.isEmpty() || other.equals(currency);
  }

  /**
   * Takes the total to be paid.
   *
   * @param rank if several amounts are totals, the one with the lowest rank wins
   */
  public void total(BigDecimal amount, int rank, Segment at) {
    if (rank >= totalRank) return;
    total = NormalizedText.amount(amount);
    totalRank = rank;
    totalAt = at.number();
  }

  /** Takes a due day; ignores null. */
  public void due(@Nullable LocalDate day) {
    if (day != null) due.add(day);
  }

  /** Takes a tax. A message may name a tax above the lines and state its amount below them. */
  public void tax(
      @Nullable String type, @Nullable BigDecimal rate, @Nullable BigDecimal amount, Segment at) {
    if (rate == null && amount == null) return;
    var it =
        new Tax(
            type,
            rate == null ? null : NormalizedText.amount(rate),
            amount == null ? null : NormalizedText.amount(amount));
    taxes.removeIf(other -> other.tax().equals(new Tax(it.type(), it.rate(), null)));
    if (taxes.size() < MOST_TAXES && (amount != null || !isNamed(it)))
      taxes.add(new StatedTax(it, at.number()));
  }

  private boolean isNamed(Tax tax) {
    return taxes.stream()
        .map(StatedTax::tax)
        .anyMatch(it -> new Tax(it.type(), it.rate(), null).equals(tax));
  }

  /** Takes the sum of all taxes, which counts if no tax has an amount of its own. */
  public void allTaxes(BigDecimal amount, Segment at) {
    if (allTaxes == null)
      allTaxes = new StatedTax(new Tax(null, null, NormalizedText.amount(amount)), at.number());
  }

  private List<StatedTax> taxes() {
    StatedTax all = allTaxes;
    if (all == null || taxes.stream().anyMatch(it -> it.tax().amount() != null))
      return List.copyOf(taxes);
    if (taxes.size() == 1) {
      Tax only = taxes.getFirst().tax();
      return List.of(
          new StatedTax(new Tax(only.type(), only.rate(), all.tax().amount()), all.segment()));
    }
    List<StatedTax> together = new ArrayList<>(taxes);
    together.add(all);
    return List.copyOf(together);
  }

  /** Null if nothing is stated. */
  public @Nullable Payable payable() {
    List<Tax> stated = taxes().stream().map(StatedTax::tax).toList();
    LocalDate day = due.size() == 1 ? due.iterator().next() : null;
    return stated.isEmpty() && total == null && day == null
        ? null
        : new Payable(stated, total, day);
  }

  /** The segments that state the total and the taxes. */
  public List<Place> places() {
    List<Place> places = new ArrayList<>();
    if (total != null) places.add(new Place(Place.What.TOTAL, null, 0, totalAt));
    int at = 0;
    for (StatedTax it : taxes()) places.add(new Place(Place.What.TAX, null, at++, it.segment()));
    return places;
  }
}
