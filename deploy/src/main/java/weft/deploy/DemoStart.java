package weft.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.deploy.demo.DemoHands;
import weft.deploy.demo.DemoHistory;
import weft.deploy.demo.DemoNetwork;
import weft.deploy.settings.WeftSettings;
import weft.desk.Busy;
import weft.desk.CommandGateway;
import weft.edi.folder.PrivateFolders;
import weft.edi.reception.Reception;
import weft.history.History;
import weft.history.store.HistoryUnavailable;
import weft.party.PartyCode;

/** Plays the demo's history on the first start, before the hub reports that it is ready. */
@Component
@Profile("demo")
class DemoStart implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(DemoStart.class);

  private static final int ATTEMPTS = 10;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Reception reception;
  private final CommandGateway counter;
  private final History history;
  private final Clock clock;
  private final JdbcClient writer;
  private final Path partners;

  DemoStart(
      Reception reception,
      CommandGateway counter,
      History history,
      Clock clock,
      JdbcClient writer,
      WeftSettings settings) {
    this.reception = reception;
    this.counter = counter;
    this.history = history;
    this.clock = clock;
    this.writer = writer;
    this.partners = settings.data().resolve("partners");
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    if (!history.canRecord()) {
      log.warn(
          "The demo's history is not played, since nothing can be recorded; start again later");
      return;
    }
    var demo =
        new DemoHistory(
            reception, counter, history.streams(), history.positions(), LocalDate.now(clock));
    boolean played = played(demo);
    for (PartyCode it : DemoNetwork.parties()) PrivateFolders.make(partners.resolve(it.value()));
    if (!played) return;
    history.positions().awaitSettled(history.positions().head(), Duration.ofSeconds(10));
    new DemoHands(writer).take();
  }

  /**
   * Repeats a play that timed out. It continues where it stopped, because recorded steps are
   * skipped.
   */
  private static boolean played(DemoHistory demo) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return demo.play();
      } catch (HistoryUnavailable | Busy e) {
        log.warn("The demo's history waits: {}", e.getMessage());
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    log.warn("The demo's history is not played to its end; start again later");
    return false;
  }
}
