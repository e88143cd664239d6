package weft.desk;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import weft.event.Concerning;
import weft.event.KeptRules;
import weft.event.KeptState;
import weft.event.Past;
import weft.event.Provenance;
import weft.event.StreamCommand;
import weft.event.StreamId;
import weft.event.StreamTypes;
import weft.event.Streams;

/**
 * The streams that one command touches. They are loaded together, and the command's additions are
 * appended together.
 */
public final class Book {
  private static final long MOST = 100;

  private final Provenance provenance;
  private final Streams store;
  private final StreamTypes types;
  private final Map<String, Past> streams = new HashMap<>();
  private final Map<String, KeptRules<?, ?, ?>> states = new HashMap<>();
  private final Map<String, Long> stored = new HashMap<>();
  private final List<DomainEventMessage<?>> added = new ArrayList<>();

  Book(Provenance provenance, Streams store, StreamTypes types, Collection<String> ids) {
    this.provenance = provenance.by(IdentifierFactory.getInstance().generateIdentifier());
    this.store = store;
    this.types = types;
    open(ids);
  }

  private void open(Collection<String> ids) {
    store
        .pasts(ids)
        .forEach(
            (id, past) -> {
              streams.put(id, past);
              stored.put(id, past.version());
            });
  }

  /**
   * Opens further streams that become known only from the streams read so far, not from the
   * command.
   */
  public void openMore(Collection<String> ids) {
    List<String> more = ids.stream().filter(it -> !streams.containsKey(it)).toList();
    if (!more.isEmpty()) open(more);
  }

  /**
   * The state of an opened stream, including the additions; {@link Past#NONE} for a stream that was
   * not opened.
   */
  public Past past(String stream) {
    return requireNonNullElse(streams.get(stream), Past.NONE);
  }

  /**
   * All events of a stream that stays short and therefore never has a snapshot.
   *
   * @throws IllegalArgumentException if the stream was read from a snapshot
   */
  public List<Object> events(String stream) {
    Past past = past(stream);
    if (past.state() != null) throw new IllegalArgumentException(stream + " is not read whole");
    return past.events();
  }

  /**
   * All events of a stream, including those that a snapshot stands for; opens the stream if
   * necessary.
   */
  public List<Object> whole(String stream) {
    openMore(List.of(stream));
    Past past = past(stream);
    if (past.folded() == 0) return past.events();
    List<Object> stored = store.read(List.of(stream)).getOrDefault(stream, List.of());
    List<Object> all = new ArrayList<>(stored.subList(0, Math.toIntExact(past.folded())));
    all.addAll(past.events());
    return all;
  }

  /** The number of events so far, including the additions. */
  public long version(String stream) {
    return past(stream).version();
  }

  /** Whether the store has no events of the stream yet. */
  public boolean isNew(String stream) {
    return !stored.containsKey(stream);
  }

  /** Adds an event that no rules decided. */
  public void add(String stream, Object event) {
    add(stream, event, provenance);
  }

  private void add(String stream, Object event, Provenance from) {
    Past past = past(stream);
    added.add(
        new GenericDomainEventMessage<>(
            StreamId.type(stream),
            stream,
            past.version(),
            event,
            MetaData.with(Provenance.KEY, provenanceOf(event, from))));
    List<Object> events = new ArrayList<>(past.events());
    events.add(event);
    streams.put(stream, new Past(past.state(), past.folded(), events));
  }

  private static Provenance provenanceOf(Object event, Provenance from) {
    return event instanceof Concerning it ? from.seenBy(it.concerns()) : from;
  }

  List<DomainEventMessage<?>> added() {
    return added;
  }

  /** A copy of the book's content to which it can be reset. */
  public record Mark(
      Map<String, Past> streams, Map<String, KeptRules<?, ?, ?>> states, int added) {}

  public Mark mark() {
    return new Mark(new HashMap<>(streams), new HashMap<>(states), added.size());
  }

  /** Removes everything that was added since the mark. */
  public void goBack(Mark to) {
    streams.clear();
    streams.putAll(to.streams());
    states.clear();
    states.putAll(to.states());
    added.subList(to.added(), added.size()).clear();
  }

  /** Lets the stream's rules decide a command, and adds the events. */
  public List<?> decide(StreamCommand command) {
    return decide(command, provenance);
  }

  /** Like {@link #decide}, for one of several commands that each concern different parties. */
  List<?> decideForItsOwn(StreamCommand command) {
    return decide(command, provenance.seenBy(command.concerns()));
  }

  private List<?> decide(StreamCommand command, Provenance from) {
    String stream = command.stream();
    List<?> events =
        types.decide(
            command,
            past(stream),
            state -> {
              if (state instanceof KeptRules<?, ?, ?> it) states.put(stream, it);
            });
    events.forEach(it -> add(stream, it, from));
    return events;
  }

  /**
   * Returns new snapshots of the streams that grew by a tenth of their length, or by {@value #MOST}
   * events, since their last snapshot.
   *
   * @param fewest below this many events, reading them costs less than storing a snapshot
   */
  List<KeptState> grown(int fewest) {
    Map<String, DomainEventMessage<?>> last = new HashMap<>();
    added.forEach(it -> last.put(it.getAggregateIdentifier(), it));
    List<KeptState> grown = new ArrayList<>();
    states.forEach(
        (stream, state) -> {
          var event = last.get(stream);
          long enough = Math.max(fewest, Math.min(MOST, version(stream) / 10));
          if (event != null && past(stream).events().size() >= enough)
            grown.add(new KeptState(stream, version(stream), event.getIdentifier(), state));
        });
    return grown;
  }
}
