package weft.consumption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.consumption.ConsumptionCommand.AcceptConsumption;
import weft.consumption.ConsumptionCommand.ContestConsumption;
import weft.consumption.ConsumptionCommand.StateConsumption;
import weft.consumption.ConsumptionEvent.ConsumptionAccepted;
import weft.consumption.ConsumptionEvent.ConsumptionStated;
import weft.consumption.ConsumptionRefusal.NoSuchStatement;
import weft.consumption.ConsumptionRefusal.NothingToState;
import weft.consumption.ConsumptionRefusal.StatedMeanwhile;
import weft.consumption.ConsumptionRefusal.StatementAccepted;
import weft.event.Refusal;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.party.PartyCode;

class ConsumptionAccountTest {
  private static final ConsumptionAccountId ACCOUNT =
      new ConsumptionAccountId(new PartyCode("HENGYUE"), new PartyCode("JIAXIN"), "PLANT1");
  private static final ConsumptionLine LINE =
      new ConsumptionLine(
          "4711",
          null,
          null,
          "PCE",
          Quantity.of(100),
          Quantity.ZERO,
          Quantity.of(30),
          Quantity.ZERO,
          Quantity.ZERO,
          Quantity.ZERO,
          Quantity.of(70));

  @Test
  void an_id_is_read_back() {
    assertThat(ConsumptionAccountId.of(ACCOUNT.stream())).isEqualTo(ACCOUNT);
  }

  @Test
  void statements_follow_each_other_without_gap_and_overlap() {
    ConsumptionAccount first = after(ConsumptionAccount.NEW, state(0, 10));
    ConsumptionAccount second = after(first, state(10, 25));
    assertThat(second.decide(state(25, 30)))
        .first()
        .isEqualTo(new ConsumptionStated(ACCOUNT, 3, 25, 30, List.of(LINE)));
    assertRefused(second, state(10, 30), StatedMeanwhile.class);
    assertRefused(second, state(25, 20), StatedMeanwhile.class);
  }

  @Test
  void nothing_is_no_statement() {
    assertRefused(
        ConsumptionAccount.NEW,
        new StateConsumption(ACCOUNT, 0, 9, List.of()),
        NothingToState.class);
  }

  @Test
  void one_that_was_accepted_stays_accepted() {
    ConsumptionAccount stated = after(ConsumptionAccount.NEW, state(0, 10));
    ConsumptionAccount accepted = after(stated, new AcceptConsumption(ACCOUNT, 1));
    assertThat(accepted.decide(new AcceptConsumption(ACCOUNT, 1))).isEmpty();
    assertRefused(accepted, new ContestConsumption(ACCOUNT, 1, "why"), StatementAccepted.class);
  }

  @Test
  void one_that_was_contested_may_still_be_accepted() {
    ConsumptionAccount stated = after(ConsumptionAccount.NEW, state(0, 10));
    ConsumptionAccount contested = after(stated, new ContestConsumption(ACCOUNT, 1, "5 too many"));
    assertThat(contested.decide(new AcceptConsumption(ACCOUNT, 1)))
        .containsExactly(new ConsumptionAccepted(ACCOUNT, 1));
  }

  @Test
  void of_a_statement_that_was_not_made_nothing_is_said() {
    ConsumptionAccount stated = after(ConsumptionAccount.NEW, state(0, 10));
    assertRefused(stated, new AcceptConsumption(ACCOUNT, 2), NoSuchStatement.class);
    assertRefused(stated, new ContestConsumption(ACCOUNT, 0, "why"), NoSuchStatement.class);
  }

  private static StateConsumption state(long after, long upTo) {
    return new StateConsumption(ACCOUNT, after, upTo, List.of(LINE));
  }

  private static ConsumptionAccount after(ConsumptionAccount account, ConsumptionCommand command) {
    ConsumptionAccount after = account;
    for (ConsumptionEvent it : account.decide(command)) after = after.evolve(it);
    return after;
  }

  private static void assertRefused(
      ConsumptionAccount account, ConsumptionCommand command, Class<? extends Refusal> why) {
    assertThatThrownBy(() -> account.decide(command))
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.refusal()).isInstanceOf(why));
  }
}
