package weft.api.balance;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.balance.reading.BalanceReading;
import weft.api.balance.reading.BalanceReading.Gathered;
import weft.api.balance.reading.BalanceReading.Question;
import weft.api.balance.reading.EarlierMoments;
import weft.api.balance.reading.EarlierMoments.Earlier;
import weft.api.reading.ReadContext;
import weft.projections.balance.Balances.Asked;
import weft.projections.balance.PartBalance;

/** Computes balances of the same days at an earlier moment, by the agreements of that moment. */
@Component
class EarlierBalances {
  private final BalanceReading reading;
  private final EarlierMoments moments;

  EarlierBalances(BalanceReading reading, EarlierMoments moments) {
    this.reading = reading;
    this.moments = moments;
  }

  /** A balance, and its moment. */
  record Found(Earlier moment, PartBalance balance) {}

  /** Null where no such event happened; see {@link EarlierMoments#of}. */
  @Nullable Found of(ReadContext at, Asked asked, String against) {
    Earlier then =
        moments.of(
            at,
            against,
            () -> moments.newest(at, asked.part(), asked.site(), EarlierMoments.RELEASES),
            () -> moments.newest(at, asked.part(), asked.site(), EarlierMoments.ANSWERS));
    if (then == null) return null;
    Gathered gathered =
        reading.gather(then.reading(), new Question(asked.part(), asked.site(), asked.partner()));
    return new Found(then, gathered.balances().of(asked, gathered.counted()));
  }
}
