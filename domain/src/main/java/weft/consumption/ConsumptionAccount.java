package weft.consumption;

import java.util.ArrayList;
import java.util.List;
import weft.consumption.ConsumptionCommand.AcceptConsumption;
import weft.consumption.ConsumptionCommand.ContestConsumption;
import weft.consumption.ConsumptionCommand.StateConsumption;
import weft.consumption.ConsumptionEvent.ConsumptionAccepted;
import weft.consumption.ConsumptionEvent.ConsumptionContested;
import weft.consumption.ConsumptionEvent.ConsumptionStated;
import weft.consumption.ConsumptionRefusal.NoSuchStatement;
import weft.consumption.ConsumptionRefusal.NothingToState;
import weft.consumption.ConsumptionRefusal.StatedMeanwhile;
import weft.consumption.ConsumptionRefusal.StatementAccepted;
import weft.event.Refused;
import weft.event.Rules;

/**
 * The rules of a consumption account. Each statement begins where the last one ended, without gap
 * or overlap, so that each movement is billed once.
 *
 * @param statements number of statements made
 * @param upTo the stock position at which the last statement ended
 * @param open numbers of the statements that the owner has not accepted
 */
public record ConsumptionAccount(int statements, long upTo, List<Integer> open)
    implements Rules<ConsumptionCommand, ConsumptionEvent, ConsumptionAccount> {
  public static final ConsumptionAccount NEW = new ConsumptionAccount(0, 0, List.of());

  @Override
  public List<ConsumptionEvent> decide(ConsumptionCommand command) {
    return switch (command) {
      case StateConsumption it -> {
        if (it.after() != upTo || it.upTo() < upTo) throw new Refused(new StatedMeanwhile());
        if (it.lines().isEmpty()) throw new Refused(new NothingToState());
        yield List.of(
            new ConsumptionStated(it.account(), statements + 1, upTo, it.upTo(), it.lines()));
      }
      case AcceptConsumption it -> {
        requireStated(it.number());
        yield isOpen(it.number())
            ? List.of(new ConsumptionAccepted(it.account(), it.number()))
            : List.of();
      }
      case ContestConsumption it -> {
        requireStated(it.number());
        if (!isOpen(it.number())) throw new Refused(new StatementAccepted());
        yield List.of(new ConsumptionContested(it.account(), it.number(), it.reason()));
      }
    };
  }

  private void requireStated(int number) {
    if (number < 1 || number > statements) throw new Refused(new NoSuchStatement());
  }

  private boolean isOpen(int number) {
    return open.contains(number);
  }

  @Override
  public ConsumptionAccount evolve(ConsumptionEvent event) {
    List<Integer> left = new ArrayList<>(open);
    return switch (event) { // no default: a new event must be thought about here
      case ConsumptionStated it -> {
        left.add(it.number());
        yield new ConsumptionAccount(it.number(), it.upTo(), List.copyOf(left));
      }
      case ConsumptionAccepted it -> {
        left.remove(Integer.valueOf(it.number()));
        yield new ConsumptionAccount(statements, upTo, List.copyOf(left));
      }
      case ConsumptionContested _ -> this;
    };
  }
}
