package weft.history.follow;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import weft.database.Pools;
import weft.event.Deadline;

/**
 * Axon's transactions on the writer's pool, bound to the thread as Spring's JDBC expects them. A
 * semaphore keeps connections free for requests, because many views that catch up would take them
 * all.
 */
public final class JdbcTransactions implements TransactionManager {
  /** Includes the pool's own timeout of 2 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final PlatformTransactionManager spring;
  private final Semaphore room = new Semaphore(Pools.FOLLOWERS, true);

  public JdbcTransactions(DataSource writer) {
    this.spring = new JdbcTransactionManager(writer);
  }

  @Override
  public Transaction startTransaction() {
    long asked = System.nanoTime();
    waitForRoom();
    try {
      return new Started(spring, begun(asked), new AtomicBoolean(), room);
    } catch (RuntimeException | Error e) {
      room.release();
      throw e;
    }
  }

  private void waitForRoom() {
    try {
      if (room.tryAcquire(Deadline.atMost(PATIENCE).toMillis(), TimeUnit.MILLISECONDS)) return;
      throw new CannotCreateTransactionException("Too many followers are at work");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotCreateTransactionException("Interrupted while others are at work", e);
    }
  }

  /**
   * Begins a transaction, and retries while the pool is exhausted. A view then is only late; an
   * error would make Axon leave it alone for up to a minute.
   */
  private TransactionStatus begun(long asked) {
    while (true) {
      try {
        return spring.getTransaction(new DefaultTransactionDefinition());
      } catch (CannotCreateTransactionException e) {
        boolean isBusy = e.getCause() instanceof SQLTransientConnectionException;
        var patience = Deadline.atMost(PATIENCE);
        if (!isBusy || System.nanoTime() - asked > patience.toNanos()) throw e;
      }
    }
  }

  private record Started(
      PlatformTransactionManager spring,
      TransactionStatus status,
      AtomicBoolean isOver,
      Semaphore room)
      implements Transaction {
    @Override
    public void commit() {
      try {
        spring.commit(status);
      } finally {
        over();
      }
    }

    @Override
    public void rollback() {
      try {
        if (!status.isCompleted()) spring.rollback(status);
      } finally {
        over();
      }
    }

    /** Releases the permit once: Axon rolls back after a failed commit. */
    private void over() {
      if (isOver.compareAndSet(false, true)) room.release();
    }
  }
}
