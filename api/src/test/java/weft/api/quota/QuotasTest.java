package weft.api.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.party.PartyCode;

/** Each party has its share of the hub, and each of its clients half of that. */
class QuotasTest {
  private static final Caller FIRST = client("LEE", "lee-edi");
  private static final Caller SECOND = client("LEE", "lee-planner");
  private static final Caller OTHER = client("WANG", "wang-edi");

  private final AtomicLong clock = new AtomicLong();
  private final Quotas quotas = new Quotas(new QuotaLimits(4, 60, 20, 0, 1, 2), clock::get);

  private static Caller client(String party, String name) {
    return new Caller(new PartyCode(party), null, name, Set.of(Role.EDI), List.of());
  }

  private Quotas.TooMuch refused(Caller caller, Quota quota) {
    return catchThrowableOfType(Quotas.TooMuch.class, () -> quotas.count(caller, quota));
  }

  private void count(Caller caller, Quota quota, int times) throws Quotas.TooMuch {
    for (int i = 0; i < times; i++) quotas.count(caller, quota);
  }

  @Test
  void a_client_has_half_of_its_partys_share_and_the_party_no_more_than_all_of_it()
      throws Exception {
    count(FIRST, Quota.REQUESTS, 30);
    assertThat(refused(FIRST, Quota.REQUESTS).quota()).isEqualTo(Quota.REQUESTS);
    count(SECOND, Quota.REQUESTS, 30);
    assertThat(refused(client("LEE", "a-third"), Quota.REQUESTS)).isNotNull();
    assertThatCode(() -> count(OTHER, Quota.REQUESTS, 30)).doesNotThrowAnyException();
    assertThat(quotas.refused(Quota.REQUESTS)).isEqualTo(2);
    assertThat(quotas.refused(Quota.UPLOADS)).isZero();
  }

  @Test
  void it_is_told_when_there_is_more_and_then_there_is() throws Exception {
    count(FIRST, Quota.UPLOADS, 10);
    Quotas.TooMuch told = refused(FIRST, Quota.UPLOADS);
    assertThat(told.retryAfter()).as("10 a minute").isEqualTo(6);
    clock.addAndGet(Duration.ofSeconds(told.retryAfter()).toNanos());
    count(FIRST, Quota.UPLOADS, 1);
    assertThat(refused(FIRST, Quota.UPLOADS)).isNotNull();
    clock.addAndGet(Duration.ofHours(1).toNanos());
    count(FIRST, Quota.UPLOADS, 10);
    assertThat(refused(FIRST, Quota.UPLOADS)).as("no more than a minute's is saved").isNotNull();
  }

  @Test
  void bytes_of_json_bodies_count_by_kilobyte_and_one_body_may_be_a_minutes_worth()
      throws Exception {
    quotas.count(FIRST, Quota.BYTES, 500);
    var told =
        catchThrowableOfType(Quotas.TooMuch.class, () -> quotas.count(FIRST, Quota.BYTES, 100));
    assertThat(told.retryAfter()).as("512 KB a minute of a client").isEqualTo(11);
    quotas.count(SECOND, Quota.BYTES, 4_000);
    quotas.count(OTHER, Quota.BYTES, 500);
    clock.addAndGet(Duration.ofMinutes(1).toNanos());
    quotas.count(FIRST, Quota.BYTES, 512);
  }

  @Test
  void zero_is_no_limit() {
    assertThatCode(() -> count(FIRST, Quota.EXPORTS, 10_000)).doesNotThrowAnyException();
  }

  @Test
  void places_come_back_and_a_party_that_has_all_of_them_waits_for_itself() throws Exception {
    List<Quotas.Place> taken = new ArrayList<>();
    for (Caller it : List.of(FIRST, FIRST, SECOND, SECOND))
      taken.add(quotas.enter(it, Quota.AT_A_TIME));
    long asked = System.nanoTime();
    assertThat(
            catchThrowableOfType(Quotas.TooMuch.class, () -> quotas.enter(FIRST, Quota.AT_A_TIME)))
        .isNotNull();
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(900));
    quotas.enter(OTHER, Quota.AT_A_TIME).close();
    taken.removeFirst().close();
    taken.add(quotas.enter(FIRST, Quota.AT_A_TIME));
    for (var it : taken) it.close();
    for (int i = 0; i < 10; i++) quotas.enter(FIRST, Quota.AT_A_TIME).close();
  }

  @Test
  void streams_last_and_are_refused_at_once() throws Exception {
    try (var _ = quotas.enter(FIRST, Quota.STREAMS)) {
      long asked = System.nanoTime();
      assertThat(
              catchThrowableOfType(Quotas.TooMuch.class, () -> quotas.enter(FIRST, Quota.STREAMS)))
          .isNotNull();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(500));
      quotas.enter(SECOND, Quota.STREAMS).close();
    }
    quotas.enter(FIRST, Quota.STREAMS).close();
  }
}
