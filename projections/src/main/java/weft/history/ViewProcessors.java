package weft.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import weft.event.Reaction;

/**
 * Follows history for every view and reaction, each by a processor of its own that continues where
 * it stopped. Several hubs on one database share the work: what one holds, the others leave alone,
 * and take over within 10 s when it dies.
 */
final class ViewProcessors implements AutoCloseable {
  private static final Duration CLAIM_AGAIN = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final StreamableMessageSource<TrackedEventMessage<?>> history;
  private final Tokens tokens;
  private final JdbcTransactions transactions;
  private final int batchSize;
  private final int segments;
  private final List<PooledStreamingEventProcessor> processors = new ArrayList<>();
  private final List<ScheduledExecutorService> threads = new ArrayList<>();

  ViewProcessors(
      StreamableMessageSource<TrackedEventMessage<?>> history,
      Tokens tokens,
      DataSource writer,
      int batchSize,
      int segments) {
    this.history = history;
    this.tokens = tokens;
    this.transactions = new JdbcTransactions(writer);
    this.batchSize = batchSize;
    this.segments = segments;
  }

  void add(ViewWriter view, Runnable written) {
    add(view.view().name(), new BatchWriter(view, written), transactions, batchSize);
  }

  void add(Reaction reaction, DeadLetterTable letters) {
    var invoker = new OneByOne(reaction, letters, transactions);
    add(reaction.name(), invoker, transactions.onlyForClaims(), 1);
  }

  private void add(
      String name, EventHandlerInvoker invoker, TransactionManager transactions, int batch) {
    processors.add(
        PooledStreamingEventProcessor.builder()
            .name(name)
            .eventHandlerInvoker(invoker)
            .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
            .errorHandler(PropagatingErrorHandler.instance())
            .messageSource(history)
            .tokenStore(tokens)
            .transactionManager(transactions)
            .initialToken(StreamableMessageSource::createTailToken)
            .initialSegmentCount(segments)
            .batchSize(batch)
            .tokenClaimInterval(CLAIM_AGAIN.toMillis())
            .claimExtensionThreshold(CLAIM_AGAIN.toMillis())
            .coordinatorExecutor(threads(1, name + "-coordinator"))
            .workerExecutor(threads(segments, name))
            .build());
  }

  private ScheduledExecutorService threads(int count, String name) {
    var executor = new Impatient(count, name);
    threads.add(executor);
    return executor;
  }

  /** Axon pauses ever longer, up to a minute, while the database is away; we look more often. */
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

  void start() {
    processors.forEach(PooledStreamingEventProcessor::start);
    var stewards =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("weft-claims").daemon().factory());
    threads.add(stewards);
    var _ =
        stewards.scheduleWithFixedDelay(
            this::claimAgain,
            CLAIM_AGAIN.toMillis(),
            CLAIM_AGAIN.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /**
   * What a processor had to give up Axon keeps it from claiming for a second, then two, up to a
   * minute; and it counts once more each time it looks while a loaded machine is still giving up.
   * Nobody takes over from a dead neighbour meanwhile. So we ask for what is not being worked on.
   */
  private void claimAgain() {
    for (var it : processors)
      for (int segment = 0; segment < segments; segment++)
        if (it.isRunning() && !it.processingStatus().containsKey(segment)) {
          var _ = it.claimSegment(segment);
        }
  }

  /**
   * Finishes the batches at hand and lets go of the claims, so that another hub may go on at once.
   */
  @Override
  public void close() {
    CompletableFuture.allOf(
            processors.stream()
                .map(PooledStreamingEventProcessor::shutdownAsync)
                .toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, 10, TimeUnit.SECONDS)
        .join();
    threads.forEach(ScheduledExecutorService::shutdownNow);
  }
}
