package weft.projections.balance;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import weft.database.TestDatabase;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.projections.balance.change.PartChanges;
import weft.projections.board.Boards;
import weft.projections.ordering.OrderBoard;
import weft.projections.party.DirectoryView;
import weft.projections.scheduling.CallOffBoard;

/** The views from which balances are read; passes each event to the views it concerns. */
final class BalanceViews {
  private final JdbcClient writer;
  private final TransactionTemplate transaction;
  private final List<View> views;

  BalanceViews(TestDatabase db) {
    this.writer = JdbcClient.create(db.pools().writer());
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(db.pools().writer()));
    this.views =
        new ArrayList<>(
            List.of(
                new DirectoryView(writer),
                new CallOffBoard(),
                new OrderBoard(),
                new PartChanges(),
                new SiteNamesView()));
    for (var it : Boards.ALL) views.add(it.view());
  }

  void write(Recorded event) {
    for (View it : views)
      if (it.handles(event.payload()))
        transaction.executeWithoutResult(_ -> it.write(writer, List.of(event)));
  }
}
