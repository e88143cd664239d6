package weft.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.database.Beside;
import weft.database.DatabaseRoles;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.history.History;
import weft.history.follow.RowsVersions;
import weft.history.follow.View;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;
import weft.json.EventTypes;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.replay.Digest;
import weft.replay.Rebuilds;
import weft.replay.Rebuilds.State;
import weft.replay.Rebuilds.Status;

/** A hub rebuilds by itself the views whose rows an older release made. */
@Beside("views")
@Timeout(120)
class RowsOfAnOlderReleaseTest {
  private static final View CALL_OFFS = Views.BOARDS.getFirst();
  private static final View ORDERS = Views.BOARDS.get(1);
  private static final PartyScope AUDITOR = PartyScope.auditor(new PartyCode("SHENJI"));

  private final EventJson json = new EventJson(EventTypes.ALL);
  private TestDatabase db;
  private History hub;
  private Map<String, Digest> right;

  @BeforeEach
  void aHistory() {
    db = TestDatabase.fresh();
    hub = Views.open(db, 1_000, 1);
    var partners = new RandomHistory(8, new CommandGateway(hub.commands()), hub.streams());
    for (int i = 0; i < 60; i++) partners.step();
    Views.settle(hub);
    right = Views.digests(db);
  }

  @AfterEach
  void close() {
    hub.close();
    db.close();
  }

  @Test
  void a_view_with_rows_of_an_older_version_is_rebuilt_and_no_other_view_is() {
    madeByAnOlderRelease(CALL_OFFS);
    db.admin().sql("update call_off_line set quantity = quantity + 1").update();
    assertThat(Views.digests(db)).isNotEqualTo(right);
    String orders = since(ORDERS);

    try (var rebuilds = rebuilds()) {
      rebuilds.renewOlder();
      assertThat(rebuilds.outdated()).extracting(Status::view).containsExactly(CALL_OFFS.name());
      await(() -> rebuilds.outdated().isEmpty());
      var done = rebuilds.status(CALL_OFFS.name()).orElseThrow();
      assertThat(done.state()).isEqualTo(State.SWITCHED);
      assertThat(done.progress().events()).isEqualTo(done.progress().total()).isPositive();
      assertThat(rebuilds.status(ORDERS.name())).isEmpty();
    }
    assertThat(Views.digests(db)).isEqualTo(right);
    assertThat(versions().older(Views.BOARDS)).isEmpty();
    assertThat(since(ORDERS)).isEqualTo(orders);
  }

  @Test
  void one_of_two_hubs_rebuilds_and_the_other_serves_the_old_rows_until_then() {
    madeByAnOlderRelease(CALL_OFFS);
    try (var first = rebuilds();
        var second = rebuilds()) {
      whileSomebodyReads(
          () -> {
            first.renewOlder();
            await(() -> isBegun(first));
            second.renewOlder();
            await(() -> status(second).startedAt().isAfter(status(first).startedAt()));
            assertThat(status(second).state()).isEqualTo(State.WAITING);
          });
      await(() -> first.outdated().isEmpty());
      String since = since(CALL_OFFS);
      await(() -> second.outdated().isEmpty());
      assertThat(second.status(CALL_OFFS.name())).isEmpty();
      assertThat(since(CALL_OFFS)).isEqualTo(since);
    }
    assertThat(Views.digests(db)).isEqualTo(right);
  }

  @Test
  @Tag("long")
  void a_rebuild_that_was_broken_off_is_begun_again_at_the_next_start() {
    madeByAnOlderRelease(CALL_OFFS);
    db.admin().sql("update call_off_line set quantity = quantity + 1").update();
    var wrong = Views.digests(db);
    whileSomebodyReads(
        () -> {
          try (var stopped = rebuilds()) {
            stopped.renewOlder();
            await(() -> isBegun(stopped));
          }
        });
    assertThat(Views.digests(db)).isEqualTo(wrong);
    assertThat(versions().older(Views.BOARDS)).containsExactly(CALL_OFFS);

    try (var rebuilds = rebuilds()) {
      rebuilds.renewOlder();
      await(() -> rebuilds.outdated().isEmpty());
    }
    assertThat(Views.digests(db)).isEqualTo(right);
  }

  @Test
  void rows_have_the_version_of_the_release_that_began_the_view() {
    assertThat(versions().older(Views.BOARDS)).isEmpty();
    assertThat(versions().newer(Views.BOARDS)).isEmpty();
    db.admin().sql("update view_rows set version = 9 where view = 'order-board'").update();
    assertThat(versions().newer(Views.BOARDS)).containsExactly(ORDERS);
    db.admin().sql("delete from view_rows where view = 'order-board'").update();
    versions().noteNew(Views.BOARDS);
    assertThat(versions().older(Views.BOARDS))
        .describedAs("begun by a hub that noted no version")
        .containsExactly(ORDERS);
  }

  private RowsVersions versions() {
    return new RowsVersions(db.pools().writer());
  }

  private void madeByAnOlderRelease(View view) {
    int changed =
        db.admin()
            .sql("update view_rows set version = version - 1 where view = ?")
            .param(view.name())
            .update();
    assertThat(changed).isOne();
  }

  private String since(View view) {
    return db.admin()
        .sql("select since::text from view_rows where view = ?")
        .param(view.name())
        .query(String.class)
        .single();
  }

  /** No switch takes place meanwhile, because it waits for reads to end. */
  private void whileSomebodyReads(Runnable work) {
    new PartyReads(db.pools())
        .inParty(
            AUDITOR,
            it -> {
              it.sql("select count(*) from call_off_line").query(Long.class).single();
              work.run();
              return 0;
            });
  }

  private Rebuilds rebuilds() {
    return new Rebuilds(
        Views.BOARDS,
        db.ownerLogins(),
        db.writerLogins(),
        DatabaseRoles.READER,
        new HistoryReader(db.pools().writer(), json),
        json);
  }

  private static Status status(Rebuilds rebuilds) {
    return rebuilds.status(CALL_OFFS.name()).orElseThrow();
  }

  /** It has the view's lock then. */
  private static boolean isBegun(Rebuilds rebuilds) {
    return !status(rebuilds).progress().elapsed().isZero();
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(until);
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
