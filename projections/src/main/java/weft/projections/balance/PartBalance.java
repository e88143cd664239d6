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
 * @param part and {@code site} by the numbers of the party whose balance it is
 * @param partner null where it is of all partners together
 * @param today at the site
 * @param opening usable stock
 * @param openingRounded whether that contains a quantity that was rounded to six decimals, because
 *     the unit of the stock could not say it exactly
 * @param free the part of it that is no partner's
 * @param demand whether gross demand is shared; at the supplier's side it is called off, and {@code
 *     shared}
 * @param overdue demand whose time has passed; it is due today
 * @param lateTransit what should have arrived; it is expected today
 * @param latePlan what was planned or promised for a day that has passed; it is not counted
 * @param range agreed for the stock; null where none is, or several agreements count together
 * @param notInForce agreements on the part that do not hold today; they are counted by all the same
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

  /** Whether what is taken out of the stock is known. */
  public enum Demand {
    SHARED,
    NOT_SHARED
  }

  /**
   * How old one kind of input is.
   *
   * @param asOf when it was said last
   * @param stale whether that is longer ago than the agreement allows
   */
  public record Input(Kind kind, Instant asOf, boolean stale) {}

  /** With whom an agreement has not begun or has ended, and its days. */
  public record NotInForce(String partner, @Nullable LocalDate from, @Nullable LocalDate until) {}
}
