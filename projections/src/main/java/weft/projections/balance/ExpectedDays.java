package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import weft.balance.UnderWay;

/** For how many days after their planned arrival goods are expected, by the profile in force. */
final class ExpectedDays {
  @SuppressWarnings("InlineFormatString") // a statement is read before the code around it
  private static final String AGREED =
      """
      select v.buyer, v.supplier, (v.profile #>> '{edi,schedules,expectedDays}')::int
      from partnership_version v
      where v.%1$s = :party and v.version = (
          select max(l.version) from partnership_version l
          where l.buyer = v.buyer and l.supplier = v.supplier and l.position <= :until)
        and v.profile #>> '{edi,schedules,expectedDays}' is not null\
      """;

  private final Map<Between, Integer> agreed = new HashMap<>();

  private record Between(String buyer, String supplier) {}

  private ExpectedDays() {}

  static ExpectedDays of(Trade trade) {
    var days = new ExpectedDays();
    Long position = trade.moment().position();
    trade
        .db()
        .sql(AGREED.formatted(trade.own()))
        .param("party", trade.party())
        .param("until", position == null ? Long.MAX_VALUE : position)
        .query(
            row -> {
              days.agreed.put(
                  new Between(
                      requireNonNull(row.getString(1)), requireNonNull(row.getString(2))),
                  row.getInt(3));
            });
    return days;
  }

  int between(ServedSchedule it) {
    return agreed.getOrDefault(new Between(it.buyer(), it.supplier()), UnderWay.USUAL_DAYS);
  }
}
