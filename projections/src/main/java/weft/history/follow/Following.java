package weft.history.follow;

import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import weft.history.store.Follower;
import weft.history.store.HistoryEngine;
import weft.history.store.RecordedEvents;
import weft.history.store.Unreadable;

/**
 * One processor as a follower of the history. Axon bounds a processor's buffer by a number of
 * events only; this source bounds it by bytes, and leaves out events that do not concern it.
 */
final class Following implements StreamableMessageSource<TrackedEventMessage<?>>, Follower {
  private final String name;
  private final ViewProcessors.Followed history;
  private final Predicate<Object> handles;
  private final Runnable news;
  private volatile @Nullable PooledStreamingEventProcessor processor;
  private volatile Stretch passed = Stretch.NONE;

  /** The last event that concerns the processor, as far as the history was read for it. */
  private volatile long wanted;

  /**
   * Makes the follower of a processor.
   *
   * @param news runs when the processor may pass events
   */
  Following(
      String name, ViewProcessors.Followed history, Predicate<Object> handles, Runnable news) {
    this.name = name;
    this.history = history;
    this.handles = handles;
    this.news = news;
  }

  String name() {
    return name;
  }

  void processor(PooledStreamingEventProcessor made) {
    processor = made;
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
    return history.after(after, this);
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(0);
  }

  /** An unreadable event concerns everybody, because nobody knows whom it concerns. */
  @Override
  public boolean concerns(EventMessage<?> event) {
    Object payload = RecordedEvents.payloadOf(event);
    if (!(payload instanceof Unreadable) && !handles.test(payload)) return false;
    if (event instanceof TrackedEventMessage<?> it)
      wanted(HistoryEngine.positionOf(it.trackingToken()));
    return true;
  }

  private synchronized void wanted(long position) {
    wanted = Math.max(wanted, position);
  }

  /** The last event that concerns the processor. */
  long wanted() {
    return wanted;
  }

  /** The lowest position that its segments have finished; 0 while it has none. */
  @Override
  public long finished() {
    var it = processor;
    if (it == null) return 0;
    return it.processingStatus().values().stream()
        .mapToLong(segment -> segment.getCurrentPosition().orElse(0))
        .min()
        .orElse(0);
  }

  @Override
  public synchronized void passed(long after, long until) {
    var all = passed.and(new Stretch(after, until));
    if (all.equals(passed)) return;
    passed = all;
    news.run();
  }

  Stretch passed() {
    return passed;
  }
}
