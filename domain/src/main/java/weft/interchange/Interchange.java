package weft.interchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeEvent.InterchangeConcluded;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeEvent.ReferenceReused;
import weft.interchange.InterchangeEvent.SenderRefused;
import weft.interchange.RerunRefusal.NoSuchMessage;
import weft.interchange.RerunRefusal.TookEffect;

/**
 * The state of an interchange: the first bytes received under its key, and the results of its
 * messages so far.
 *
 * @param reused later interchanges with the same reference but other bytes
 */
public record Interchange(
    @Nullable InterchangeReceived received,
    List<MessageResult> results,
    @Nullable InterchangeOutcome outcome,
    List<InterchangeReceived> reused) {
  public static final Interchange NEW = new Interchange(null, List.of(), null, List.of());

  /** Computes the state from the events of its stream, in order. */
  public static Interchange of(List<?> events) {
    Interchange state = NEW;
    for (Object event : events) state = state.evolve((InterchangeEvent) event);
    return state;
  }

  public Interchange evolve(InterchangeEvent event) {
    return switch (event) {
      case InterchangeReceived it -> new Interchange(it, List.of(), null, reused);
      case MessageConcluded it ->
          new Interchange(received, plus(results, it.result()), outcome, reused);
      case DocumentKept _ -> this;
      case InterchangeConcluded it -> new Interchange(received, results, it.outcome(), reused);
      case ReferenceReused it ->
          new Interchange(received, results, outcome, plus(reused, it.again()));
      case MessageRerun it -> rerun(it);
      case SenderRefused it ->
          new Interchange(it.refused(), List.of(), InterchangeOutcome.REJECTED, reused);
    };
  }

  private Interchange rerun(MessageRerun it) {
    List<MessageResult> now = new ArrayList<>(results);
    now.set(it.number() - 1, it.result());
    return new Interchange(
        received,
        List.copyOf(now),
        outcome == null
            ? null
            : InterchangeOutcome.of(now.stream().map(MessageResult::outcome).toList()),
        reused);
  }

  /**
   * Returns why a message cannot be rerun; null where it can.
   *
   * @param id of the interchange as it arrived
   */
  public @Nullable RerunRefusal refusal(String id, int number) {
    if (received == null || !received.id().equals(id) || number < 1 || number > results.size())
      return new NoSuchMessage(number);
    MessageResult before = results.get(number - 1);
    return switch (before.outcome()) {
      case HELD, KEPT, REJECTED -> null;
      case APPLIED, CONTRADICTED ->
          before.hasMoreToTell() || before.mayBeSaidAnew()
              ? null
              : new TookEffect(number, before.outcome());
    };
  }

  /** Whether the same bytes came under this key before. */
  public boolean isRepeatedBy(InterchangeReceived other) {
    return received != null
        && !received.id().equals(other.id())
        && received.sha256().equals(other.sha256());
  }

  /** Whether other bytes came under this key before. */
  public boolean isContradictedBy(InterchangeReceived other) {
    return received != null && !received.sha256().equals(other.sha256());
  }

  private static <T> List<T> plus(List<T> list, T one) {
    List<T> longer = new ArrayList<>(list);
    longer.add(one);
    return List.copyOf(longer);
  }
}
