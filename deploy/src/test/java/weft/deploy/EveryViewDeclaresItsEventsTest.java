package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import weft.context.Contexts;
import weft.database.Beside;
import weft.database.TestDatabase;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.history.follow.View;
import weft.json.Samples;
import weft.party.PartyCode;
import weft.projections.scheduling.CallOffBoard;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;

/**
 * The hub wakes a view only for events that it declares. A view that declares too little would miss
 * changes, so each view gets every event that it did not declare, and must not change a row.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Beside("own")
class EveryViewDeclaresItsEventsTest {
  /** The samples move no goods that one party holds and another owns. */
  private static final Set<String> WITHOUT_ROWS = Set.of("consigned-stock");

  private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
  private final TestDatabase db = TestDatabase.fresh();
  private final JdbcClient writer = JdbcClient.create(db.pools().writer());
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(db.pools().writer()));

  /** Part of a transaction that fails alone. */
  private final TransactionTemplate step =
      new TransactionTemplate(transaction.getTransactionManager());

  /** The rows written in this transaction when last looked at. */
  private long changes;

  @BeforeAll
  void nested() {
    step.setPropagationBehavior(TransactionTemplate.PROPAGATION_NESTED);
  }

  @AfterAll
  void close() {
    db.close();
  }

  List<View> views() {
    return HubViews.writing(writer);
  }

  @ParameterizedTest
  @MethodSource("views")
  void no_event_that_a_view_does_not_declare_changes_its_rows(View view) {
    assertThat(changedUndeclared(view)).as(view.name()).isEmpty();
  }

  @Test
  void a_view_that_declares_too_little_is_found() {
    var board = new CallOffBoard();
    assertThat(changedUndeclared(new DeclaresLess(board, ForecastReleased.class)))
        .contains("ForecastReleased");
  }

  /** A view that does not declare one of its events. */
  private record DeclaresLess(View view, Class<?> without) implements View {
    @Override
    public String name() {
      return view.name();
    }

    @Override
    public Set<Class<?>> events() {
      return view.events();
    }

    @Override
    public boolean handles(Object payload) {
      return view.handles(payload) && !without.isInstance(payload);
    }

    @Override
    public void write(JdbcClient database, List<Recorded> batch) {
      view.write(database, batch);
    }
  }

  /** The kinds of undeclared events that change rows, after the declared ones made some. */
  private List<String> changedUndeclared(View view) {
    return transaction.execute(
        all -> {
          changes = changes();
          Set<String> streams = new LinkedHashSet<>();
          var declared = Samples.ALL.stream().filter(view::handles).toList();
          long position = 0;
          boolean some = false;
          for (Object it : declared) {
            String stream = stream(it);
            streams.add(stream);
            some |= written(view, recorded(it, stream, ++position));
          }
          // Without a row of its own, the view has nothing that another event could change.
          assertThat(some || WITHOUT_ROWS.contains(view.name()))
              .as("%s writes rows of its samples", view.name())
              .isTrue();
          List<Recorded> undeclared = new ArrayList<>();
          for (Object it : Samples.ALL) {
            if (view.handles(it)) continue;
            streams.add(stream(it));
            for (String stream : streams) undeclared.add(recorded(it, stream, ++position));
            streams.remove(stream(it));
          }
          List<String> changed = new ArrayList<>();
          // A view that takes them all at once and changes nothing is through at once.
          if (!taken(view, undeclared) || rowsWritten())
            for (Recorded it : undeclared)
              if (written(view, it)) changed.add(it.payload().getClass().getSimpleName());
          all.setRollbackOnly();
          return changed;
        });
  }

  /** Whether the event changed rows. A view that refuses it has changed none. */
  private boolean written(View view, Recorded event) {
    return taken(view, List.of(event)) && rowsWritten();
  }

  /**
   * Whether rows were written since the last look. Most views refuse most events before they write
   * anything, so there is no look for those.
   */
  private boolean rowsWritten() {
    long before = changes;
    changes = changes();
    return changes > before;
  }

  /** Whether the view takes the batch; what it wrote before it refused is taken back. */
  private boolean taken(View view, List<Recorded> batch) {
    try {
      step.executeWithoutResult(_ -> view.write(writer, batch));
      return true;
    } catch (RuntimeException e) { // such as a class cast
      return false;
    }
  }

  /** The rows written in this transaction; pg_stat_xact_user_tables would look at indexes too. */
  private long changes() {
    return writer
        .sql(
            """
            select sum(pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
              + pg_stat_get_xact_tuples_deleted(oid))
            from pg_class where relkind = 'r' and relnamespace = 'weft'::regnamespace
            """)
        .query(Long.class)
        .single();
  }

  private static Recorded recorded(Object event, String stream, long position) {
    return new Recorded(
        position,
        stream,
        position,
        "event-" + position,
        START.plusSeconds(position),
        event,
        new Provenance(
            new Provenance.Actor(new PartyCode("HENGYUE"), "P-0003", null),
            new Provenance.Source("request", null, null, "sample"),
            Set.of(new PartyCode("HENGYUE")),
            "sample",
            null));
  }

  private static String stream(Object event) {
    return Contexts.ALL.stream()
        .filter(it -> it.isOf(event))
        .map(it -> StreamId.of(it.name(), "HENGYUE", "sample"))
        .findFirst()
        .orElse("Other:HENGYUE:sample");
  }
}
