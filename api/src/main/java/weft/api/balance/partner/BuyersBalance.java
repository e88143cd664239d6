package weft.api.balance.partner;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.balance.partner.PartnersBalance.Known;
import weft.balance.Breach;
import weft.balance.NotCounted;
import weft.measure.Quantity;
import weft.party.Side;
import weft.projections.balance.PartBalance;
import weft.projections.balance.PartBalance.Input;

/**
 * The buyer's balance of a part as one supplier sees it: the stock and demand that the buyer
 * shares, with this supplier's own shipments and promises. It leaves out other suppliers'
 * deliveries and demand that names another supplier. This record is the JSON.
 *
 * @param part the supplier's number, and {@code partnerPart} the buyer's
 * @param site the buyer's, as {@code PARTY/SITE}
 * @param stock how much is known of the buyer's stock, and {@code demand} of its demand
 * @param opening usable stock; null unless its quantity is shared
 * @param lateTransit goods on their way whose arrival is overdue
 * @param runOut also null where not all of the balance is known
 */
public record BuyersBalance(
    Side side,
    String part,
    String partnerPart,
    String site,
    String partner,
    String unit,
    LocalDate today,
    Known stock,
    Known demand,
    @Nullable Quantity opening,
    Quantity lateTransit,
    List<NotCounted> notCounted,
    List<Input> inputs,
    List<Row> rows,
    @Nullable Breach runOut)
    implements BalanceAnswer {

  /**
   * One row; an unknown number is null, never zero.
   *
   * @param transit the supplier's shipments by arrival; {@code promised} are its promises not yet
   *     sent
   * @param out the buyer's demand
   * @param closing known where both stock and demand are, like the numbers that follow from it
   */
  record Row(
      LocalDate from,
      LocalDate until,
      @Nullable Quantity opening,
      Quantity transit,
      Quantity promised,
      @Nullable Quantity out,
      @Nullable Quantity closing,
      @Nullable BigDecimal cover,
      @Nullable BigDecimal coverAtLeast) {}

  static BuyersBalance of(
      PartBalance balance, String part, Known stock, Known demand, String partner) {
    boolean whole = stock.isExact() && demand.isExact();
    List<Row> rows =
        balance.rows().stream()
            .map(
                it ->
                    new Row(
                        it.from(),
                        it.until(),
                        whole ? it.opening() : null,
                        it.in().confirmed(),
                        it.in().planned(),
                        demand.isExact() ? it.out() : null,
                        whole ? it.closing() : null,
                        whole ? it.cover() : null,
                        whole ? it.coverAtLeast() : null))
            .toList();
    return new BuyersBalance(
        Side.BUYER,
        part,
        balance.part(),
        partner + "/" + balance.site(),
        partner,
        balance.unit(),
        balance.today(),
        stock,
        demand,
        stock.isExact() ? balance.opening() : null,
        balance.lateTransit(),
        balance.notCounted(),
        balance.inputs(),
        rows,
        whole ? balance.runOut() : null);
  }
}
