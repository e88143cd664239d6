package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Four connections of a buyer send releases of 750 lines without pause, while its supplier, which
 * has 600,000 lines due before those, searches its call-offs by part. Each search is answered with
 * 200, and 99 of 100 within 500 ms. In the short form, during a build and without the many lines,
 * each is answered within the general time limit.
 */
final class BurstSearch implements Scenario {
  private static final int SENDERS = 4;
  private static final int LINES = 750;
  private static final LocalDate FIRST = LocalDate.of(2027, 3, 1);
  private static final int LINES_BEFORE = 600_000;
  static final Duration PROMISED = Duration.ofMillis(500);
  private static final Duration IN_ANY_CASE = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "burst-search";
  }

  @Override
  public void run(Trial trial) throws Exception {
    try (var site = DemoSite.of(trial)) {
      if (!trial.small()) fill(site);
      Burst burst = burst(site, trial);
      trial.found("%s", burst);
      assertThat(burst.refused()).describedAs("looks not answered").isZero();
      assertThat(burst.p99()).isLessThan(trial.small() ? IN_ANY_CASE : PROMISED);
    }
  }

  /**
   * The result of a run.
   *
   * @param looks the duration of each search, ascending
   * @param refused searches answered with anything but 200
   * @param sent releases that were accepted
   * @param later releases answered 429 or 503
   */
  record Burst(List<Duration> looks, int refused, int sent, int later) {
    Duration p99() {
      return looks.get(Math.min(looks.size() - 1, looks.size() * 99 / 100));
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d looks by part while %d connections sent %d releases of %d lines (%d told to come"
              + " later): %s answered, half within %.0f ms, 99 of 100 within %.0f ms",
          looks.size(),
          SENDERS,
          sent,
          LINES,
          later,
          refused == 0 ? "each" : "all but " + refused,
          looks.get(looks.size() / 2).toNanos() / 1e6,
          p99().toNanos() / 1e6);
    }
  }

  /** The board with a supplier of many parts. A replay does not have these lines. */
  static void fill(DemoSite site) throws Exception {
    var db = site.postgres().look();
    int lines =
        db.sql(
                """
                insert into call_off_line
                select it.*
                from (select * from call_off_line where supplier = 'DINGCHENG' limit 1) l, generate_series(1, :lines) n,
                  lateral jsonb_populate_record(null::call_off_line,
                    to_jsonb(l) || jsonb_build_object('due', :first::date - 1 - n % 80, 'ordinal', 1000 + n)) it\
                """)
            .param("lines", LINES_BEFORE)
            .param("first", FIRST)
            .update();
    assertThat(lines).isEqualTo(LINES_BEFORE);
    db.sql("analyze call_off_line").update();
  }

  static Burst burst(DemoSite site, Trial trial) throws Exception {
    var buyer = Reader.of(site, "hengyue-edi");
    var supplier = Reader.of(site, "dingcheng-api");
    String prefix = "B" + trial.random().nextInt(100_000);
    var sent = new AtomicInteger();
    var later = new AtomicInteger();
    var ends = new AtomicBoolean();
    int refused = 0;
    List<Duration> looks = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        String part = prefix + "P" + i;
        senders.add(
            threads.submit(
                () -> {
                  for (int release = 1; !ends.get(); release++)
                    send(buyer, part, release, sent, later);
                  return true;
                }));
      }
      try {
        Waiting.until("a burst", Duration.ofMinutes(2), () -> sent.get() >= SENDERS);
        for (int i = 0; i < trial.times(15, 300); i++) {
          long asked = System.nanoTime();
          var answer = supplier.get("/api/v1/call-offs?part=" + prefix + "P" + i % SENDERS);
          looks.add(Duration.ofNanos(System.nanoTime() - asked));
          if (answer.statusCode() == 200) continue;
          trial.say("%d %s", answer.statusCode(), answer.body());
          refused++;
        }
      } finally {
        ends.set(true);
      }
      for (var it : senders) assertThat(it.get()).isTrue();
    }
    Collections.sort(looks);
    return new Burst(looks, refused, sent.get(), later.get());
  }

  private static void send(
      Reader by, String part, int release, AtomicInteger sent, AtomicInteger refused)
      throws Exception {
    var answer = by.handIn(delfor(part, release));
    if (answer.statusCode() == 200) sent.incrementAndGet();
    else {
      assertThat(answer.statusCode()).describedAs(answer.body()).isIn(202, 429, 503);
      refused.incrementAndGet();
    }
  }

  private static String delfor(String part, int release) {
    String reference = part + "R" + release;
    var text =
        new StringBuilder(
            """
            UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+%1$s++DELFOR'\
            UNH+1+DELFOR:D:97A:UN'BGM+241+%1$s+5'DTM+137:20261124%2$02d%3$02d:203'\
            NAD+BY+HENGYUE::92'NAD+SU+DINGCHENG::92'GIS+37'NAD+ST+PLANT2::92'\
            LIN+1++%4$s:IN'RFF+AAN:%5$d'\
            """
                .formatted(reference, release / 60 % 24, release % 60, part, release));
    for (int i = 0; i < LINES; i++)
      text.append(
          "SCC+1++D'QTY+113:%d:PCE'DTM+2:%s:102'"
              .formatted(
                  40 + release + i % 7,
                  DateTimeFormatter.BASIC_ISO_DATE.format(FIRST.plusDays(i))));
    return text.append("UNT+%d+1'UNZ+1+%s'".formatted(10 + 3 * LINES, reference)).toString();
  }
}
