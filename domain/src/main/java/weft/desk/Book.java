package weft.desk;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * The streams one command touches, loaded at once, and what the command adds to them, appended at
 * once.
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
    this.provenance = provenance;
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

  /** Opens streams of which the command itself did not tell, but what was read of its others. */
  public void openMore(Collection<String> ids) {
    List<String> more = ids.stream().filter(it -> !streams.containsKey(it)).toList();
    if (!more.isEmpty()) open(more);
  }

  /** What is known of a stream, with what was added; of one that was not opened, nothing. */
  public Past past(String stream) {
    return requireNonNullElse(streams.get(stream), Past.NONE);
  }

  /** All events of a stream that stays short, so that no state of it is ever kept. */
  public List<Object> events(String stream) {
    Past past = past(stream);
    if (past.state() != null) throw new IllegalArgumentException(stream + " is not read whole");
    return past.events();
  }

  /** All events of a stream, those too for which a state stands; it is opened where it was not. */
  public List<Object> whole(String stream) {
    openMore(List.of(stream));
    Past past = past(stream);
    if (past.folded() == 0) return past.events();
    List<Object> stored = store.read(List.of(stream)).getOrDefault(stream, List.of());
    List<Object> all = new ArrayList<>(stored.subList(0, Math.toIntExact(past.folded())));
    all.addAll(past.events());
    return all;
  }

  /** Events so far, those just added included. */
  public long version(String stream) {
    return past(stream).version();
  }

  /** Whether nothing of it is stored yet. */
  public boolean isNew(String stream) {
    return !stored.containsKey(stream);
  }

  /** Records something beside what rules decide. */
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

  /** What stands in it at a moment, to go back to. */
  public record Mark(
      Map<String, Past> streams, Map<String, KeptRules<?, ?, ?>> states, int added) {}

  public Mark mark() {
    return new Mark(new HashMap<>(streams), new HashMap<>(states), added.size());
  }

  /** Takes out again what was added since. */
  public void goBack(Mark to) {
    streams.clear();
    streams.putAll(to.streams());
    states.clear();
    states.putAll(to.states());
    added.subList(to.added(), added.size()).clear();
  }

  /** Asks the stream's rules, and adds what they decide. */
  public List<?> decide(StreamCommand command) {
    return decide(command, provenance);
  }

  /** The same of one of several commands, each of which may concern others than the rest do. */
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
   * Where streams stand that grew since a state was kept: by a tenth of what they are, or by
   * {@value #MOST} events.
   *
   * @param fewest with fewer, reading them costs less than keeping a state
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
