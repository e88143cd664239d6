package weft.energy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.energy.LoadRequestCommand.AnswerLoad;
import weft.energy.LoadRequestCommand.AskLoad;
import weft.energy.LoadRequestCommand.MeasureLoad;
import weft.energy.LoadRequestEvent.LoadAnswered;
import weft.energy.LoadRequestEvent.LoadAsked;
import weft.energy.LoadRequestEvent.LoadMeasured;
import weft.energy.LoadRequestRefusal.LoadNotPositive;
import weft.energy.LoadRequestRefusal.LoadRequestAnswered;
import weft.energy.LoadRequestRefusal.LoadRequestExists;
import weft.energy.LoadRequestRefusal.LoadRequestNotTaken;
import weft.energy.LoadRequestRefusal.LoadRequestWithoutTime;
import weft.energy.LoadRequestRefusal.NoSuchLoadRequest;
import weft.event.Refused;
import weft.event.Rules;
import weft.party.PartyCode;

/**
 * The rules of a load request: a park asks, the supplier answers once, and the effect is measured
 * where it was taken.
 *
 * @param supplier null before it was asked for
 */
public record LoadRequest(@Nullable PartyCode supplier, State state)
    implements Rules<LoadRequestCommand, LoadRequestEvent, LoadRequest> {
  public static final LoadRequest NEW = new LoadRequest(null, State.NONE);
  private static final Duration LONGEST = Duration.ofDays(1);

  /** How far it came. */
  public enum State {
    NONE,
    ASKED,
    TAKEN,
    REFUSED,
    MEASURED
  }

  @Override
  public List<LoadRequestEvent> decide(LoadRequestCommand command) {
    return switch (command) {
      case AskLoad it -> {
        if (state != State.NONE) throw new Refused(new LoadRequestExists());
        check(it.asked());
        yield List.of(new LoadAsked(it.request(), it.supplier(), it.asked()));
      }
      case AnswerLoad it -> {
        own(it);
        if (state != State.ASKED) throw new Refused(new LoadRequestAnswered());
        if (it.kW() != null) positive(it.kW());
        yield List.of(
            new LoadAnswered(it.request(), it.supplier(), it.taken(), it.kW(), it.reason()));
      }
      case MeasureLoad it -> {
        own(it);
        if (state == State.MEASURED) yield List.of();
        if (state != State.TAKEN) throw new Refused(new LoadRequestNotTaken());
        yield List.of(new LoadMeasured(it.request(), it.supplier(), it.effect()));
      }
    };
  }

  private void own(LoadRequestCommand command) {
    if (!command.supplier().equals(supplier)) throw new Refused(new NoSuchLoadRequest());
  }

  private static void check(AskedLoad it) {
    if (!it.from().isBefore(it.until())
        || Duration.between(it.from(), it.until()).compareTo(LONGEST) > 0)
      throw new Refused(new LoadRequestWithoutTime());
    positive(it.kW());
  }

  private static void positive(BigDecimal kW) {
    if (kW.signum() <= 0) throw new Refused(new LoadNotPositive());
  }

  @Override
  public LoadRequest evolve(LoadRequestEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case LoadAsked it -> new LoadRequest(it.supplier(), State.ASKED);
      case LoadAnswered it ->
          new LoadRequest(it.supplier(), it.taken() ? State.TAKEN : State.REFUSED);
      case LoadMeasured it -> new LoadRequest(it.supplier(), State.MEASURED);
    };
  }
}
