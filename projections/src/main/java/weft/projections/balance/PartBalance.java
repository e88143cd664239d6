package weft.projections.balance;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.balance.BalanceRow;
import weft.balance.Breach;
import weft.balance.NotCounted;
import weft.measure.Quantity;
import weft.parts.PartNames;
import weft.parts.StockRange;
import weft.party.Side;
import weft.projections.balance.CountedQuantity.Kind;

/**
 * The balance of a part at a site, from one side. This record is the JSON.
 *
 * @param part and {@code site} are the numbers of the party whose balance it is
 * @param partner null where it covers all partners
 * @param today at the site
 * @param opening usable stock
 * @param openingRounded whether the opening contains a quantity rounded to six decimals, because
 *     the stock's unit could not express it exactly
 * @param free the part of the opening that is no partner's
 * @param demand whether gross demand is shared; the supplier's side uses call-offs, so always
 *     {@code shared}
 * @param overdue demand whose date has passed; it is due today
 * @param lateTransit goods that should have arrived; they are expected today
 * @param latePlan output planned or quantities promised for a day that has passed; not counted
 * @param range the agreed stock range; null where none is agreed, or several agreements count
 *     together
 * @param notInForce agreements on the part that do not hold today; they count all the same
 */
public record PartBalance(
    Side side,
    String part,
    String site,
    @Nullable String partner,
    @Nullable PartNames names,
    String unit,
    LocalDate today,
    Quantity opening,
    boolean openingRounded,
    Quantity free,
    Demand demand,
    Quantity overdue,
    Quantity lateTransit,
    Quantity latePlan,
    List<NotCounted> notCounted,
    List<Input> inputs,
    List<BalanceRow> rows,
    @JsonIgnore @Nullable Breach runOut,
    @Nullable Breach belowMinimum,
    @Nullable Breach aboveMaximum,
    @Nullable StockRange range,
    List<NotInForce> notInForce) {

  /** Whether the withdrawals from stock are known. */
  public enum Demand {
    SHARED,
    NOT_SHARED
  }

  /**
   * The age of one kind of input.
   *
   * @param asOf when it was last reported
   * @param stale whether that is longer ago than the agreement allows
   */
  public record Input(Kind kind, Instant asOf, boolean stale) {}

  /** A partner whose agreement has not begun or has ended, and the agreement's days. */
  public record NotInForce(String partner, @Nullable LocalDate from, @Nullable LocalDate until) {}
}
