package weft.history.follow;

import java.util.function.Supplier;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that begin only when there is something to write: most events concern few views, and
 * a token alone is one conditional update. For a reaction none ever begins: its outside work may
 * take long, and no transaction stays open meanwhile. Claims are always taken in a transaction.
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

  /** Begins the transaction of this thread's unit of work, unless it has begun. */
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
