package weft.history.follow;

import java.util.function.Supplier;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that begin once there is something to write: most events concern few views, and a
 * token alone is one conditional update. For a reaction none ever begins: what it does outside may
 * take its time, and nothing stands open meanwhile. Claims are always taken in one.
 */
final class WrittenTransactions implements TransactionManager {
  private static final ThreadLocal<Later> CURRENT = new ThreadLocal<>();

  private final JdbcTransactions transactions;

  WrittenTransactions(JdbcTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Transaction startTransaction() {
    var later = new Later();
    CURRENT.set(later);
    return later;
  }

  /** From here on what this thread's unit of work does is written as a whole, or not at all. */
  static void begin() {
    var later = CURRENT.get();
    if (later == null) throw new IllegalStateException("No unit of work has a transaction here");
    later.begin();
  }

  private final class Later implements Transaction {
    private @Nullable Transaction begun;

    private void begin() {
      if (begun == null) begun = transactions.startTransaction();
    }

    @Override
    public void commit() {
      CURRENT.remove();
      if (begun != null) begun.commit();
    }

    @Override
    public void rollback() {
      CURRENT.remove();
      if (begun != null) begun.rollback();
    }
  }

  @Override
  public void executeInTransaction(Runnable task) {
    transactions.executeInTransaction(task);
  }

  @Override
  public <T> T fetchInTransaction(Supplier<T> task) {
    return transactions.fetchInTransaction(task);
  }
}
