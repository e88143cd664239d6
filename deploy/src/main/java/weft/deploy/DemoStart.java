package weft.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
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
import weft.desk.Counter;
import weft.edi.folder.PrivateFolders;
import weft.edi.reception.Reception;
import weft.history.History;
import weft.party.PartyCode;

/** Plays the demo's history on its first start, before the hub calls itself ready. */
@Component
@Profile("demo")
class DemoStart implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(DemoStart.class);

  private final Reception reception;
  private final Counter counter;
  private final History history;
  private final Clock clock;
  private final JdbcClient writer;
  private final Path partners;

  DemoStart(
      Reception reception,
      Counter counter,
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
    boolean played = demo.play();
    for (PartyCode it : DemoNetwork.parties()) PrivateFolders.make(partners.resolve(it.value()));
    if (!played) return;
    history.positions().awaitSettled(history.positions().head(), java.time.Duration.ofSeconds(10));
    new DemoHands(writer).take();
  }
}
