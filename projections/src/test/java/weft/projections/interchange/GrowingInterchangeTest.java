package weft.projections.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeEvent;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeKey;
import weft.interchange.MessageResult;
import weft.interchange.Severity;
import weft.language.Text;
import weft.party.PartyCode;

/**
 * An interchange of 2,000 messages, whose envelope has 1,000 faults, and one of 1,000 messages with
 * the same reference.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrowingInterchangeTest {
  private static final int MESSAGES = 2_000;
  private static final String ID = "0198f7a1-0000-7000-8000-000000000001";
  private static final int EQUAL = 1_000;
  private static final String EQUALS = "0198f7a1-0000-7000-8000-000000000002";
  private static final PartyCode BUYER = new PartyCode("HENGYUE");
  private static final InterchangeKey KEY = new InterchangeKey("HENGYUE", "WEFT", "R1");
  private static final View VIEW = new InterchangeBoard();
  private final TestDatabase db = TestDatabase.fresh();
  private final JdbcClient tables = JdbcClient.create(db.pools().writer());

  @BeforeAll
  void written() {
    List<Recorded> events = new ArrayList<>();
    List<Fault> envelope = Collections.nCopies(1_000, fault());
    events.add(
        event(
            1,
            new InterchangeReceived(
                ID, KEY, "00", 1, "https", BUYER, null, false, false, MESSAGES, envelope, null)));
    for (int number = 1; number <= MESSAGES; number++)
      events.add(event(number + 1, new MessageConcluded(ID, KEY, number, result(number))));
    events.add(
        event(
            10_000,
            new InterchangeReceived(
                EQUALS, KEY, "01", 1, "https", BUYER, null, false, false, EQUAL, List.of(), null)));
    for (int number = 1; number <= EQUAL; number++)
      events.add(
          event(
              10_000 + number,
              new MessageConcluded(EQUALS, KEY, number, equal(MessageResult.Outcome.HELD, 1))));
    for (int from = 0; from < events.size(); from += 500)
      VIEW.write(tables, events.subList(from, Math.min(events.size(), from + 500)));
  }

  @AfterAll
  void close() {
    db.close();
  }

  /** The first message also makes the partner's row, with the faults of the envelope. */
  @Test
  void the_last_of_2000_messages_writes_as_many_bytes_as_the_second() {
    assertThat(written(MESSAGES + 1)).isCloseTo(written(3), within(50L)).isLessThan(2_000);
  }

  @Test
  void the_interchange_counts_its_messages_and_they_stand_in_order() {
    assertThat(
            db.admin()
                .sql(
                    "select message_count || ' ' || rejected_count from interchange where id = ?"
                        + " and viewer = 'HENGYUE'")
                .param(ID)
                .query(String.class)
                .single())
        .isEqualTo(MESSAGES + " " + MESSAGES);
    assertThat(
            db.admin()
                .sql(
                    "select reference from interchange_message where id = ? and viewer = 'HENGYUE'"
                        + " and place > 0 order by place")
                .param(ID)
                .query(String.class)
                .list())
        .hasSize(MESSAGES)
        .startsWith("M00001", "M00002")
        .endsWith("M02000");
  }

  @Test
  void messages_with_equal_references_are_run_again_each_in_its_own_place() {
    List<Recorded> batch = new ArrayList<>();
    for (int number = EQUAL / 2 + 1; number <= EQUAL; number++)
      batch.add(rerun(20_000 + number, EQUALS, number, equal(MessageResult.Outcome.APPLIED, 0)));
    VIEW.write(tables, batch);
    for (String viewer : List.of("HENGYUE", "JIAXIN"))
      assertThat(
              db.admin()
                  .sql(
                      "select place from interchange_message where id = ? and viewer = ? and"
                          + " outcome = 'applied' order by place")
                  .params(EQUALS, viewer)
                  .query(Integer.class)
                  .list())
          .hasSize(EQUAL / 2)
          .startsWith(EQUAL / 2 + 1)
          .endsWith(EQUAL);
  }

  @Test
  void readers_learn_of_a_message_that_is_run_again_with_the_same_outcome_and_other_faults() {
    MessageResult other = equal(MessageResult.Outcome.HELD, 2);
    VIEW.write(tables, List.of(rerun(30_000, EQUALS, 1, other)));
    assertThat(changed()).containsExactly(30_000L, 30_000L);
    VIEW.write(tables, List.of(rerun(30_001, EQUALS, 1, other)));
    assertThat(changed()).containsExactly(30_000L, 30_000L);
  }

  /** The position from which each viewer's row holds. */
  private List<Long> changed() {
    return db.admin()
        .sql("select from_position from interchange where id = ?")
        .param(EQUALS)
        .query(Long.class)
        .list();
  }

  /** All rows of the view that begin at a position, including ended ones. */
  private long written(long position) {
    long bytes = 0;
    for (ViewTable it : VIEW.tables())
      if (it.kind() == ViewTable.Kind.VERSIONED)
        for (String table : List.of(it.name(), it.past()))
          bytes +=
              db.admin()
                  .sql(
                      "select coalesce(sum(length(to_jsonb(t)::text)), 0) from %s t where from_position = ?"
                          .formatted(table))
                  .param(position)
                  .query(Long.class)
                  .single();
    return bytes;
  }

  private static MessageResult result(int number) {
    return new MessageResult(
        "DELFOR",
        "D97A",
        "M%05d".formatted(number),
        MessageResult.Outcome.REJECTED,
        List.of(fault()));
  }

  private static MessageResult equal(MessageResult.Outcome outcome, int faults) {
    return new MessageResult("DELFOR", "D97A", "1", outcome, Collections.nCopies(faults, fault()));
  }

  private static Recorded rerun(long position, String id, int number, MessageResult result) {
    return event(
        position,
        new MessageRerun(id, KEY, number, result, new Text("Again.", "重试。"), false, null));
  }

  private static Fault fault() {
    return new Fault(
        2, "BGM", null, FaultCode.TOO_MANY_FAULTS, Severity.ERROR, 40, new Text("No.", "不。"));
  }

  private static Recorded event(long position, InterchangeEvent payload) {
    var provenance =
        new Provenance(
            new Provenance.Actor(BUYER, null, null),
            new Provenance.Source("interchange", ID, null, null),
            Set.of(BUYER, new PartyCode("JIAXIN")),
            ID,
            null);
    return new Recorded(
        position, KEY.stream(), position - 1, "e" + position, Instant.EPOCH, payload, provenance);
  }
}
