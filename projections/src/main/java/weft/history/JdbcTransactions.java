package weft.history;

import javax.sql.DataSource;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Axon's transactions on the writer's pool, bound to the thread as Spring's JDBC expects them. */
final class JdbcTransactions implements TransactionManager {
  private final PlatformTransactionManager spring;

  JdbcTransactions(DataSource writer) {
    this.spring = new JdbcTransactionManager(writer);
  }

  @Override
  public Transaction startTransaction() {
    return new Started(spring, spring.getTransaction(new DefaultTransactionDefinition()));
  }

  private record Started(PlatformTransactionManager spring, TransactionStatus status)
      implements Transaction {
    @Override
    public void commit() {
      spring.commit(status);
    }

    @Override
    public void rollback() {
      if (!status.isCompleted()) spring.rollback(status);
    }
  }

  /**
   * For reactions: what they do outside may take its time, so no transaction stands open meanwhile.
   * Claims are still taken in one; the token afterwards is one conditional update.
   */
  TransactionManager onlyForClaims() {
    return new TransactionManager() {
      @Override
      public Transaction startTransaction() {
        return new Transaction() {
          @Override
          public void commit() {}

          @Override
          public void rollback() {}
        };
      }

      @Override
      public void executeInTransaction(Runnable task) {
        JdbcTransactions.this.executeInTransaction(task);
      }

      @Override
      public <T> T fetchInTransaction(java.util.function.Supplier<T> task) {
        return JdbcTransactions.this.fetchInTransaction(task);
      }
    };
  }
}
