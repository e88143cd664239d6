package weft.event;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * All that the rest of the hub needs to know of one kind of stream, said by its context: names of
 * its events in the store, a sentence for each, and the rules that decide its commands. JSON, kept
 * states, the desk, history and tests follow from it.
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
   * One event of the stream.
   *
   * @param name under which it is stored for ever, whatever its class is called
   * @param sentence what happened, for people
   */
  public record Event<X>(String name, Class<X> type, Function<X, Text> sentence) {
    private Text of(Object event) {
      return sentence.apply(type.cast(event));
    }
  }

  /** The rules of a stream, and where they begin. */
  public record Deciding<C extends StreamCommand, E, S extends Rules<C, E, S>>(
      Class<C> commands, Class<E> events, S initial) {
    /** What a command leads to; {@code stands} is told the state after it. */
    List<E> decide(StreamCommand command, Past past, Consumer<S> stands) {
      S state = past.foldedFrom(initial, events);
      List<E> decided = state.decide(commands.cast(command));
      for (E event : decided) state = state.evolve(event);
      stands.accept(state);
      return decided;
    }
  }

  /**
   * A kind of stream.
   *
   * @param name with which its ids begin
   */
  public static <E> StreamType<E> of(String name, Class<E> events) {
    return new StreamType<>(name, events, List.of(), null, List.of(), NO_PART);
  }

  /** The same, whose commands are decided by rules. */
  public <C extends StreamCommand, S extends Rules<C, E, S>> StreamType<E> decidedBy(
      Class<C> commands, S initial) {
    return new StreamType<>(
        name, family, events, new Deciding<>(commands, family, initial), refusals, partAt);
  }

  /** The same with the sealed reasons for which what is asked of it is refused. */
  @SafeVarargs
  @SuppressWarnings("varargs") // List.of only reads them
  public final StreamType<E> refusing(Class<? extends Refusal>... reasons) {
    return new StreamType<>(name, family, events, deciding, List.of(reasons), partAt);
  }

  /** The same, of one part, whose number is that segment of the id, counted from 0. */
  public StreamType<E> partAt(int segment) {
    return new StreamType<>(name, family, events, deciding, refusals, segment);
  }

  /** The same with one more event; see {@link Event}. */
  public <X extends E> StreamType<E> event(String name, Class<X> type, Function<X, Text> sentence) {
    List<Event<? extends E>> more = new ArrayList<>(events);
    more.add(new Event<>(name, type, sentence));
    return new StreamType<>(this.name, family, List.copyOf(more), deciding, refusals, partAt);
  }

  public String name() {
    return name;
  }

  /** The sealed interface of its events, or the only one. */
  public Class<E> family() {
    return family;
  }

  public List<Event<? extends E>> events() {
    return events;
  }

  /** Null where nobody can ask anything of it: what it is told, other handlers file. */
  public @Nullable Deciding<?, E, ?> deciding() {
    return deciding;
  }

  /** The number of the part that a stream is of; null where it is of none, or of several. */
  public @Nullable String part(String stream) {
    return partAt == NO_PART ? null : StreamId.segment(stream, partAt);
  }

  /** Where its rules begin, if their state is kept between commands. */
  public @Nullable KeptRules<?, ?, ?> kept() {
    return deciding != null && deciding.initial() instanceof KeptRules<?, ?, ?> it ? it : null;
  }

  /** Sealed, each. */
  public List<Class<? extends Refusal>> refusals() {
    return refusals;
  }

  public boolean isOf(Object event) {
    return family.isInstance(event);
  }

  /**
   * What an event of it says.
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

  /** What a command of its own leads to. */
  List<E> decide(StreamCommand command, Past past, Consumer<Object> stands) {
    return requireNonNull(deciding).decide(command, past, stands::accept);
  }
}
