package weft.history.store;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event storage that reads the order of events from the table {@code domain_event}, wherever
 * events are appended.
 */
public abstract class HistoryEngine extends AbstractEventStorageEngine {
  private static final int PAGE = 1_000;

  private final HistoryTable table;

  public HistoryEngine(HistoryTable table, EventJson json) {
    super(settings(json));
    this.table = table;
  }

  private static Settings settings(EventJson json) {
    var settings = new Settings();
    settings.eventSerializer(json).snapshotSerializer(json).snapshotFilter(json::isOfToday);
    return settings;
  }

  private static final class Settings extends Builder {}

  public HistoryTable table() {
    return table;
  }

  @Override
  protected Stream<? extends TrackedEventData<?>> readEventData(
      @Nullable TrackingToken after, boolean mayBlock) {
    return Stream.iterate(
            table.after(positionOf(after), PAGE),
            page -> !page.isEmpty(),
            page -> table.after(page.getLast().position(), PAGE))
        .flatMap(List::stream);
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(0);
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(table.head());
  }

  @Override
  public TrackingToken createTokenAt(Instant instant) {
    return new GlobalSequenceTrackingToken(table.positionAt(instant.minusNanos(1_000)));
  }

  public static long positionOf(@Nullable TrackingToken token) {
    return token == null ? 0 : token.position().orElse(0);
  }
}
