package weft.history.follow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;
import weft.event.Reaction;
import weft.history.deadletter.DeadLetterTable;
import weft.history.follow.HeldClaims.Claim;
import weft.history.store.Follower;

/**
 * Follows the history for every view and reaction, each with a processor of its own that continues
 * where it stopped. Several hubs on one database share the work: a hub leaves alone what another
 * one holds, and takes over within 10 s when that hub dies.
 */
public final class ViewProcessors implements AutoCloseable {
  private static final Duration CLAIM_AGAIN = Duration.ofSeconds(2);

  /** Axon checks this twice a second, so a worker renews its claim at least every 2 s. */
  private static final Duration EXTEND = Duration.ofMillis(1_400);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Followed history;
  private final ProcessorTokens tokens;
  private final JdbcTransactions transactions;
  private final int batchSize;
  private final int segments;
  private final List<PooledStreamingEventProcessor> processors = new ArrayList<>();
  private final List<String> reactions = new ArrayList<>();
  private final List<ScheduledExecutorService> threads = new ArrayList<>();
  private final QuietViews quiet;

  /** Opens the history after a token, for a follower. */
  public interface Followed {
    BlockingStream<TrackedEventMessage<?>> after(@Nullable TrackingToken token, Follower follower);
  }

  /**
   * Makes the processors.
   *
   * @param moved runs after the stored tokens of some views have moved; it must not block
   */
  public ViewProcessors(
      Followed history,
      ProcessorTokens tokens,
      DataSource writer,
      int batchSize,
      int segments,
      Runnable moved) {
    this.history = history;
    this.tokens = tokens;
    this.transactions = new JdbcTransactions(writer);
    this.batchSize = batchSize;
    this.segments = segments;
    this.quiet = new QuietViews(tokens.claimed(), moved, this::giveUp);
  }

  public void add(ViewWriter view) {
    var follower =
        new Following(view.view().name(), history, view.view()::handles, quiet::haveNews);
    quiet.view(follower);
    add(follower, new BatchWriter(view, quiet), batchSize, 0);
  }

  public void add(Reaction reaction, DeadLetterTable letters) {
    // Read the positions before any reaction runs; in a new history every reaction begins at the
    // first event.
    long from = reaction.looksBack() ? 0 : tokens.lowest(reactions);
    reactions.add(reaction.name());
    var follower = new Following(reaction.name(), history, reaction::handles, () -> {});
    quiet.reaction(follower);
    add(follower, new OneByOne(reaction, letters, transactions), 1, from);
  }

  private void add(Following follower, EventHandlerInvoker invoker, int batch, long from) {
    String name = follower.name();
    var processor =
        PooledStreamingEventProcessor.builder()
            .name(name)
            .eventHandlerInvoker(invoker)
            .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
            .errorHandler(PropagatingErrorHandler.instance())
            .messageSource(follower)
            .tokenStore(tokens)
            .transactionManager(new WrittenTransactions(transactions))
            .initialToken(_ -> new GlobalSequenceTrackingToken(from))
            .initialSegmentCount(segments)
            .batchSize(batch)
            .tokenClaimInterval(CLAIM_AGAIN.toMillis())
            .claimExtensionThreshold(EXTEND.toMillis())
            .coordinatorExecutor(threads(1, name + "-coordinator"))
            .workerExecutor(threads(segments, name))
            .build();
    follower.processor(processor);
    processors.add(processor);
  }

  private ScheduledExecutorService threads(int count, String name) {
    var executor = new Impatient(count, name);
    threads.add(executor);
    return executor;
  }

  /** Shortens Axon's retry pauses, which grow to a minute while the database is unreachable. */
  private static final class Impatient extends ScheduledThreadPoolExecutor {
    Impatient(int threads, String name) {
      super(threads, Thread.ofPlatform().name(name + "-", 0).daemon().factory());
      setRemoveOnCancelPolicy(true);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      return super.schedule(
          task, Math.min(unit.toMillis(delay), LONGEST_PAUSE.toMillis()), TimeUnit.MILLISECONDS);
    }
  }

  public void start() {
    processors.forEach(PooledStreamingEventProcessor::start);
    quiet.start();
    var stewards =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("weft-claims").daemon().factory());
    threads.add(stewards);
    var _ =
        stewards.scheduleWithFixedDelay(
            this::keepClaims,
            CLAIM_AGAIN.toMillis(),
            CLAIM_AGAIN.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void keepClaims() {
    tokens.held().renew();
    claimAgain();
    quiet.reactionsToo();
  }

  /**
   * Gives up a claim whose stored token is not the known one; it is then read and claimed again.
   */
  private void giveUp(Claim claim) {
    for (var it : processors)
      if (it.getName().equals(claim.processor()))
        it.releaseSegment(claim.segment(), CLAIM_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Claims every segment that nobody works on. After a lost claim, Axon blocks the processor from
   * claiming the segment for a second, then two, up to a minute, and counts another failure at each
   * look while a loaded machine is still releasing it. Without this method nobody would take over
   * from a dead hub meanwhile.
   */
  private void claimAgain() {
    for (var it : processors)
      for (int segment = 0; segment < segments; segment++)
        if (it.isRunning() && !it.processingStatus().containsKey(segment)) {
          var _ = it.claimSegment(segment);
        }
  }

  /**
   * Finishes the current batches and releases the claims, so that another hub may continue at once.
   */
  @Override
  public void close() {
    quiet.close();
    CompletableFuture.allOf(
            processors.stream()
                .map(PooledStreamingEventProcessor::shutdownAsync)
                .toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, 10, TimeUnit.SECONDS)
        .join();
    threads.forEach(ScheduledExecutorService::shutdownNow);
  }
}
