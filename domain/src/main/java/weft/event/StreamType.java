package weft.event;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * The declaration of one kind of stream by its context: the names of its events in the store, a
 * sentence for each, and the rules that decide its commands. JSON, snapshots, the desk, the history
 * and tests are derived from it.
 *
 * @param <E> the sealed events
 */
public final class StreamType<E> {
  private static final int NO_PART = -1;
  private final String name;
  private final Class<E> family;
  private final List<Event<? extends E>> events;
  private final @Nullable Deciding<?, E, ?> deciding;
  private final List<Class<? extends Refusal>> refusals;
  private final int partAt;

  private StreamType(
      String name,
      Class<E> family,
      List<Event<? extends E>> events,
      @Nullable Deciding<?, E, ?> deciding,
      List<Class<? extends Refusal>> refusals,
      int partAt) {
    this.name = name;
    this.family = family;
    this.events = events;
    this.deciding = deciding;
    this.refusals = refusals;
    this.partAt = partAt;
  }

  /**
   * One event type of the stream.
   *
   * @param name the name under which the event is stored for ever, independent of its class name
   * @param sentence what happened, for people
   */
  public record Event<X>(String name, Class<X> type, Function<X, Text> sentence) {
    private Text of(Object event) {
      return sentence.apply(type.cast(event));
    }
  }

  /** The rules of a stream, with their initial state. */
  public record Deciding<C extends StreamCommand, E, S extends Rules<C, E, S>>(
      Class<C> commands, Class<E> events, S initial) {
    /** Returns the events that a command leads to, and passes the new state to {@code stands}. */
    List<E> decide(StreamCommand command, Past past, Consumer<S> stands) {
      S state = past.foldedFrom(initial, events);
      List<E> decided = state.decide(commands.cast(command));
      for (E event : decided) state = state.evolve(event);
      stands.accept(state);
      return decided;
    }
  }

  /**
   * Declares a kind of stream.
   *
   * @param name the first segment of its ids
   */
  public static <E> StreamType<E> of(String name, Class<E> events) {
    return new StreamType<>(name, events, List.of(), null, List.of(), NO_PART);
  }

  /** A copy whose commands are decided by rules. */
  public <C extends StreamCommand, S extends Rules<C, E, S>> StreamType<E> decidedBy(
      Class<C> commands, S initial) {
    return new StreamType<>(
        name, family, events, new Deciding<>(commands, family, initial), refusals, partAt);
  }

  /** A copy with the sealed refusals of its commands. */
  @SafeVarargs
  @SuppressWarnings("varargs") // List.of only reads them
  public final StreamType<E> refusing(Class<? extends Refusal>... reasons) {
    return new StreamType<>(name, family, events, deciding, List.of(reasons), partAt);
  }

  /**
   * A copy whose streams each belong to one part, whose number is the given segment of the id (from
   * 0).
   */
  public StreamType<E> partAt(int segment) {
    return new StreamType<>(name, family, events, deciding, refusals, segment);
  }

  /** A copy with one more event; see {@link Event}. */
  public <X extends E> StreamType<E> event(String name, Class<X> type, Function<X, Text> sentence) {
    List<Event<? extends E>> more = new ArrayList<>(events);
    more.add(new Event<>(name, type, sentence));
    return new StreamType<>(this.name, family, List.copyOf(more), deciding, refusals, partAt);
  }

  public String name() {
    return name;
  }

  /** The context that declares it, by which audit grants name it, such as {@code ordering}. */
  public String context() {
    String room = family.getPackageName();
    return room.substring(room.lastIndexOf('.') + 1);
  }

  /** The sealed interface of the events, or the class of the only event. */
  public Class<E> family() {
    return family;
  }

  public List<Event<? extends E>> events() {
    return events;
  }

  /** Null where the stream takes no commands, because other handlers append its events. */
  public @Nullable Deciding<?, E, ?> deciding() {
    return deciding;
  }

  /**
   * The number of the part that a stream belongs to; null where it belongs to none or to several.
   */
  public @Nullable String part(String stream) {
    return partAt == NO_PART ? null : StreamId.segment(stream, partAt);
  }

  /** The initial state, if the hub keeps snapshots of this kind of stream; otherwise null. */
  public @Nullable KeptRules<?, ?, ?> kept() {
    return deciding != null && deciding.initial() instanceof KeptRules<?, ?, ?> it ? it : null;
  }

  /** The sealed types of refusals. */
  public List<Class<? extends Refusal>> refusals() {
    return refusals;
  }

  public boolean isOf(Object event) {
    return family.isInstance(event);
  }

  /**
   * Returns the sentence for an event.
   *
   * @throws IllegalArgumentException for an event of another kind of stream
   */
  public Text sentence(Object event) {
    for (Event<? extends E> it : events) if (it.type().isInstance(event)) return it.of(event);
    throw new IllegalArgumentException(event.getClass() + " is no event of " + name);
  }

  boolean takes(StreamCommand command) {
    return deciding != null && deciding.commands().isInstance(command);
  }

  /** Returns the events that a command of this kind leads to. */
  List<E> decide(StreamCommand command, Past past, Consumer<Object> stands) {
    return requireNonNull(deciding).decide(command, past, stands::accept);
  }
}
