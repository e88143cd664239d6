package weft.balance;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.scheduling.release.CountChange;
import weft.scheduling.release.Received;

/**
 * Finds the falls of a cumulative that are reported returns. A fall is a return if, before it, the
 * buyer reported as sent back just that quantity, in one return or in several that follow each
 * other. A return explains one fall. Goods that the cumulative never included cannot make it fall.
 */
final class ReturnedFalls {
  /** The most returns that are looked at for one fall, the newest. */
  private static final int MOST = 100;

  private final List<SentGoods> told;
  private final @Nullable SignedOpening opening;

  /** Returns that explain no fall yet, oldest first. */
  private final List<Returned> left = new ArrayList<>();

  private final List<Statement> all = new ArrayList<>();

  /** How many of them there are up to the last that states a cumulative. */
  private int stated;

  private ReturnedFalls(List<SentGoods> told, @Nullable SignedOpening opening) {
    this.told = told;
    this.opening = opening;
    for (SentGoods goods : told)
      for (SentGoods.Back it : goods.back()) left.add(new Returned(goods, it));
    left.sort(Comparator.comparingLong(it -> it.back().position()));
  }

  /**
   * Returns the statements; those whose cumulative falls by reported returns name them.
   *
   * @param told all sent goods, in the unit of the statements
   */
  static List<Statement> on(
      List<Statement> statements, List<SentGoods> told, @Nullable SignedOpening opening) {
    var falls = new ReturnedFalls(told, opening);
    return falls.left.isEmpty() ? statements : falls.of(statements);
  }

  private List<Statement> of(List<Statement> statements) {
    Received before = null;
    for (Statement it : statements) {
      Received said = it.said();
      Statement as = it;
      if (said.cumulative() != null) {
        if (before != null && before.fallsTo(said)) as = it.by(fallen(before, it));
        boolean anew = before == null || as.change(before) == CountChange.BEGINS_ANEW;
        if (!anew) left.removeAll(as.returned());
        before = anew || before == null ? said : said.countedAs(before);
      }
      all.add(as);
      if (said.cumulative() != null) stated = all.size();
    }
    return all;
  }

  /** Returns the returns by which the cumulative falls; none where they do not add up to it. */
  private List<Returned> fallen(Received before, Statement by) {
    Quantity fell = requireNonNull(before.cumulative()).minus(by.cumulative());
    List<Returned> some = included(by);
    for (int from = 0; from < some.size(); from++) {
      Quantity sum = Quantity.ZERO;
      for (int to = from; to < some.size() && !sum.exceeds(fell); to++) {
        sum = sum.plus(some.get(to).back().quantity());
        if (sum.equals(fell)) return some.subList(from, to + 1);
      }
    }
    return List.of();
  }

  /** Returns the returns, oldest first, of goods that the cumulative before the fall includes. */
  private List<Returned> included(Statement by) {
    List<Statement> until = List.copyOf(all.subList(0, stated));
    List<Returned> known = new ArrayList<>();
    for (Returned it : left)
      if (it.back().position() < by.position() && mayCount(until.getLast(), it.goods()))
        known.add(it);
    if (known.isEmpty()) return known;
    Quantity leftOut = GoodsCount.of(until, told, opening).leftOutInAll();
    List<Returned> newest = known.subList(Math.max(0, known.size() - MOST), known.size());
    List<Returned> all = new ArrayList<>();
    for (Returned it : newest.reversed())
      if (it.back().quantity().exceeds(leftOut)) all.addFirst(it);
      else leftOut = leftOut.minus(it.back().quantity());
    return all;
  }

  private static boolean mayCount(Statement it, SentGoods goods) {
    return goods.came().isEmpty() || goods.came().stream().anyMatch(it::mayCount);
  }
}
