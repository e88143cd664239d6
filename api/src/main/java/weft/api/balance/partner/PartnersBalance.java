package weft.api.balance.partner;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.balance.Breach;
import weft.balance.NotCounted;
import weft.measure.Quantity;
import weft.party.Side;
import weft.projections.balance.PartBalance;
import weft.projections.balance.PartBalance.Input;

/**
 * The supplier's balance of a part as its buyer sees it: the data that the supplier shares, against
 * the buyer's own call-offs and orders. This record is the JSON.
 *
 * @param part the buyer's number, and {@code partnerPart} the supplier's
 * @param site the supplier's, as {@code PARTY/SITE}
 * @param stock how much is known of the supplier's stock, and {@code output} of its plans
 * @param opening usable finished stock; null unless its quantity is shared
 * @param runOut also null where not all of the balance is known
 */
public record PartnersBalance(
    Side side,
    String part,
    String partnerPart,
    String site,
    String partner,
    String unit,
    LocalDate today,
    Known stock,
    Known output,
    @Nullable Quantity opening,
    Quantity overdue,
    List<NotCounted> notCounted,
    List<Input> inputs,
    List<Row> rows,
    @Nullable Breach runOut)
    implements BalanceAnswer {

  /** How much of an input is shared. */
  public enum Shared {
    /** Its quantities. */
    EXACT,
    /** Only a state: enough, little or none. */
    STATE,
    /** The partner shares nothing of it. */
    NONE
  }

  /**
   * How much of an input is known.
   *
   * @param state {@code ok}, {@code low} or {@code none}, where only a state is known
   */
  public record Known(Shared shared, @Nullable String state) {
    static final Known EXACTLY = new Known(Shared.EXACT, null);
    static final Known NOT = new Known(Shared.NONE, null);

    static Known state(Enum<?> state) {
      return new Known(Shared.STATE, state.name().toLowerCase(Locale.ROOT));
    }

    public boolean isExact() {
      return shared == Shared.EXACT;
    }
  }

  /**
   * One row; an unknown number is null, never zero.
   *
   * @param planned the supplier's output, as far as the supplier shares it
   * @param out the buyer's call-offs and orders, on the day they have to leave
   * @param closing known where both stock and output are, like the numbers that follow from it
   */
  record Row(
      LocalDate from,
      LocalDate until,
      @Nullable Quantity opening,
      @Nullable Quantity planned,
      Quantity out,
      Quantity outFirm,
      @Nullable Quantity closing,
      @Nullable BigDecimal cover,
      @Nullable BigDecimal coverAtLeast) {}

  static PartnersBalance of(
      PartBalance balance, String part, Known stock, Known output, String partner) {
    boolean whole = stock.isExact() && output.isExact();
    List<Row> rows =
        balance.rows().stream()
            .map(
                it ->
                    new Row(
                        it.from(),
                        it.until(),
                        whole ? it.opening() : null,
                        output.isExact() ? it.in().planned() : null,
                        it.out() == null ? Quantity.ZERO : it.out(),
                        it.outFirm() == null ? Quantity.ZERO : it.outFirm(),
                        whole ? it.closing() : null,
                        whole ? it.cover() : null,
                        whole ? it.coverAtLeast() : null))
            .toList();
    return new PartnersBalance(
        Side.SUPPLIER,
        part,
        balance.part(),
        partner + "/" + balance.site(),
        partner,
        balance.unit(),
        balance.today(),
        stock,
        output,
        stock.isExact() ? balance.opening() : null,
        balance.overdue(),
        balance.notCounted(),
        balance.inputs(),
        rows,
        whole ? balance.runOut() : null);
  }
}
