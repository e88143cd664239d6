package weft.energy;

import java.util.List;
import weft.energy.EnergyAdviceCommand.AnswerAdvice;
import weft.energy.EnergyAdviceCommand.GiveAdvice;
import weft.energy.EnergyAdviceCommand.MeasureAdvice;
import weft.energy.EnergyAdviceEvent.AdviceGiven;
import weft.energy.EnergyAdviceEvent.AdviceMeasured;
import weft.energy.EnergyAdviceEvent.AdviceRefused;
import weft.energy.EnergyAdviceEvent.AdviceTaken;
import weft.energy.EnergyAdviceRefusal.AdviceAnswered;
import weft.energy.EnergyAdviceRefusal.AdviceExists;
import weft.energy.EnergyAdviceRefusal.AdviceNotTaken;
import weft.energy.EnergyAdviceRefusal.NoSuchAdvice;
import weft.event.Refused;
import weft.event.Rules;

/** The rules of a piece of advice: it is answered once, and measured once it was taken. */
public record EnergyAdvice(State state)
    implements Rules<EnergyAdviceCommand, EnergyAdviceEvent, EnergyAdvice> {
  public static final EnergyAdvice NEW = new EnergyAdvice(State.NONE);

  /** How far it came. */
  public enum State {
    NONE,
    GIVEN,
    TAKEN,
    REFUSED,
    MEASURED
  }

  @Override
  public List<EnergyAdviceEvent> decide(EnergyAdviceCommand command) {
    return switch (command) {
      case GiveAdvice it -> {
        if (state != State.NONE) throw new Refused(new AdviceExists());
        yield List.of(new AdviceGiven(it.advice(), it.given()));
      }
      case AnswerAdvice it -> {
        if (state == State.NONE) throw new Refused(new NoSuchAdvice());
        if (state != State.GIVEN) throw new Refused(new AdviceAnswered());
        yield List.of(
            it.taken()
                ? new AdviceTaken(it.advice(), it.reason())
                : new AdviceRefused(it.advice(), it.reason()));
      }
      case MeasureAdvice it -> {
        if (state == State.MEASURED) yield List.of();
        if (state != State.TAKEN) throw new Refused(new AdviceNotTaken());
        yield List.of(new AdviceMeasured(it.advice(), it.measured()));
      }
    };
  }

  @Override
  public EnergyAdvice evolve(EnergyAdviceEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case AdviceGiven _ -> new EnergyAdvice(State.GIVEN);
      case AdviceTaken _ -> new EnergyAdvice(State.TAKEN);
      case AdviceRefused _ -> new EnergyAdvice(State.REFUSED);
      case AdviceMeasured _ -> new EnergyAdvice(State.MEASURED);
    };
  }
}
